"""Two stretches of time, every table as a file, hours and euros, and why the team is here."""

from __future__ import annotations

import csv
import io
import json
from datetime import timedelta

import pytest

from porukka.communities.tests.doing import page
from porukka.discussions.models import Post, Topic
from porukka.discussions.tests.talking import a_reply, a_topic
from porukka.goals.actions import trying
from porukka.goals.models import Cost, Why
from porukka.goals.queries.tables import TABLES
from porukka.goals.tests.conftest import at, day
from porukka.insights.actions import anew, judging
from porukka.purpose.actions import stating
from tests.cast import Cast, signed_in


@pytest.fixture
def talked(cast: Cast) -> Cast:
    """Twelve discussions in the last month, nine of them by members; and three in the month before."""
    for number in range(15):
        topic = a_topic(cast.eero if number % 4 else cast.aino, cast.common, f"Number {number}", "Hello?")
        a_reply(cast.niilo, topic, "Hello yourself.")
        back = timedelta(days=40 if number < 3 else 5)
        Topic.objects.filter(pk=topic.pk).update(made_at=topic.made_at - back)
        Post.objects.filter(topic=topic).update(made_at=topic.made_at - back)
    anew.rebuild(cast.community)
    return cast


def test_the_last_thirty_days_stand_beside_the_thirty_before(talked: Cast) -> None:
    shown = page(signed_in(talked.matti), at("periods"))
    assert "75 % (12 discussions)" in shown
    assert "too few (3 discussions)" in shown
    assert page(signed_in(talked.eero), at("periods"), 404)


def test_the_reader_chooses_the_days(talked: Cast) -> None:
    days = {"first_from": day(talked.community, -45), "first_to": day(talked.community, -36)}
    days |= {"second_from": day(talked.community, -9), "second_to": day(talked.community)}
    answer = signed_in(talked.aino).get(at("periods"), days | {"as": "json"})
    rows = {row["measure"]: row for row in json.loads(answer.content)}
    assert (rows["discussions"]["first"], rows["discussions"]["second"]) == (3.0, 12.0)
    assert rows["discussions"]["difference"] == 9.0
    longer = days | {"first_from": day(talked.community, -60), "as": "json"}
    rows = {
        row["measure"]: row for row in json.loads(signed_in(talked.aino).get(at("periods"), longer).content)
    }
    assert rows["discussions"]["difference"] is None  # not of one length


@pytest.mark.parametrize(
    "days",
    [
        {
            "first_from": "2026-02-02",
            "first_to": "2026-02-01",
            "second_from": "2026-02-02",
            "second_to": "2026-03-01",
        },
        {"first_from": "x", "first_to": "", "second_from": "2026-02-02", "second_to": "2026-03-01"},
        {
            "first_from": "2020-01-01",
            "first_to": "2026-01-01",
            "second_from": "2026-02-02",
            "second_to": "2026-03-01",
        },
        {
            "first_from": "0001-01-01",
            "first_to": "0001-01-02",
            "second_from": "9999-01-01",
            "second_to": "9999-12-31",
        },
        {"first_from": "2026-02-02"},
    ],
)
def test_days_that_make_no_sense_are_said_to(talked: Cast, days: dict) -> None:
    assert signed_in(talked.aino).get(at("periods"), days).status_code == 400
    assert signed_in(talked.aino).get(at("periods"), days | {"as": "csv"}).status_code == 400


@pytest.mark.parametrize("name", TABLES)
def test_every_table_comes_as_a_file_for_the_team_alone(talked: Cast, set_goal, name: str) -> None:
    set_goal()
    judging.judge_all(talked.community)
    aino = signed_in(talked.aino)
    answer = aino.get(at("table", name, "csv"))
    head = next(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))))
    assert answer["Content-Disposition"] == f'attachment; filename="writers-{name}.csv"'
    rows = json.loads(aino.get(at("table", name, "json")).content)
    assert all(list(row) == head for row in rows)
    assert signed_in(talked.eero).get(at("table", name, "csv")).status_code == 404
    assert aino.get(at("table", name, "xml")).status_code == 404
    assert aino.get(at("table", "people", "csv")).status_code == 404


def test_a_formula_is_words_in_a_spreadsheet_and_a_number_a_number(talked: Cast, set_goal) -> None:
    set_goal(words="=1+1", target=-0.0)
    facts = {"begins": day(talked.community, -28), "ends": day(talked.community, -1)}
    trying.begin(talked.aino, hypothesis="@SUM(A1)", measure="discussions", **facts)
    aino = signed_in(talked.aino)
    goals = list(
        csv.DictReader(io.StringIO(aino.get(at("table", "goals", "csv")).content.decode("utf-8-sig")))
    )
    assert goals[0]["words"] == "'=1+1"
    assert goals[0]["start"] == "2.0"
    tried = aino.get(at("table", "experiments", "csv")).content.decode("utf-8-sig")
    assert next(csv.DictReader(io.StringIO(tried)))["hypothesis"] == "'@SUM(A1)"
    assert json.loads(aino.get(at("table", "goals", "json")).content)[0]["words"] == "=1+1"


def test_hours_and_euros_stand_beside_what_came_of_them(talked: Cast) -> None:
    aino, now = signed_in(talked.aino), day(talked.community, -5)
    month = now.year * 100 + now.month
    for hours in ("10", "12,5"):  # the second stands instead of the first
        form = {"month": month, "hours": hours, "euros": "30", "note": "Coffee"}
        assert aino.post(at("costs"), form).status_code == 302
    cost = Cost.objects.get()
    assert (float(cost.hours), cost.answered) == (12.5, 9)
    shown = page(aino, at("costs"))
    assert "Coffee" in shown
    assert page(signed_in(talked.eero), at("costs"), 404)


@pytest.mark.parametrize(
    "changed",
    [{"month": "190001"}, {"hours": "-1"}, {"hours": "nan"}, {"euros": "1e99"}, {"note": "x" * 201}],
)
def test_a_month_that_cannot_be_is_not_noted(talked: Cast, changed: dict) -> None:
    now = day(talked.community)
    form = {"month": now.year * 100 + now.month, "hours": "1", "euros": "1", "note": ""} | changed
    assert signed_in(talked.aino).post(at("costs"), form).status_code == 400
    assert not Cost.objects.exists()


WHY = {"here": "To finish texts", "missed": "The readers", "less": "Announcements"}


def test_why_we_are_here_is_answered_beside_the_numbers_and_kept(talked: Cast) -> None:
    stating.state(talked.aino, "mission", {"aims": "Everybody **finishes** a text."}, why="")
    aino = signed_in(talked.aino)
    assert "<strong>finishes</strong>" in page(aino, at("why"))
    assert aino.post(at("why"), WHY | {"version": 0}).status_code == 302
    aino.post(at("why"), WHY | {"here": "To be read", "version": 1})
    shown = page(aino, at("why"))
    assert "To finish texts" in shown
    assert "To be read" in shown
    assert Why.objects.order_by("number")[0].figures["discussions"] == [12.0, 12]
    late = aino.post(at("why"), WHY | {"here": "Mine, meanwhile", "version": 1})
    assert late.status_code == 400
    assert "Mine, meanwhile" in late.content.decode()
    assert aino.post(at("why"), {"version": 2}).status_code == 400
    assert page(signed_in(talked.eero), at("why"), 404)
    assert signed_in(talked.eero).post(at("why"), WHY | {"version": 2}).status_code == 404
    assert Why.objects.count() == 2


def test_the_guide_leads_to_it(talked: Cast) -> None:
    assert at("why") in page(signed_in(talked.aino), "/c/writers/guide/purpose/")
    assert at("why") not in page(signed_in(talked.aino), "/c/writers/guide/audience/")
