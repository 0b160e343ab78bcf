"""How many find themselves in each persona, told so that nobody can be found in the numbers.

Three things keep it so. A number is told in whole fives, and only where at least five are among them and at least
five are not. It is told anew on another day at the earliest. And only when at least five members have answered or
left since: from the difference of two numbers nothing can be said of one of them.
"""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.db.models import Count, Max, Q
from django.utils import timezone

from porukka.communities import deeds
from porukka.communities.models import Community, Member
from porukka.purpose.models import Match, Statement
from porukka.purpose.models.stating import Kind

FEWEST = Match.FEWEST


def tell_due() -> None:
    """Tell anew wherever it is time. Run as often as one likes."""
    for pk in Match.objects.order_by().values_list("community", flat=True).distinct():
        tell(pk)


@transaction.atomic
def tell(community: int) -> bool:
    """Count the matches of a community, by id, if they may be told. Returns whether they were."""
    here = Community.objects.select_for_update(no_key=True).get(pk=community)
    personas = Statement.objects.filter(community=community, kind=Kind.PERSONA)
    last = personas.aggregate(last=Max("counted_at"))["last"]
    now = timezone.now()
    if last is not None and timezone.localdate(last) >= timezone.localdate(now):
        return False
    if _answered_since(community, last) < FEWEST:
        return False
    inside = Member.objects.active().filter(community=community)
    among = Match.objects.filter(community=community, member__in=inside.values("pk"), persona__in=personas)
    counts = dict(among.values_list("persona").annotate(Count("pk")))
    everybody = inside.count()
    for persona in personas:
        told = _told(counts.get(persona.pk, 0), everybody)
        Statement.objects.filter(pk=persona.pk).update(matched=told, counted_at=now)
    deeds.record("personas.counted", actor=None, subject=community, community=here)
    return True


def _answered_since(community: int, last: datetime | None) -> int:
    """Members whose answer is another than it was, or who have left with it."""
    found = Match.objects.filter(community=community)
    if last is not None:
        found = found.filter(Q(at__gt=last) | Q(member__left_at__gt=last))
    return found[:FEWEST].count()


def _told(count: int, everybody: int) -> int:
    """Whole fives, with at least five who are not among them; 0 is no number."""
    return max(0, min(count, everybody - FEWEST)) // FEWEST * FEWEST
