"""`porukka weigh`, on made-up places in a plain table."""

from __future__ import annotations

import csv
import json
import os
import subprocess
import sys

import pytest
from django.utils.translation import override

from porukka.insights import archives, paper, weighing
from porukka.insights.measures import care
from porukka.insights.measures.conversation import threads_of
from porukka.insights.tests.places import HOST, audience, community
from porukka.insights.weighing import Told


@pytest.fixture
def table(tmp_path):
    def write(posts, name="export.csv"):
        path = tmp_path / name
        with path.open("w", encoding="utf-8", newline="") as stream:
            rows = csv.writer(stream)
            rows.writerow(["id", "thread", "author", "time", "reply_to", "text"])
            rows.writerows(
                [post.id, post.thread, post.author, post.at.isoformat(), "", "two words"] for post in posts
            )
        return str(path)

    return write


def run(*arguments):
    bare = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("PORUKKA", "DJANGO", "DATABASE", "LANG", "LC_"))
    }
    command = [sys.executable, "-m", "porukka", "weigh", *arguments]
    return subprocess.run(command, env=bare, capture_output=True, text=True, check=False)


def test_an_audience_and_a_community_in_json_without_any_settings(table, tmp_path):
    theirs = json.loads(run(table(audience()), "--json").stdout)
    ours = json.loads(run(table(community()), "--json", "--team", "HOST").stdout)
    assert (theirs["verdict"], theirs["team"], theirs["team_from"]) == ("audience", [HOST], "half")
    assert (ours["verdict"], ours["team"], ours["team_from"]) == ("community", [HOST], "named")
    assert theirs["parts"].keys() == ours["parts"].keys() == {"MS", "MM", "RM", "ONE", "RET"}
    assert theirs["parts"]["MS"] == {"value": 0.0, "n": 90, "enough": True}
    assert ours["n"]["people"] == 40
    assert not (tmp_path / "porukka-data").exists()


def test_in_finnish_for_a_terminal_and_as_a_page_that_stands_alone(table, tmp_path):
    page = tmp_path / "page.html"
    done = run(table(audience()), "--lang", "fi", "--html", str(page))
    assert (done.returncode, done.stderr) == (0, "")
    assert "Täällä enimmäkseen seurataan" in done.stdout
    written = page.read_text(encoding="utf-8")
    assert '<html lang="fi">' in written
    assert "Täällä <em>enimmäkseen seurataan</em></h1>" in written
    assert not any(outside in written for outside in ("http:", "https:", "src=", "href=", "<script"))


def test_names_in_the_file_are_words_and_no_code(table):
    posts = [
        post._replace(author=post.author.replace(HOST, "<script>alert(1)</script>")) for post in audience()
    ]
    found = weighing.weigh(archives.read(table(posts)))
    page = paper.as_page(found)
    assert "<script" not in page
    assert "&lt;script&gt;" in page


@pytest.mark.parametrize("language", ["en", "fi"])
def test_too_little_is_told_in_plain_counts(table, language):
    with override(language):
        found = weighing.weigh(archives.read(table(community(days=2, people=5))))
        told = paper.as_text(found)
        assert ("%" in told.split("\n\n")[1]) is False
        assert paper.as_page(found)
    answer = json.loads(paper.as_json(found))
    assert (answer["verdict"], answer["score"]) == ("too_early", None)


def test_the_team_is_whom_one_names_else_whom_the_file_names_else_who_began_more_than_half(table):
    file = table(audience())
    archive = archives.read(file)
    assert weighing.weigh(archive, [archive.posts[1].author.upper()]).told is Told.NAMED
    with pytest.raises(archives.BadFile, match="Nobody called “Rauha”"):
        weighing.weigh(archive, ["Rauha"])
    assert weighing.weigh(archive).told is Told.HALF
    assert weighing.weigh(archives.read(table(community()))).told is Told.NOBODY
    with_roles = archives.Archive("csv", archive.posts, frozenset({"reader 5"}))
    assert weighing.weigh(with_roles).team == ("reader 5",)


def test_what_cannot_be_weighed_says_why_in_the_readers_language(tmp_path):
    path = tmp_path / "x.csv"
    path.write_text("id,thread,author,time,reply_to,text\n1,t,a,nyt,,\n", encoding="utf-8")
    english, finnish = run(str(path)), run(str(path), "--lang", "fi")
    assert (english.returncode, finnish.returncode) == (2, 2)
    assert "x.csv, line 2" in english.stderr
    assert "x.csv, rivi 2" in finnish.stderr
    assert run(str(path), "--html", str(tmp_path)).returncode == 2


# Beside the verdict, worked by hand


def hand_made(*threads):
    """Each thread: (author, hours after it began), the first post first."""
    start = audience()[0]
    found = threads_of(
        start._replace(id=f"{name}.{number}", thread=str(name), author=who, at=start.at + _hours(at))
        for name, thread in enumerate(threads)
        for number, (who, at) in enumerate(thread)
    )
    return [care.course_of(thread, {HOST}) for thread in found]


def _hours(number):
    return care.SOON * number / 24


def test_what_would_be_without_the_team():
    courses = hand_made(
        *[[("a", 0), (HOST, 1)]] * 4,  # only the team answered
        *[[("a", 0), (HOST, 1), ("b", 2)]] * 5,
        *[[("a", 0), ("a", 1)]] * 3,  # nobody did
        *[[(HOST, 0), ("b", 1)]],
    )
    assert care.founder_dependence(courses) == care.Share(4, 10)
    assert care.founder_dependence(courses).value == 0.4
    assert care.founder_dependence(courses[:4]).value is None


def test_how_long_members_wait():
    courses = hand_made(
        *[[("a", 0), ("a", 0.5), ("b", 1)]] * 6,
        *[[("a", 0), (HOST, 30)]] * 3,
        *[[("a", 0)]],
        *[[(HOST, 0), ("a", 1)]] * 5,  # the team's own are not asked
    )
    now = courses[0].began + _hours(24 * 8)
    found = care.first_responses(courses, now)
    assert (found.median, found.p90) == (1.0, 30.0)
    assert (found.within_a_day.some, found.within_a_day.n) == (6, 10)
    assert care.unanswered(courses, now) == care.Share(1, 10)
    assert care.unanswered(courses, courses[0].began + _hours(24 * 6)).n == 0
    assert care.first_responses([], now).median is None


def test_who_writes_half_and_how_deep_it_goes():
    assert care.who_write_half({"a": 5, "b": 3, "c": 2}) == 1
    assert care.who_write_half({"a": 4, "b": 4, "c": 2}) == 2
    assert care.who_write_half({}) == 0
    courses = hand_made(*[[("a", 0), ("b", 1), ("c", 2)]] * 4, *[[("a", 0), ("b", 1), ("a", 2)]] * 6)
    assert care.depth(courses).value == 0.4


@pytest.mark.parametrize(("share", "value"), [(0.0, 1), (0.5, 2), (0.51, 3), (0.9, 4), (1.0, 4)])
def test_quantiles_are_values_that_were_seen(share, value):
    assert care.quantile([1, 2, 3, 4], share) == value
