"""A draft of thanks for the team: put together once a week, and posted by nobody but its writer."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from html import unescape
from typing import Any

import pytest

from porukka.communities.models import Deed, Member
from porukka.discussions.actions import reacting, writing
from porukka.discussions.drafts import Draft
from porukka.discussions.models import Topic
from porukka.thanks.actions.thanking import choose, thank
from porukka.thanks.actions.weekly import last_monday, suggest_weeks
from porukka.thanks.models import Week
from tests.cast import Cast, signed_in

PAGE = "/c/writers/thanks/week/"


@pytest.fixture
def lived(cast: Cast) -> Cast:
    """A week in which Niilo helped, Mari was thanked, and Eero came a year ago and has his birthday after it."""
    topic = writing.start_topic(cast.eero, cast.common, title="How?", text="How?")
    answer = writing.reply(cast.niilo, topic, text="So.")
    for member in (cast.eero, cast.mari):
        reacting.give(member, answer, "helped")
    thank(cast.eero, cast.mari, words="Coffee.")
    middle = datetime.combine(last_monday(), time(12), UTC) + timedelta(days=2)
    Deed.objects.update(at=middle)
    coming = last_monday() + timedelta(days=9)
    Member.objects.filter(pk=cast.eero.pk).update(
        birthday=coming.month * 100 + coming.day,
        joined_at=datetime.combine(coming, time(12), UTC) - timedelta(days=365),
    )
    return cast


def read(member: Any, status: int = 200) -> str:
    answer = signed_in(member).get(PAGE)
    assert answer.status_code == status
    return unescape(answer.content.decode())


def test_a_week_is_put_together_once(lived: Cast) -> None:
    assert suggest_weeks() == 1
    assert suggest_weeks() == 0
    assert Week.objects.count() == 1
    page = read(lived.matti)
    for line in (
        "@Niilo helped 2 times with a reply.",
        "@Mari was thanked by others.",
        "@Eero has been here for a year.",
        "@Eero has a birthday this week.",
    ):
        assert page.count(line) == 1, line


def test_one_press_makes_a_draft_and_publishes_nothing(lived: Cast) -> None:
    suggest_weeks()
    before = Topic.objects.count()
    answer = signed_in(lived.matti).post(PAGE)
    draft = Draft.objects.get(member=lived.matti)
    assert answer.url == f"/c/writers/drafts/{draft.address}/"
    assert "- @Niilo helped 2 times with a reply." in draft.text
    assert draft.publish_at is None
    assert Topic.objects.count() == before


def test_only_the_team_reads_it(lived: Cast) -> None:
    suggest_weeks()
    for member in (lived.eero, lived.gita):
        read(member, 404)
        assert signed_in(member).post(PAGE).status_code == 404


def test_who_hides_her_thanks_or_is_not_here_any_more_is_not_named(lived: Cast) -> None:
    suggest_weeks()
    choose(lived.niilo, hides_thanks=True, hides_helped=False)
    Member.objects.filter(pk=lived.mari.pk).update(state="left")
    page = read(lived.matti)
    assert "@Niilo" not in page
    assert "@Mari" not in page
    assert "@Eero" in page


def test_a_birthday_nobody_was_told_and_an_empty_week_name_nobody(cast: Cast) -> None:
    suggest_weeks()
    assert "Nothing yet" in read(cast.matti)
    assert signed_in(cast.matti).post(PAGE).status_code == 403
    assert not Draft.objects.exists()
