"""Members who have gone quiet, each by her own rhythm: from the roll-ups of who wrote on which day."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from django.db.models import Count, Max, Min, OuterRef, Subquery
from django.utils import timezone

from porukka.communities.models import Block, Community, Member
from porukka.discussions.models import Post
from porukka.insights.models import UNKNOWN, MemberDay
from porukka.rounds import rules
from porukka.rounds.models import Errand
from porukka.rounds.queries.picking import Found

WINDOW = timedelta(days=120)
FEWEST_DAYS = 4  # on which she wrote: with fewer there is no rhythm
LEAST, LONGEST = 14, 75  # days of silence: before it is no news, afterwards she has gone
TIMES = 3  # her usual pause
LOOKED_AT = 200
MOST = 5


def today_of(community: Community, now: datetime | None = None) -> date:
    """The community's day."""
    return (now or timezone.now()).astimezone(ZoneInfo(community.time_zone)).date()


def is_quiet(every: float, silent: int) -> bool:
    """Whether so many days of silence are more than usual for somebody who writes every so many days."""
    return LEAST <= silent <= LONGEST and silent >= TIMES * every


def quiet(member: Member) -> list[Found]:
    """Those who stay away longer than is their way, as far as this member reads what they wrote; those who wrote on
    most days first. Two queries."""
    today = today_of(member.community)
    rows = (
        MemberDay.objects.filter(
            community=member.community_id,
            day__gt=today - WINDOW,
            room__in=rules.rooms_of(member).values("pk"),
            posts__gt=0,
        )
        .exclude(member=UNKNOWN)
        .order_by()
        .values("member")
        .annotate(days=Count("day", distinct=True), first=Min("day"), last=Max("day"))
        .filter(
            days__gte=FEWEST_DAYS,
            last__lte=today - timedelta(days=LEAST),
            last__gte=today - timedelta(days=LONGEST),
        )
        .order_by("-days", "member")[:LOOKED_AT]
    )
    rhythm: dict[int, tuple[int, int]] = {}
    for row in rows:
        every = (row["last"] - row["first"]).days / (row["days"] - 1)
        silent = (today - row["last"]).days
        if is_quiet(every, silent):
            rhythm[row["member"]] = (max(1, round(every)), silent)
    return _found(member, rhythm) if rhythm else []


def _found(member: Member, rhythm: dict[int, tuple[int, int]]) -> list[Found]:
    written = Post.objects.visible_to(member).filter(author=OuterRef("pk"), deleted_at=None, hidden_at=None)
    people = (
        Member.objects.visible_to(member)
        .filter(pk__in=rhythm)
        .exclude(role__in=Member.TEAM)
        .exclude(pk=member.pk)
        .exclude(pk__in=Block.objects.against(member).values("member"))
        .exclude(pk__in=Block.objects.by(member).values("blocked"))
        .annotate(last_post=Subquery(written.order_by("-pk").values("pk")[:1]))
    )
    last = {pk: post for pk, post in people.values_list("pk", "last_post") if post}
    return [
        Found(Errand.Kind.QUIET, pk, post=last[pk], about=pk, every=every, silent=silent)
        for pk, (every, silent) in rhythm.items()
        if pk in last
    ][:MOST]
