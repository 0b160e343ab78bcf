"""The team hears of what fades, at most once a week."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
import time_machine
from django.utils import timezone

from porukka.communities import deeds
from porukka.communities.models import Deed, Member
from porukka.insights.actions import judging, noticing
from porukka.insights.measures.care import Course
from porukka.insights.measures.rhythm import Rhythm, rhythm_of
from porukka.insights.models import MemberDay, RolledUp
from porukka.notifications.leading import url_of
from porukka.notifications.models import Notification
from tests.cast import signed_in

NOW = timezone.now()
BELL = "/c/writers/notifications/"
HOUR = timedelta(hours=1)


@pytest.fixture
def notice(cast):
    """What the worker notices of these discussions now."""
    RolledUp.objects.create(community=cast.community, zone=cast.community.time_zone)

    def now(courses=()):
        until = timezone.now()
        return noticing.notice(cast.community, judging.today(cast.community), list(courses), until)

    return now


def asked(weeks_back, answered, of=5, *, new=False):
    """So many of these were answered within an hour, the others after three days."""
    began = timezone.now() - timedelta(days=1 + 7 * weeks_back - 3)
    waits = [HOUR if number < answered else 72 * HOUR for number in range(of)]
    return [Course(False, began, wait, False, 2, by_newcomer=new) for wait in waits]


def fading():
    return [*asked(3, 5), *asked(2, 4), *asked(1, 3)]


def lines():
    found = Notification.objects.filter(kind="fading").order_by("deed_seq", "member__name")
    return [(line.member.name, line.outcome) for line in found.select_related("member")]


def test_the_team_alone_hears_that_answers_come_later(cast, notice):
    assert notice(fading()) == "answers"
    for _time in range(2):
        deeds.catch_up()
    assert lines() == [("Aino", "answers"), ("Mari", "answers"), ("Matti", "answers")]
    html = signed_in(cast.aino).get(BELL).content.decode()
    assert "Fewer discussions have been answered within a day, two weeks running" in html
    assert "Fewer discussions have been" not in signed_in(cast.eero).get(BELL).content.decode()
    Member.objects.filter(pk=cast.matti.pk).update(role=Member.Role.MEMBER)
    cast.matti.refresh_from_db()
    assert "Fewer discussions have been" not in signed_in(cast.matti).get(BELL).content.decode()


@pytest.mark.parametrize("what", ["answers", "newcomers", "quiet"])
def test_each_line_leads_somewhere(cast, what):
    line = Notification(member=cast.aino, kind="fading", outcome=what)
    assert signed_in(cast.aino).get(url_of("writers", line)).status_code == 200


def test_it_is_told_once_a_week(notice):
    assert notice(fading()) == "answers"
    assert notice(fading()) == ""
    with time_machine.travel(timezone.now() + timedelta(days=6, hours=23)):
        assert notice(fading()) == ""
    with time_machine.travel(timezone.now() + timedelta(days=7, hours=1)):
        assert notice(fading()) == "answers"
    assert Deed.objects.filter(kind=noticing.KIND).count() == 2


def test_newcomers_who_wait_are_told_of_from_five_on(notice):
    assert notice(asked(1, 1, of=4, new=True)) == ""
    assert notice(asked(1, 3, of=5, new=True)) == ""  # most were answered
    assert notice(asked(1, 2, of=5, new=True)) == "newcomers"


def wrote(member, room, *days_ago):
    for ago in days_ago:
        day = judging.today(member.community) - timedelta(days=ago)
        MemberDay.objects.create(
            community=member.community, room=room, day=day, member=member.pk, posts=1, started=0
        )


def test_three_members_who_stay_away_are_told_of(cast, notice):
    three = [cast.eero, cast.niilo, cast.gita]
    for member in three[:2]:
        wrote(member, cast.common, 22, 20, 18, 16)
    wrote(cast.mari, cast.common, 22, 20, 18, 16)  # of the team
    assert notice() == ""
    wrote(cast.gita, cast.back, 22, 20, 18, 16)
    assert notice() == ""  # what is said behind closed doors tells nothing of her
    wrote(cast.gita, cast.common, 22, 20, 18, 16)
    assert notice() == "quiet"


def test_a_rhythm_is_her_own_and_newly_quiet_is_of_this_week():
    assert rhythm_of(4, date(2026, 1, 1), date(2026, 1, 7), date(2026, 1, 21)) == Rhythm(2.0, 14)
    assert Rhythm(2.0, 14).is_newly_quiet
    assert not Rhythm(2.0, 13).is_newly_quiet  # it is no news yet
    assert Rhythm(2.0, 20).is_newly_quiet
    assert not Rhythm(2.0, 21).is_newly_quiet  # it was a week ago
    assert not Rhythm(10.0, 29).is_quiet
    assert Rhythm(10.0, 36).is_newly_quiet
