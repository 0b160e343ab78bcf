"""Experiments: written down, counted before and after, judged by a person, whoever keeps one reminded once."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from porukka.communities.tests.doing import page, send
from porukka.discussions.models import Post, Topic
from porukka.discussions.tests.talking import a_topic
from porukka.goals.actions import trying
from porukka.goals.measures.effects import of_stretches, of_weeks
from porukka.goals.measures.figures import Figure
from porukka.goals.models import Experiment
from porukka.goals.tests.conftest import at, day, in_days
from porukka.insights.actions import anew
from porukka.notifications.models import Notification
from tests.cast import Cast, signed_in


def fields(cast: Cast, **changed):
    begins = day(cast.community, -28)
    first = {"hypothesis": "If we wait a day, members answer", "measure": "discussions"}
    return first | {"begins": begins.isoformat(), "ends": (begins + timedelta(days=27)).isoformat()} | changed


def begun(cast: Cast) -> Experiment:
    facts = {"begins": day(cast.community, -28), "ends": day(cast.community, -1)}
    return trying.begin(cast.matti, hypothesis="We wait a day", measure="discussions", **facts)


def talk(cast: Cast, *numbers: int) -> None:
    """So many discussions begin in each week, the last of them ending yesterday."""
    for back, number in enumerate(reversed(numbers)):
        for _one in range(number):
            topic = a_topic(cast.eero, cast.common)
            moment = topic.made_at - timedelta(days=7 * back + 4)
            Topic.objects.filter(pk=topic.pk).update(made_at=moment)
            Post.objects.filter(topic=topic).update(made_at=moment)
    anew.rebuild(cast.community)


def test_the_team_writes_one_down_and_members_do_not_find_it(cast: Cast) -> None:
    talk(cast, 1, 2, 1, 2, 4, 5, 4, 5)
    answer = send(signed_in(cast.matti), at("try_out"), **fields(cast))
    made = Experiment.objects.get()
    assert answer.url == at("experiment", made.pk)
    shown = page(signed_in(cast.aino), at("experiment", made.pk))
    assert "1.5 a week" in shown
    assert "4.5 a week" in shown
    assert "more than chance" in shown
    assert "It was seen, not proven" in shown
    assert made.hypothesis in page(signed_in(cast.aino), at("experiments"))
    for member in (cast.eero, cast.gita):
        assert page(signed_in(member), at("experiments"), 404)
        assert page(signed_in(member), at("experiment", made.pk), 404)


def test_what_makes_no_sense_is_refused_and_the_words_stay(cast: Cast) -> None:
    aino = signed_in(cast.aino)
    for changed in (
        {"ends": fields(cast)["begins"]},
        {"ends": (day(cast.community, 100)).isoformat()},
        {"begins": "1990-01-01", "ends": "1990-01-20"},
        {"measure": "score"},
        {"hypothesis": ""},
        {"hypothesis": "x" * 301},
        {"begins": "soon"},
    ):
        answer = send(aino, at("try_out"), **fields(cast, **changed))
        assert answer.status_code == 400, changed
        assert (fields(cast) | changed)["hypothesis"] in answer.content.decode()
    assert not Experiment.objects.exists()


def test_too_little_is_said_to_be_too_little(cast: Cast) -> None:
    facts = {"begins": day(cast.community, -7), "ends": day(cast.community, 20)}
    made = trying.begin(cast.aino, hypothesis="Early", measure="member_to_member", **facts)
    assert "There is too little to compare yet." in page(signed_in(cast.aino), at("experiment", made.pk))


def test_a_person_judges_and_for_good(cast: Cast) -> None:
    made = begun(cast)
    aino = signed_in(cast.aino)
    assert (
        aino.post(at("experiment", made.pk), {"verdict": "helped", "words": "More of them"}).status_code
        == 302
    )
    shown = page(aino, at("experiment", made.pk))
    assert "It helped: More of them" in shown
    assert "judged by Aino" in shown
    assert aino.post(at("experiment", made.pk), {"verdict": "harmed"}).status_code == 403
    assert Experiment.objects.get().verdict == "helped"


def test_too_early_needs_a_day_and_is_reminded_of_once(cast: Cast) -> None:
    made = begun(cast)
    aino = signed_in(cast.aino)
    refused = aino.post(at("experiment", made.pk), {"verdict": "early", "words": "Hm"})
    assert refused.status_code == 400
    assert "Choose a day within a year from now." in refused.content.decode()
    again = day(cast.community, 14).isoformat()
    aino.post(at("experiment", made.pk), {"verdict": "early", "words": "", "review_on": again})
    anew.rebuild(cast.community)
    trying.count_due()
    assert not Notification.objects.exists()
    for later in (14, 15, 40):
        with in_days(later):
            trying.count_due()
    line = Notification.objects.get()
    assert (line.member, line.kind) == (cast.matti, "experiment")
    with in_days(15):
        assert "waits for your judgement" in page(signed_in(cast.matti), "/c/writers/notifications/")


def test_the_keeper_is_reminded_the_day_after_it_ends(cast: Cast) -> None:
    begun(cast)
    anew.rebuild(cast.community)
    assert trying.count_due() == 1
    assert trying.count_due() == 0
    assert Notification.objects.count() == 1


def test_an_eleventh_waits(cast: Cast) -> None:
    for _number in range(Experiment.MOST):
        begun(cast)
    answer = send(signed_in(cast.aino), at("try_out"), **fields(cast))
    assert answer.status_code == 400
    assert "Ten experiments wait to be judged" in answer.content.decode()


def test_it_follows_the_weeks_as_they_go_by(cast: Cast) -> None:
    facts = {"begins": day(cast.community), "ends": day(cast.community, 20)}
    made = trying.begin(cast.aino, hypothesis="Now", measure="posts", **facts)
    assert len(made.result["weeks"]) == 3  # those before it
    anew.rebuild(cast.community)
    with in_days(14):
        trying.count_due()
    made.refresh_from_db()
    assert len(made.result["weeks"]) == 5


def test_shares_are_pooled_over_weeks_and_numbers_are_means() -> None:
    weeks = [Figure(None, 5, some, 10) for some in (1, 2, 3)]
    later = [Figure(None, 5, 5, 10) for _number in range(3)]
    found = of_weeks("member_started", weeks, later)
    assert found.before.value == 40.0
    assert found.after.value == 100.0
    assert found.difference == 60.0
    assert found.interval is not None
    assert found.interval.is_clear
    assert of_weeks("member_started", weeks[:1], later).difference is None
    counted = of_weeks("posts", [Figure(2.0, 2, 2)] * 4, [Figure(4.0, 4, 4)] * 4)
    assert (counted.difference, counted.interval) == (2.0, (2.0, 2.0))
    assert of_weeks("posts", [Figure(2.0, 2, 2)] * 3, [Figure(4.0, 4, 4)] * 3).interval is None
    assert of_weeks("posts", [Figure(2.0, 2, 2)], []).difference is None


@pytest.mark.parametrize("measure", ["active_members", "score"])
def test_numbers_of_two_stretches_have_no_interval(measure: str) -> None:
    assert of_stretches(measure, Figure(1.0, 1, 1), Figure(9.0, 9, 9)).interval is None


def test_older_ones_are_reached_page_by_page(cast: Cast) -> None:
    for number in range(52):
        begins = date(2026, 1, 1) + timedelta(days=number % 3)
        Experiment.objects.create(
            community=cast.community,
            hypothesis=f"Try {number:02}.",
            measure="posts",
            begins=begins,
            ends=begins + timedelta(days=6),
            verdict="helped",
        )
    aino = signed_in(cast.aino)
    first = page(aino, at("experiments"))
    last = Experiment.objects.order_by("-begins", "-pk")[49]
    rest = page(aino, at("experiments") + f"?before={last.pk}")
    seen = [number for number in range(52) if f"Try {number:02}." in first]
    others = [number for number in range(52) if f"Try {number:02}." in rest]
    assert sorted(seen + others) == list(range(52))
    assert len(seen) == 50
