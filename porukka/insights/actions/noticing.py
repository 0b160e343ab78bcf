"""The team is told when something fades, at most once a week: it is a deed, and the bell reads it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils import timezone

from porukka.communities import deeds
from porukka.communities.models import Community, Deed, Member, Room
from porukka.core.ids import first_id_at
from porukka.insights.measures import answering, care
from porukka.insights.measures.care import Course
from porukka.insights.models import RolledUp
from porukka.insights.queries import rhythms

KIND = "insights.faded"
ONCE_IN = timedelta(days=7)
LATELY = timedelta(days=15)  # two weeks of openings that are a day old
FEWEST_NEWCOMERS = 5  # their discussions
FEWEST_QUIET = 3  # members: one or two are life, and the round tells of them


@transaction.atomic
def notice(community: Community, day: date, courses: Sequence[Course], until: datetime) -> str:
    """Record what fades, unless something was recorded within ONCE_IN. Returns what, "" for nothing."""
    RolledUp.objects.select_for_update(no_key=True).filter(pk=community.pk).first()  # one worker at a time
    lately = Deed.objects.filter(community=community, pk__gt=first_id_at(timezone.now() - ONCE_IN), kind=KIND)
    what = "" if lately.exists() else fading(community, day, courses, until)
    if what:
        deeds.record(KIND, actor=None, subject=community.pk, community=community, what=what)
    return what


def fading(community: Community, day: date, courses: Sequence[Course], until: datetime) -> str:
    """What is told first: that answers come later than before, that newcomers wait, or that members stay away."""
    if answering.is_fading(answering.by_week(courses, until)):
        return "answers"
    newest = [one for one in courses if one.by_newcomer and one.began > until - LATELY]
    met = care.by_speed(newest, until).share
    if met.n >= FEWEST_NEWCOMERS and 2 * met.some < met.n:
        return "newcomers"
    return "quiet" if _newly_quiet(community, day) >= FEWEST_QUIET else ""


def _newly_quiet(community: Community, day: date) -> int:
    """Members outside the team who have stayed away longer than is their way since a week ago, by what they wrote in
    open rooms."""
    found = rhythms.silent(community.pk, day, Room.objects.filter(community=community, kind=Room.Kind.OPEN))
    newly = [pk for pk, rhythm in found.items() if rhythm.is_newly_quiet]
    return Member.objects.active().filter(pk__in=newly).exclude(role__in=Member.TEAM).count()
