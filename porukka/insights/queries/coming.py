"""Who came, how she was met, and when she wrote: as the measures of staying take it."""

from __future__ import annotations

from collections import defaultdict
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from django.db.models import Count, F, Min
from django.db.models.functions import TruncMonth

from porukka.communities.models import Community, Member
from porukka.discussions.models import Post
from porukka.insights.measures.staying import LAST_BACK, MONTH_DAYS, Begun, Month, plus
from porukka.insights.models import UNKNOWN, Counted, MemberDay

MOST = 2_000  # newcomers looked at, the newest
DAY = timedelta(hours=24)
Grid = tuple[dict[str, Month], set[tuple[str, Month]]]


def begun(community: Community, day: date) -> list[Begun]:
    """Those whose first post is 30 to 120 days old: how they began."""
    since, until = day - timedelta(days=120), day - timedelta(days=MONTH_DAYS)
    days = MemberDay.objects.filter(community=community).exclude(member=UNKNOWN)
    firsts = days.values("member").annotate(first=Min("day")).filter(first__gt=since, first__lte=until)
    first = dict(firsts.order_by("-first", "member").values_list("member", "first")[:MOST])
    wrote: defaultdict[int, set[date]] = defaultdict(set)
    last = until + timedelta(days=LAST_BACK)
    for who, when in days.filter(day__gt=since, day__lte=last, member__in=list(first)).values_list(
        "member", "day"
    ):
        wrote[who].add(when)
    met = _met(community, first, since, until)
    return [Begun(when, who in met, wrote[who]) for who, when in first.items()]


def _met(community: Community, first: dict[int, date], since: date, until: date) -> set[int | None]:
    """Whom somebody answered within 24 hours of her first post."""
    posts = Post.objects.filter(community=community, author__in=list(first), deleted_at=None, hidden_at=None)
    began = dict(posts.values_list("author").annotate(Min("made_at")).order_by())
    answers = Counted.objects.filter(
        community=community, day__gt=since, day__lte=until + timedelta(days=2), hearer__in=list(first)
    ).exclude(teller=F("hearer"))
    rows = answers.values_list("hearer", "post__made_at")
    met = set()
    for who, at in rows.iterator():
        if who in began and timedelta(0) <= at - began[who] <= DAY:
            met.add(who)
    return met


def joining(community: Community, day: date, months: int = 6) -> Grid:
    """Those who joined in the last months with theirs, and who wrote in which month."""
    zone = ZoneInfo(community.time_zone)
    year, month = plus((day.year, day.month), 1 - months)
    start = datetime(year, month, 1, tzinfo=zone)
    members = Member.objects.filter(community=community, joined_at__gte=start)
    joined = {}
    for pk, at in members.order_by("-joined_at").values_list("pk", "joined_at")[: 5 * MOST]:
        local = at.astimezone(zone)
        joined[str(pk)] = (local.year, local.month)
    days = MemberDay.objects.filter(community=community, day__gte=start.date())
    rows = days.filter(member__in=members.values("pk")).annotate(month=TruncMonth("day"))
    pairs = rows.values_list("member", "month").distinct().order_by()
    return joined, {(str(who), (when.year, when.month)) for who, when in pairs}


def inviters(community: Community, since: datetime, until: datetime) -> list[int | None]:
    """Of each who came in this time, who invited her."""
    came = Member.objects.filter(community=community, joined_at__gt=since, joined_at__lte=until)
    return list(came.order_by("-joined_at").values_list("invited_by", flat=True)[: 5 * MOST])


def writing(community: Community, day: date) -> tuple[dict[date, int], int]:
    """Of the last 30 days: day → people who wrote on it, and how many different ones they were."""
    rows = MemberDay.objects.filter(
        community=community, day__gt=day - timedelta(days=MONTH_DAYS), day__lte=day, posts__gt=0
    ).exclude(member=UNKNOWN)
    days = dict(rows.values_list("day").annotate(Count("member", distinct=True)).order_by())
    return days, rows.values("member").distinct().count()
