"""The verdict of a day, on a community or on a room: worked out by the worker, so that a page only reads it."""

from __future__ import annotations

from collections import Counter
from dataclasses import asdict
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.utils import timezone

from porukka.communities.models import Community, Cursor, Room
from porukka.insights.actions import besides, detailing, noticing
from porukka.insights.actions.counting import day_of
from porukka.insights.actions.rolling import SUBSCRIBER
from porukka.insights.measures import care
from porukka.insights.measures.care import Course
from porukka.insights.measures.conversation import NOBODY, WINDOW, Tally
from porukka.insights.measures.verdict import judge
from porukka.insights.models import Judgement, RolledUp
from porukka.insights.queries import tallying

MOST_CARRIERS = 3
FEWEST_REPLIES = 5  # of who is said to carry on
WEEKS_BACK = 26  # judged as well when roll-ups have been made anew, for the trends


def due() -> list[Community]:
    """Communities in which something has happened, or a day has begun, since they were last judged."""
    rolled = Community.objects.filter(pk__in=RolledUp.objects.whole().values("community"))
    seqs = dict(Cursor.objects.filter(subscriber=SUBSCRIBER).values_list("community_id", "seq"))
    kept = Judgement.objects.filter(room=None)
    return [
        one
        for one in rolled
        if not kept.filter(community=one, day=today(one), data__seq=seqs.get(one.pk, 0)).exists()
    ]


def today(community: Community) -> date:
    return day_of(community, timezone.now())


def judge_all(community: Community) -> None:
    """Today's verdict on a community and on each of its rooms, and what stands behind them. The first time, on the
    weeks before, too."""
    day = today(community)
    if not Judgement.objects.filter(community=community, room=None).exists():
        for week in range(WEEKS_BACK, 0, -1):
            judge_day(community, day - timedelta(weeks=week))
    judge_day(community, day, is_newest=True)
    for room in Room.objects.filter(community=community):
        judge_day(community, day, room, is_newest=True)


def judge_day(
    community: Community, day: date, room: Room | None = None, *, is_newest: bool = False
) -> Judgement:
    """Work out one verdict and keep it, instead of an earlier one of the same day.

    is_newest: the one that is shown: with what stands beside it and behind it.
    """
    team = tallying.team_of(community)
    counted = tallying.tally(community, day, room)
    until = min(timezone.now(), end_of(community, day))
    courses = tallying.courses(community, end_of(community, day - WINDOW), until, team, room)
    facts = facts_of(community, counted, team, courses, until)
    if is_newest:
        facts |= besides.facts_of(community, day, room, counted, team, courses, until)
        facts["carriers"] = carriers(tallying.tally(community, day, room, is_open=room is None), team)
        detailing.keep(community, room, detailing.details_of(community, day, room, team, courses, until))
    verdict = judge(counted, team)
    made, _is_new = Judgement.objects.update_or_create(
        community=community,
        room=room,
        day=day,
        defaults={
            "code": verdict.code.value,
            "score": verdict.score,
            "data": facts,
            "made_at": timezone.now(),
        },
    )
    if is_newest and room is None:
        besides.tell_wait(community, facts)
        noticing.notice(community, day, courses, until)
    return made


def facts_of(
    community: Community, counted: Tally, team: frozenset[str], courses: list[Course], until: datetime
) -> dict[str, Any]:
    """What is kept of every verdict."""
    verdict = judge(counted, team)
    seq = Cursor.objects.filter(community=community, subscriber=SUBSCRIBER).values_list("seq", flat=True)
    return {
        "seq": seq.first() or 0,
        "parts": {part.name: [part.value, part.n] for part in verdict.parts},
        "off_by": verdict.off_by,
        "threads": verdict.threads,
        "posts": verdict.posts,
        "people": verdict.people,
        "starters": len(counted.threads.keys() - {NOBODY}),
        "answerers": len({teller for teller, _hearer in counted.replies} - {NOBODY}),
        "half": care.who_write_half(counted.people),
        "dependence": asdict(care.founder_dependence(courses)),
        "unanswered": asdict(care.unanswered(courses, until)),
        "responses": asdict(care.first_responses(courses, until)),
        "depth": asdict(care.depth(courses)),
    }


def carriers(counted: Tally, team: frozenset[str]) -> list[str]:
    """Who outside the team answered most: they would carry on. Ids, the most first; at least five replies each."""
    replies: Counter[str] = Counter()
    for (teller, _hearer), count in counted.ties.items():
        if teller not in team and teller != NOBODY:
            replies[teller] += count
    return [name for name, count in replies.most_common(MOST_CARRIERS) if count >= FEWEST_REPLIES]


def end_of(community: Community, day: date) -> datetime:
    """When the community's day ends."""
    return datetime.combine(day + timedelta(days=1), time(), ZoneInfo(community.time_zone))
