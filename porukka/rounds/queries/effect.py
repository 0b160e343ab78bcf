"""Whether it helps: of those who were answered in a round, how many have written again."""

from __future__ import annotations

from datetime import timedelta

from django.utils import timezone

from porukka.communities.models import Member
from porukka.insights.measures.care import Share
from porukka.insights.models import MemberDay
from porukka.rounds.models import Errand
from porukka.rounds.queries.quiet import today_of

WITHIN = timedelta(days=14)
WINDOW = timedelta(days=90)
FEWEST = 10  # people
LOOKED_AT = 1_000


def came_back(member: Member) -> Share:
    """Members answered in a round who wrote again on one of the 14 days after it / members so answered.

    Answered by anybody of the team from 104 to 14 days ago, each member once, by the first answer; n at least 10.
    It is observed, not tried: those whom one answers may differ from the others. Two queries.
    """
    now = timezone.now()
    answered = Errand.objects.filter(
        community=member.community_id,
        done_at__gt=now - WINDOW - WITHIN,
        done_at__lte=now - WITHIN,
        how=Errand.How.ANSWERED,
        about__isnull=False,
    )
    rows = answered.order_by("done_at").values_list("about", "done_at")[:LOOKED_AT]
    first = {pk: today_of(member.community, at) for pk, at in reversed(list(rows))}
    if len(first) < FEWEST:
        return Share(0, len(first), FEWEST)
    days = MemberDay.objects.filter(
        community=member.community_id, day__gt=min(first.values()), member__in=list(first), posts__gt=0
    )
    back = {
        pk
        for pk, day in days.values_list("member", "day").distinct().order_by("member", "day")
        if first[pk] < day <= first[pk] + WITHIN
    }
    return Share(len(back), len(first), FEWEST)
