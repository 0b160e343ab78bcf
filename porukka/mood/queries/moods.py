"""The mood by week, of the rooms a reader may read, of one of them or of one theme."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import F, QuerySet, Sum
from django.utils import timezone

from porukka.communities.models import Member, Room
from porukka.mood.actions.hearing import day_of, week_of
from porukka.mood.measures.shares import Mood
from porukka.mood.models import Correction, MoodDay, WordWeek, heard_rooms

WEEKS = 12  # shown


@dataclass(frozen=True)
class Week:
    """monday: its first day; x: where its bar begins in a chart that is 100 wide."""

    monday: date
    mood: Mood
    x: float

    @property
    def sunday(self) -> date:
        return self.monday + timedelta(days=6)


@dataclass(frozen=True)
class Agreement:
    """agreed: posts in which a person heard what the machine had; n: posts of which a person said what she hears."""

    agreed: int
    n: int


def rooms_of(member: Member) -> QuerySet[Room]:
    """Rooms whose mood she may look at."""
    return heard_rooms(Room.objects.readable_by(member)).in_order()  # type: ignore[attr-defined]


def this_week(member: Member) -> date:
    return week_of(day_of(member.community, timezone.now()))


def weeks(member: Member, room: Room | None) -> list[Week]:
    """The last WEEKS weeks, the oldest first; one in which nothing was written is there too."""
    rows = MoodDay.objects.filter(
        community_id=member.community_id, day__gte=_first(member), room__in=_rooms(member, room)
    )
    found: dict[date, list[int]] = {}
    sums = rows.values_list("day").annotate(Sum("negative"), Sum("neutral"), Sum("positive")).order_by("day")
    for day, *counts in sums:
        week = found.setdefault(week_of(day), [0, 0, 0])
        found[week_of(day)] = [one + other for one, other in zip(week, counts, strict=True)]
    return _in_line(member, {week: Mood(*counts) for week, counts in found.items()})


def weeks_of_theme(member: Member, room: Room | None, word: str) -> list[Week]:
    """The same, of the posts that have this word."""
    rows = WordWeek.objects.filter(
        community_id=member.community_id, word=word, week__gte=_first(member), room__in=_rooms(member, room)
    )
    sums = rows.values_list("week").annotate(
        Sum("negative"), neutral=Sum(F("posts") - F("negative") - F("positive")), last=Sum("positive")
    )
    return _in_line(member, {week: Mood(*counts) for week, *counts in sums.order_by("week")})


def together(found: list[Week]) -> Mood:
    """All these weeks as one."""
    return Mood(
        sum(week.mood.negative for week in found),
        sum(week.mood.neutral for week in found),
        sum(week.mood.positive for week in found),
    )


def agreement(member: Member) -> Agreement:
    """How often people heard what the machine had, of all posts of which somebody said so."""
    rows = Correction.objects.filter(community_id=member.community_id)
    return Agreement(rows.filter(label=F("machine")).count(), rows.count())


def _rooms(member: Member, room: Room | None) -> QuerySet[Room] | list[Room]:
    return [room] if room else rooms_of(member).order_by()


def _first(member: Member) -> date:
    return this_week(member) - timedelta(weeks=WEEKS - 1)


def _in_line(member: Member, found: dict[date, Mood]) -> list[Week]:
    first = _first(member)
    mondays = [first + timedelta(weeks=number) for number in range(WEEKS)]
    return [
        Week(monday, found.get(monday, Mood()), 100 * number / WEEKS) for number, monday in enumerate(mondays)
    ]
