"""A stretch of a community's time as the measures take it, out of the roll-ups that insights keep."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.utils import timezone

from porukka.communities.models import Community, Member
from porukka.goals.measures.figures import FEWEST_ANSWERS, FEWEST_NEWCOMERS, MEASURES, Figure, Seen
from porukka.goals.models.pulse import PulseCount
from porukka.insights.measures.care import Share
from porukka.insights.models import Judgement, MemberDay
from porukka.insights.queries import tallying

MONTH = timedelta(days=30)  # what a goal is counted over, and what a newcomer has to come back
BELONGS = 4  # this step or more says yes
MOST_NEWCOMERS = 10_000  # looked at in one stretch


def seen(community: Community, since: date, until: date, team: frozenset[str] | None = None) -> Seen:
    """From the first day up to and with the last, in about ten queries.

    team: who is in it today, where it has been asked already.
    """
    if team is None:
        team = tallying.team_of(community)
    begin, end = (
        _start_of(community, since),
        min(_start_of(community, until + timedelta(days=1)), timezone.now()),
    )
    score, threads = _score(community, since, until)
    return Seen(
        tally=tallying.tally(community, until, since=since - timedelta(days=1)),
        courses=tuple(tallying.courses(community, begin, end, team)),
        newcomers=_newcomers(community, since, until),
        belonging=_belonging(community, since, until),
        score=score,
        threads=threads,
        team=team,
        until=end,
    )


def lately(community: Community, until: date) -> Seen:
    """The 30 days that a goal is counted over."""
    return seen(community, until - MONTH + timedelta(days=1), until)


def figures(found: Seen) -> dict[str, Figure]:
    """Every measure of a stretch, by its key."""
    return {key: measure.of(found) for key, measure in MEASURES.items()}


def _start_of(community: Community, day: date) -> datetime:
    return datetime.combine(day, time(), ZoneInfo(community.time_zone))


def _score(community: Community, since: date, until: date) -> tuple[float | None, int]:
    kept = Judgement.objects.filter(community=community, room=None, day__range=(since, until))
    found = kept.order_by("-day").first()
    return (found.score, found.data["threads"]) if found else (None, 0)


def _newcomers(community: Community, since: date, until: date) -> Share:
    """Who came a month before this stretch and wrote, and those of them who wrote on a second day within a month."""
    came = Member.objects.filter(
        community=community,
        joined_at__gte=_start_of(community, since - MONTH),
        joined_at__lt=_start_of(community, until - MONTH + timedelta(days=1)),
    )
    zone = ZoneInfo(community.time_zone)
    joined = {
        pk: at.astimezone(zone).date() for pk, at in came.values_list("pk", "joined_at")[:MOST_NEWCOMERS]
    }
    wrote: dict[int, set[date]] = {}
    days = MemberDay.objects.filter(community=community, posts__gt=0, day__range=(since - MONTH, until))
    for member, day in days.filter(member__in=came.values("pk")).values_list("member", "day"):
        if member in joined and joined[member] <= day <= joined[member] + MONTH:
            wrote.setdefault(member, set()).add(day)
    return Share(sum(len(some) > 1 for some in wrote.values()), len(wrote), FEWEST_NEWCOMERS)


def _belonging(community: Community, since: date, until: date) -> Share:
    """Of the months that ended in the stretch. One that is not over would let a single answer be guessed from how the
    numbers change."""
    ended, day = [], until + timedelta(days=1)
    while (last := day.replace(day=1) - timedelta(days=1)) >= since:
        ended.append(last.year * 100 + last.month)
        day = last
    return share_of(community, ended)


def share_of(community: Community, months: list[int]) -> Share:
    """Answers that say yes, of these months as far as they are over."""
    now = timezone.now().astimezone(ZoneInfo(community.time_zone))
    over = [month for month in months if month < now.year * 100 + now.month]
    rows = PulseCount.objects.filter(community=community, month__in=over).values_list("step", "count")
    counts = list(rows)
    return Share(
        sum(count for step, count in counts if step >= BELONGS),
        sum(count for _step, count in counts),
        FEWEST_ANSWERS,
    )
