"""Who writes how often, from the roll-ups of who wrote on which day."""

from __future__ import annotations

from datetime import date, timedelta

from django.db.models import Count, Max, Min, QuerySet

from porukka.communities.models import Room
from porukka.insights.measures.rhythm import FEWEST_DAYS, LEAST, LONGEST, WINDOW, Rhythm, rhythm_of
from porukka.insights.models import UNKNOWN, MemberDay

LOOKED_AT = 200


def silent(community: int, today: date, rooms: QuerySet[Room]) -> dict[int, Rhythm]:
    """Member → her rhythm in these rooms, of those silent long enough to be asked about; who wrote on most days
    first. One query."""
    rows = (
        MemberDay.objects.filter(
            community=community, day__gt=today - WINDOW, room__in=rooms.values("pk"), posts__gt=0
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
    return {row["member"]: rhythm_of(row["days"], row["first"], row["last"], today) for row in rows}
