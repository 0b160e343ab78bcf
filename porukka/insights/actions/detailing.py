"""What stands behind a verdict: bounded lists, made by the worker with the verdict, for pages that only read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.db.models import Max

from porukka.communities.models import Community, Room
from porukka.insights.measures import care, giving, graph, staying
from porukka.insights.measures.care import Course, Parted
from porukka.insights.measures.conversation import NOBODY, WINDOW, Tally
from porukka.insights.models import UNKNOWN, Detail, MemberDay
from porukka.insights.queries import coming, tallying

MOST = 300  # of a list
DISCUSSIONS = ("member_started", "dependence", "responses", "newcomer_responses", "unanswered", "depth")


@transaction.atomic
def keep(community: Community, room: Room | None, details: dict[str, Any]) -> None:
    """Keep these instead of those of the verdict before."""
    for name, data in details.items():
        Detail.objects.update_or_create(community=community, room=room, name=name, defaults={"data": data})
    Detail.objects.filter(community=community, room=room).exclude(name__in=details).delete()


def details_of(
    community: Community,
    day: date,
    room: Room | None,
    team: frozenset[str],
    courses: list[Course],
    now: datetime,
) -> dict[str, Any]:
    """Name → what is kept under it. Discussions as ids in lists "some" and "rest", newest first; people as ids."""
    # who is named is named for what everybody may read, or in the room itself
    seen = tallying.tally(community, day, room, is_open=room is None)
    return {
        **{name: _ids(parted) for name, parted in discussions(courses, now).items()},
        "mutual_ties": _pairs(seen, team),
        "stayed": _stayed(seen),
        "returned": _returned(community, day, room, seen),
        "half": {"some": giving.half_of(Counter(seen.people))[:MOST]},
        "givers": {"some": [list(one) for one in giving.givers(seen, team)[:MOST]]},
        "graph": _graph(seen, team),
        **({} if room is not None else {"cohorts": _cohorts(community, day)}),
    }


def discussions(courses: list[Course], now: datetime) -> dict[str, Parted]:
    """Each measure of discussions with those it counts and the others."""
    newcomers = [one for one in courses if one.by_newcomer]
    return {
        "member_started": care.by_starter(courses),
        "dependence": care.by_dependence(courses),
        "responses": care.by_speed(courses, now),
        "newcomer_responses": care.by_speed(newcomers, now),
        "unanswered": care.by_silence(courses, now),
        "depth": care.by_depth(courses),
    }


def _ids(parted: Parted) -> dict[str, Any]:
    return {
        "some": [str(one.key) for one in parted.some[:MOST]],
        "rest": [str(one.key) for one in parted.rest[:MOST]],
    }


def _pairs(seen: Tally, team: Collection[str]) -> dict[str, Any]:
    pairs = giving.pairs_of(seen, team)
    return {
        "some": [list(pair) for pair in pairs if pair.is_mutual][:MOST],
        "rest": [list(pair) for pair in pairs if not pair.is_mutual][:MOST],
    }


def _stayed(seen: Tally) -> dict[str, Any]:
    """By name later; how much somebody wrote orders nothing."""
    people = sorted(seen.people.items())
    return {
        "some": [who for who, posts in people if posts > 1][:MOST],
        "rest": [who for who, posts in people if posts == 1][:MOST],
    }


def _returned(community: Community, day: date, room: Room | None, seen: Tally) -> dict[str, Any]:
    """Of those who wrote in the 90 days before: who wrote in these, too, and who not, with her last day."""
    before = sorted(who for who in seen.before or () if who != NOBODY)
    quiet = [int(who) for who in before if who not in seen.posts]
    last = _last_days(community, day, room, quiet)
    silent = sorted(
        ((str(who), last[who]) for who in quiet if who in last), key=lambda item: (item[1], item[0])
    )
    return {
        "some": [who for who in before if who in seen.posts][:MOST],
        "rest": [[who, when.isoformat()] for who, when in reversed(silent)][:MOST],
    }


def _last_days(community: Community, day: date, room: Room | None, people: Iterable[int]) -> dict[int, date]:
    rows = MemberDay.objects.filter(
        community=community, day__gt=day - 2 * WINDOW, day__lte=day, member__in=list(people)
    ).exclude(member=UNKNOWN)
    rows = rows.filter(room__kind=Room.Kind.OPEN) if room is None else rows.filter(room=room)
    return dict(rows.values_list("member").annotate(Max("day")).order_by())


def _graph(seen: Tally, team: Collection[str]) -> dict[str, Any]:
    """With the team: who talks with whom is about everybody."""
    picture = graph.draw(giving.pairs_of(seen, ()))
    return {
        "dots": [[dot.who, dot.x, dot.y, dot.who in team] for dot in picture.dots],
        "lines": [list(line) for line in picture.lines],
        "people": picture.people,
        "alone": giving.alone(seen).some,
    }


def _cohorts(community: Community, day: date) -> dict[str, Any]:
    joined, wrote = coming.joining(community, day)
    grid = staying.cohorts(joined, wrote, (day.year, day.month))
    return {"rows": [[list(one.month), one.size, one.wrote] for one in grid]}
