"""Files that are broken or mean harm, and an archive of each place: all of it or nothing."""

from __future__ import annotations

import json
import zipfile

import pytest

from porukka.communities.models import Member
from porukka.discussions.models import Post, Topic
from porukka.importing.models import Import
from porukka.importing.tests.bringing import BEGAN, brought, row, table
from porukka.insights import archives
from porukka.insights.archives import opening


def nothing_came(cast, tmp_path):
    came = [Topic.objects.exists(), Import.objects.exists(), Member.objects.filter(person=None).exists()]
    return not any(came) and not list(tmp_path.glob("bringing-*"))


def test_a_file_that_breaks_at_its_end_brings_nothing(cast, tmp_path):
    rows = [row(number) for number in range(1, 500)]
    file = table(tmp_path, [*rows, ("x", "saws", "Liisa", "when?", "", "Hm")])
    with pytest.raises(archives.BadFile, match=r"old\.csv, line 501: “time”"):
        brought(cast.community, file)
    assert nothing_came(cast, tmp_path)


def test_a_bomb_and_a_file_too_large_bring_nothing(cast, tmp_path, monkeypatch):
    monkeypatch.setattr(opening, "LARGEST_PART", 1_000_000)
    bomb = tmp_path / "bomb.zip"
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr("users.json", "[]")
        made.writestr("common/2026-01-05.json", "0" * 2_000_000)
    with pytest.raises(archives.BadFile, match="is larger than 1 MB"):
        brought(cast.community, str(bomb))
    large = tmp_path / "large.csv"
    with large.open("wb") as stream:
        stream.truncate(2_000_000_000)  # holes, no bytes
    with pytest.raises(archives.BadFile, match="is larger than 1000 MB"):
        brought(cast.community, str(large))
    assert nothing_came(cast, tmp_path)


def test_names_that_lead_out_of_an_archive_lead_nowhere(cast, tmp_path):
    user = {"id": "U1", "profile": {"display_name": "Liisa"}}
    said = {"type": "message", "user": "U1", "ts": "1767600000.0001", "text": "Who has a saw?"}
    packed = tmp_path / "slack.zip"
    with zipfile.ZipFile(packed, "w") as made:
        made.writestr("users.json", json.dumps([user]))
        made.writestr("../../../out/2026-01-05.json", json.dumps([said]))
    brought(cast.community, str(packed))
    assert Post.objects.get().text == "Who has a saw?"
    assert not (tmp_path.parent / "out").exists()
    assert [path.name for path in tmp_path.iterdir()] == ["slack.zip"]


def test_another_encoding_is_said_with_its_line(cast, tmp_path):
    file = tmp_path / "latin.csv"
    file.write_bytes("id,thread,author,time,reply_to,text\n1,t,Väinö,2026-01-05,,\n".encode("latin-1"))
    with pytest.raises(archives.BadFile, match=r"latin\.csv, line 2: this is not UTF-8"):
        brought(cast.community, str(file))
    assert nothing_came(cast, tmp_path)


def test_half_letters_and_nulls_come_as_what_can_be_kept(cast, tmp_path):
    file = tmp_path / "odd.jsonl"
    one = {"thread": "t", "author": "Li\ud800isa", "time": BEGAN.isoformat(), "text": "a\u0000b \udfff c"}
    file.write_text(json.dumps(one) + "\n", encoding="utf-8")
    brought(cast.community, str(file))
    assert Post.objects.get().author.name == "Li?isa"
    assert "\x00" not in Post.objects.get().text


def slack(tmp_path):
    users = [
        {"id": "U1", "profile": {"display_name": "Liisa"}},
        {"id": "U2", "profile": {"display_name": "Pekka"}},
    ]
    day = [
        {"type": "message", "user": "U1", "ts": "1767600000.0001", "text": "Who has a *saw*?"},
        {
            "type": "message", "user": "U2", "ts": "1767600060.0001", "thread_ts": "1767600000.0001",
            "text": "<@U1> I have",
        },
    ]  # fmt: skip
    private = [{"type": "message", "user": "U2", "ts": "1767600090.0001", "text": "Between us"}]
    path = tmp_path / "slack.zip"
    with zipfile.ZipFile(path, "w") as made:
        for name, content in {
            "users.json": users,
            "channels.json": [{"id": "C1", "name": "common-room"}],
            "groups.json": [{"id": "G1", "name": "board"}],
            "dms.json": [{"id": "D1", "members": ["U1", "U2"]}],
            "common-room/2026-01-05.json": day,
            "board/2026-01-05.json": private,
            "D1/2026-01-05.json": private,
        }.items():
            made.writestr(name, json.dumps(content))
    return str(path)


def test_of_slack_the_open_channels_come_and_nothing_said_in_private(cast, tmp_path):
    file = slack(tmp_path)
    batch, counts, staged = brought(cast.community, file, room=cast.common.name)
    assert (batch.source, staged.found, counts.brought) == ("slack", 2, 2)
    assert list(Post.objects.order_by("number").values_list("text", flat=True)) == [
        "Who has a **saw**?",
        "**Liisa** I have",
    ]
    assert not Post.objects.filter(text__contains="Between us").exists()


def mbox(tmp_path):
    letters = """From a Mon Jan  5 09:00:00 2026
From: =?utf-8?q?Liisa_M=C3=A4ki?= <liisa@example.net>
Date: Mon, 5 Jan 2026 09:00:00 +0000
Message-ID: <1@example.net>
Subject: [saws] Who has a saw?
Content-Type: text/plain; charset=iso-8859-1
Content-Transfer-Encoding: 8bit

T\u00e4\u00e4ll\u00e4.

From b Mon Jan  5 10:00:00 2026
From: pekka@example.net
Date: Mon, 5 Jan 2026 10:00:00 +0000
Message-ID: <2@example.net>
In-Reply-To: <1@example.net>
Subject: Re: [saws] Who has a saw?

> Here
I have.
"""
    path = tmp_path / "list.mbox"
    path.write_bytes(letters.encode("latin-1"))
    return str(path)


def test_of_a_mailing_list_no_address_is_shown(cast, tmp_path):
    brought(cast.community, mbox(tmp_path))
    topic = Topic.objects.get()
    posts = list(topic.posts.order_by("number").select_related("author"))
    assert topic.title == "Who has a saw?"
    assert [post.author.name for post in posts] == ["Liisa Mäki", "pekka"]
    assert (posts[0].text, posts[1].text) == ("Täällä.", "> Here\nI have.")
    assert posts[1].reply_to == posts[0]


def test_a_chat_comes_once_however_it_is_numbered(cast, tmp_path):
    lines = [
        "5.1.2026 klo 9.00 - Liisa: Kenellä on saha?",
        "5.1.2026 klo 9.01 - Pekka: Ok",
        "5.1.2026 klo 9.01 - Pekka: Ok",
        "6.1.2026 klo 9.00 - Ulla: *Huomenta*",
    ]
    whole, part = tmp_path / "chat.txt", tmp_path / "later.txt"
    whole.write_text("\n".join(lines), encoding="utf-8")
    part.write_text("\n".join([*lines[1:], "6.1.2026 klo 9.10 - Liisa: Hei"]), encoding="utf-8")
    brought(cast.community, str(whole))
    _batch, counts, _staged = brought(cast.community, str(part))
    assert (counts.there, counts.brought, counts.topics) == (3, 1, 0)
    assert Topic.objects.order_by("made_at").last().title == "Huomenta"
