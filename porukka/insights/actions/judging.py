"""The verdict of a day, on a community or on a room: worked out by the worker, so that a page only reads it."""

from __future__ import annotations

from collections import Counter
from dataclasses import asdict
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.utils import timezone

from porukka.communities.models import Community, Cursor, Room
from porukka.insights.actions.counting import day_of
from porukka.insights.actions.rolling import SUBSCRIBER
from porukka.insights.measures import care
from porukka.insights.measures.conversation import NOBODY, WINDOW, Tally
from porukka.insights.measures.verdict import judge
from porukka.insights.models import Judgement, RolledUp
from porukka.insights.queries import tallying

MOST_CARRIERS = 3
WEEKS_BACK = 26  # judged as well when roll-ups have been made anew, for the trends


def due() -> list[Community]:
    """Communities in which something has happened, or a day has begun, since they were last judged."""
    rolled = Community.objects.filter(pk__in=RolledUp.objects.values("community"))
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
    """Today's verdict on a community and on each of its rooms. The first time, on the weeks before, too."""
    day = today(community)
    if not Judgement.objects.filter(community=community, room=None).exists():
        for week in range(WEEKS_BACK, 0, -1):
            judge_day(community, day - timedelta(weeks=week))
    judge_day(community, day)
    for room in Room.objects.filter(community=community):
        judge_day(community, day, room)


def judge_day(community: Community, day: date, room: Room | None = None) -> Judgement:
    """Work out one verdict and keep it, instead of an earlier one of the same day."""
    team = tallying.team_of(community)
    counted = tallying.tally(community, day, room)
    verdict = judge(counted, team)
    until = min(timezone.now(), end_of(community, day))
    courses = tallying.courses(community, until - WINDOW, until, team, room)
    seq = (
        Cursor.objects.filter(community=community, subscriber=SUBSCRIBER)
        .values_list("seq", flat=True)
        .first()
    )
    facts: dict[str, Any] = {
        "seq": seq or 0,
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
        "carriers": carriers(counted, team),
    }
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
    return made


def carriers(counted: Tally, team: frozenset[str]) -> list[str]:
    """Who outside the team answered most: they would carry on. Ids, the most first; at least five replies each."""
    replies: Counter[str] = Counter()
    for (teller, _hearer), count in counted.ties.items():
        if teller not in team and teller != NOBODY:
            replies[teller] += count
    return [name for name, count in replies.most_common(MOST_CARRIERS) if count >= 5]


def end_of(community: Community, day: date) -> datetime:
    """When the community's day ends."""
    return datetime.combine(day + timedelta(days=1), time(), ZoneInfo(community.time_zone))
