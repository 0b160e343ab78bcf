"""What the talk is about: words that rise, and those that are said most."""

from __future__ import annotations

from datetime import timedelta

from django.db.models import Q, QuerySet, Sum

from porukka.communities.models import Member, Room
from porukka.mood.measures.rising import BEFORE, FEWEST, Rise, rising
from porukka.mood.models import Heard, WordWeek
from porukka.mood.queries import moods

MOST = 12  # words of a list
LOOKED_AT = 300  # of this week's words, the commonest


def risen(member: Member, room: Room | None) -> list[Rise]:
    """Words of the last seven days' week and the one before it that are more common than in the BEFORE weeks earlier.

    Two weeks, so that a Monday has something to say.
    """
    start = moods.this_week(member) - timedelta(weeks=1)
    earlier = start - timedelta(weeks=BEFORE)
    rows = _rows(member, room)
    now = dict(_sums(rows.filter(week__gte=start))[:LOOKED_AT])
    words = [word for word, posts in now.items() if posts >= FEWEST]
    before = dict(_sums(rows.filter(week__gte=earlier, week__lt=start, word__in=words)))
    heard = Heard.objects.visible_to(member)
    if room is not None:
        heard = heard.filter(room=room)
    all_now = heard.filter(day__gte=start).count()
    all_before = heard.filter(day__gte=earlier, day__lt=start).count()
    found = rising(now, before, all_now, all_before)[: 2 * MOST]
    names = _names_among(member, [rise.word for rise in found])
    return [rise for rise in found if rise.word not in names][:MOST]


def commonest(member: Member, room: Room | None) -> list[tuple[str, int]]:
    """Words of the last weeks with the posts that have them, the commonest first."""
    since = moods.this_week(member) - timedelta(weeks=moods.WEEKS - 1)
    rows = list(_sums(_rows(member, room).filter(week__gte=since))[: 2 * MOST])
    names = _names_among(member, [word for word, _posts in rows])
    return [(word, posts) for word, posts in rows if word not in names and posts >= FEWEST][:MOST]


def _rows(member: Member, room: Room | None) -> QuerySet[WordWeek]:
    rooms = [room] if room else moods.rooms_of(member).order_by()
    return WordWeek.objects.filter(community_id=member.community_id, room__in=rooms)


def _sums(rows: QuerySet[WordWeek]) -> QuerySet[WordWeek, tuple[str, int]]:
    return rows.values_list("word").annotate(total=Sum("posts")).order_by("-total", "word")


def _names_among(member: Member, words: list[str]) -> set[str]:
    """Those words that are a member's name: nobody is a theme."""
    if not words:
        return set()
    any_of = Q()
    for word in words:
        any_of |= Q(name__icontains=word)
    names = member.community.members.filter(any_of).values_list("name", flat=True)
    said = {part for name in names[:500] for part in name.lower().split()}
    return said & set(words)
