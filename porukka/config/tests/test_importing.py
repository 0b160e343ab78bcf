"""`porukka import` and `porukka insights rebuild`, as whoever looks after the machine meets them."""

from __future__ import annotations

import io

import pytest

from porukka.config import cli
from porukka.config.bar import Bar
from porukka.discussions.models import Post, Topic
from porukka.importing.models import Import
from porukka.importing.tests.bringing import row, table
from porukka.insights.models import Judgement, MemberDay

ROWS = [row(1), row(2, author="Pekka", reply_to=1), row(3, thread="tea", author="Pekka", text="Tea at five")]


@pytest.fixture
def porukka(monkeypatch, tmp_path, settings, capsys):
    """Run a command; its exit code and what it said."""
    monkeypatch.setenv("LANG", "en_GB.UTF-8")
    monkeypatch.delenv("LC_ALL", raising=False)
    monkeypatch.delenv("LC_MESSAGES", raising=False)
    settings.PORUKKA_DATA = tmp_path

    def run(*arguments):
        code = cli.main(arguments)
        said = capsys.readouterr()
        return code, said.out, said.err

    return run


def test_a_file_comes_is_counted_and_is_taken_back(cast, tmp_path, porukka):
    where = ("--community", "writers", "--room", "Common room")
    code, out, err = porukka("import", table(tmp_path, ROWS), *where, "--dry-run")
    assert (code, err, Topic.objects.count()) == (0, "", 0)
    assert "CSV: 3 posts in 2 discussions by 2 people.\n– → room “Common room”: every member reads it." in out
    assert "Nothing was written." in out
    code, out, err = porukka("import", table(tmp_path, ROWS), *where)
    assert (code, err) == (0, "")
    assert "Posts brought along: 3.\nNew discussions: 2." in out
    assert sorted(MemberDay.objects.values_list("posts", flat=True)) == [1, 2]
    code, out, _err = porukka("import", table(tmp_path, ROWS), *where)
    assert "Posts brought along: 0.\nNew discussions: 0.\nAlready here: 3." in out
    assert Import.objects.count() == 1
    code, out, _err = porukka("import", "--undo", *where[:2])
    assert (code, out) == (0, "Taken back from old.csv: 3 posts, 2 discussions.\n")
    assert not Topic.objects.filter(deleted_at=None).exists()
    code, _out, err = porukka("import", "--undo", *where[:2])
    assert (code, "no import in “Quiet writers”" in err) == (2, True)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--community", "nowhere"], "no community at the address “nowhere”"),
        (["--community", "writers"], "Say with --room"),
        (["--community", "writers", "--room", "Attic"], "no room “Attic”"),
        (["--community", "writers", "--room", "Common room", "--member", "Liisa"], "--member NAME=MAIL"),
        (["--community", "writers", "--format", "slack", "--room", "Common room"], "holds no messages"),
    ],
)
def test_what_cannot_be_is_said_and_nothing_is_written(cast, tmp_path, porukka, arguments, said):
    code, _out, err = porukka("import", table(tmp_path, ROWS), *arguments)
    assert (code, said in err) == (2, True), err
    assert not Post.objects.exists()


def test_a_file_that_is_away_is_said(cast, tmp_path, porukka):
    code, _out, err = porukka("import", str(tmp_path / "away.zip"), "--community", "writers")
    assert (code, "away.zip cannot be read" in err) == (2, True)
    assert porukka("import", "--community", "writers")[0] == 2


def test_roll_ups_are_counted_anew(cast, tmp_path, porukka):
    porukka("import", table(tmp_path, ROWS), "--community", "writers", "--room", "Common room")
    kept = sorted(MemberDay.objects.values_list("member", "day", "posts"))
    MemberDay.objects.update(posts=99)
    code, out, err = porukka("insights", "rebuild", "writers")
    assert (code, out, err) == (0, "Counted 3 posts of “Quiet writers”.\n", "")
    assert sorted(MemberDay.objects.values_list("member", "day", "posts")) == kept
    assert Judgement.objects.filter(community=cast.community, room=None).exists()
    assert porukka("insights", "rebuild", "nowhere")[0] == 2


def test_a_bar_is_for_terminals_only():
    class Terminal(io.StringIO):
        def isatty(self):
            return True

    terminal, log = Terminal(), io.StringIO()
    for stream in (terminal, log):
        bar = Bar("Bringing", 200, stream)
        bar(50)
        bar.end()
    assert "Bringing [========                      ]  25% 50 / 200" in terminal.getvalue()
    assert log.getvalue() == ""
    assert Bar("Reading").line(1234) == "Reading 1,234"
