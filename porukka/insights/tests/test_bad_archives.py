"""Exports that are broken or mean harm: said with file and line, and nothing is unpacked to the disk."""

from __future__ import annotations

import json

import pytest

from porukka.insights import archives
from porukka.insights.archives import opening
from porukka.insights.tests.exports import ROWS, as_csv, as_lines, packed, text


@pytest.mark.parametrize(("make", "line"), [(as_csv, 3), (as_lines, 2)])
@pytest.mark.parametrize("broken", [{"time": "yesterday"}, {"author": ""}, {"thread": ""}, {"time": "9e99"}])
def test_a_broken_line_is_named(tmp_path, make, line, broken):
    file = text(tmp_path / "all.txt", make([ROWS[0], ROWS[1] | broken]))
    with pytest.raises(archives.BadFile, match=f"all.txt, line {line}: “{next(iter(broken))}” is missing"):
        archives.read(file)


def test_what_cannot_be_read_is_said_with_what_can(tmp_path):
    for name, content in {"a.txt": "hello\nworld", "b.json": '{"a": 1}', "c.csv": "a,b,c\n1,2,3"}.items():
        with pytest.raises(
            archives.BadFile, match=f"{name} is nothing that can be read. What can: a Slack export"
        ):
            archives.read(text(tmp_path / name, content))
    with pytest.raises(archives.BadFile, match="is empty"):
        archives.read(text(tmp_path / "empty.csv", ""))
    with pytest.raises(archives.BadFile, match="holds no messages"):
        archives.read(text(tmp_path / "none.csv", "id,thread,author,time,reply_to,text\n"))
    with pytest.raises(archives.BadFile, match="No such file"):
        archives.read(str(tmp_path / "away.zip"))
    with pytest.raises(archives.BadFile, match="is a folder"):
        archives.read(str(tmp_path))


def test_another_encoding_is_named_with_its_line(tmp_path):
    path = tmp_path / "latin.csv"
    path.write_bytes(as_csv(ROWS).encode() + "\n4,t,Väinö,2026-01-05,,".encode("latin-1"))
    with pytest.raises(archives.BadFile, match=r"latin.csv, line 6: this is not UTF-8 text"):
        archives.read(str(path))


def test_json_that_breaks_is_named_with_its_line(tmp_path):
    file = packed(tmp_path / "s.zip", {"users.json": "[]", "c/2026-01-05.json": '[\n{"type": "message",\n}]'})
    with pytest.raises(archives.BadFile, match=r"c/2026-01-05\.json, line 3: this is not JSON"):
        archives.read(file)
    with pytest.raises(archives.BadFile, match="nested too deep"):
        archives.read(packed(tmp_path / "d.zip", {"5.json": "[" * 200_000 + "]" * 200_000}))


def test_a_bomb_is_refused_before_it_is_unpacked(tmp_path, monkeypatch):
    monkeypatch.setattr(opening, "LARGEST_PART", 1_000_000)
    monkeypatch.setattr(opening, "LARGEST_UNPACKED", 3_000_000)
    zeros = "0" * 1_500_000
    file = packed(tmp_path / "one.zip", {"users.json": "[]", "c/2026-01-05.json": zeros})
    with pytest.raises(archives.BadFile, match=r"c/2026-01-05.json is larger than 1 MB"):
        archives.read(file)
    with pytest.raises(archives.BadFile, match=r"many.zip holds more than can be read"):
        archives.read(packed(tmp_path / "many.zip", {f"{number}.json": zeros for number in range(3)}))
    monkeypatch.setattr(opening, "LARGEST", 1_000)
    with pytest.raises(archives.BadFile, match=r"is larger than 0 MB"):
        archives.read(file)


def test_a_zip_that_lies_about_its_size_is_damaged(tmp_path):
    file = packed(tmp_path / "lie.zip", {"users.json": "[]", "c/2026-01-05.json": "[" + "1," * 50_000 + "1]"})
    raw = bytearray((tmp_path / "lie.zip").read_bytes())
    at = raw.rindex(b"PK\x01\x02")
    raw[at + 24 : at + 28] = (100).to_bytes(4, "little")  # the size it claims, unpacked
    (tmp_path / "lie.zip").write_bytes(bytes(raw))
    with pytest.raises(archives.BadFile):
        archives.read(file)


def test_a_damaged_archive_is_said_to_be_so(tmp_path):
    whole = packed(
        tmp_path / "s.zip", {"users.json": "[]", "c/2026-01-05.json": json.dumps([{"a": "b" * 9}] * 900)}
    )
    raw = bytearray((tmp_path / "s.zip").read_bytes())
    raw[90:120] = b"\0" * 30
    (tmp_path / "s.zip").write_bytes(bytes(raw))
    with pytest.raises(archives.BadFile, match="is damaged"):
        archives.read(whole)


def test_nothing_is_written_wherever_an_archive_points(tmp_path):
    folder = tmp_path / "in" / "here"
    folder.mkdir(parents=True)
    day = [{"type": "message", "user": "U1", "ts": "1767600000.1", "text": "Hi"}]
    file = packed(
        folder / "s.zip", {"users.json": "[]", "../../../c/2026-01-05.json": day, "/etc/2026-01-06.json": day}
    )
    before = sorted(tmp_path.rglob("*"))
    assert len(archives.read(file).posts) == 2
    assert sorted(tmp_path.rglob("*")) == before


def test_times_no_conversation_has_are_left_out_or_named(tmp_path):
    day = [
        {"type": "message", "user": "U1", "ts": ts, "text": "Hi"}
        for ts in ("1e308", "nan", "-5", "x", "1767600000")
    ]
    file = packed(tmp_path / "s.zip", {"users.json": "[]", "c/2026-01-05.json": day})
    assert len(archives.read(file).posts) == 1


def test_too_many_messages_are_refused(tmp_path, monkeypatch):
    monkeypatch.setattr("porukka.insights.archives.reading.MOST_POSTS", 2)
    with pytest.raises(archives.BadFile, match="more than 2 messages"):
        archives.read(text(tmp_path / "all.csv", as_csv(ROWS)))
