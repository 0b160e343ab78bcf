"""All of a community counted anew, a little in each transaction: writers need not wait for it, and broken off it goes
on where it was. Meanwhile deeds count too, the last verdict stays, and `RolledUp.objects.whole()` leaves it out."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import Count, Exists, IntegerField, OuterRef, QuerySet, Sum
from django.db.models.functions import Cast

from porukka.communities.deeds import A_WHILE
from porukka.communities.models import Community, Cursor, Ledger
from porukka.core.pace import Pace
from porukka.discussions.models import Topic
from porukka.insights.actions import counting
from porukka.insights.actions.rolling import BATCH, SUBSCRIBER, bring_counted_in_line, counted_of
from porukka.insights.models import UNKNOWN, Counted, MemberDay, PairDay, RolledUp


class BegunAgain(Exception):
    """The community has other days than when this began, or is gone: another run counts it from the start."""


def rebuild(
    community: Community, step: Callable[[int], None] = lambda topics: None, *, pace: Pace | None = None
) -> int:
    """Make a community's roll-ups anew from its posts, and go on from there by its deeds.

    First each post is counted again, discussion by discussion; then each day is summed up from its posts. What was
    broken off goes on with the discussion it had come to. step: called with the number of discussions done so far,
    for a bar of progress; pace: how to give way to whoever else wants to write.
    Returns how many posts count. Raises BegunAgain.
    """
    begun = _begin(community)
    number = counting.topics_of(community).filter(pk__lte=begun).count()
    waiting = list(counting.topics_of(community).filter(pk__gt=begun))
    while waiting:
        done = _count_some(community, waiting)
        for _topic in range(done):
            number += 1
            step(number)
        waiting = waiting[done:]
        if pace:
            pace.rest()
    for some in _in_lots(_without_topic(community)):
        with transaction.atomic():
            _hold(community)
            _without_topic(community).filter(pk__in=some).delete()
        if pace:
            pace.rest()
    for day in _days(community):
        _sum_up(community, day)
        if pace:
            pace.rest()
    _end(community)
    return Counted.objects.filter(community=community).count()


def stale() -> QuerySet[Community]:
    """Communities whose roll-ups are missing, half made, of another version, or of other days than theirs."""
    fine = RolledUp.objects.whole().filter(version=RolledUp.VERSION, zone=OuterRef("time_zone"))
    return Community.objects.exclude(Exists(fine.filter(community=OuterRef("pk")))).order_by("pk")


@transaction.atomic
def _begin(community: Community) -> int:
    """Say that it is being counted. Returns the discussion after which one goes on, 0 from the start."""
    Cursor.objects.get_or_create(community=community, subscriber=SUBSCRIBER)
    cursor = Cursor.objects.select_for_update(no_key=True).get(community=community, subscriber=SUBSCRIBER)
    half = _made_so(community).filter(left_at__isnull=False).first()
    if half is not None and half.left_at is not None:
        return half.left_at
    RolledUp.objects.update_or_create(
        community=community,
        defaults={"version": RolledUp.VERSION, "zone": community.time_zone, "left_at": 0},
    )
    # what was done so far is read from the posts; what is done from now on, by its deed
    cursor.seq = Ledger.objects.filter(pk=community.pk).values_list("last_seq", flat=True).first() or 0
    cursor.save(update_fields=["seq"])
    return 0


def _made_so(community: Community) -> QuerySet[RolledUp]:
    return RolledUp.objects.filter(community=community, version=RolledUp.VERSION, zone=community.time_zone)


def _hold(community: Community) -> None:
    """Nobody else counts this community until the transaction ends: a difference is added once. Raises BegunAgain."""
    held = Cursor.objects.select_for_update(no_key=True).filter(community=community, subscriber=SUBSCRIBER)
    if held.first() is None or not _made_so(community).exists():
        raise BegunAgain


@transaction.atomic
def _count_some(community: Community, topics: list[int]) -> int:
    """Count the posts of some of these discussions, for about A_WHILE. Returns of how many."""
    _hold(community)
    enough = time.monotonic() + A_WHILE
    wanted: dict[int, Counted] = {}
    for done, topic in enumerate(topics, 1):  # noqa: B007  (how far it came is what is returned)
        wanted |= counting.of_topic(community, topic)
        if time.monotonic() > enough or len(wanted) >= BATCH:
            break
    bring_counted_in_line(counted_of(community, topics[:done], wanted), wanted)
    _made_so(community).filter(left_at__lt=topics[done - 1]).update(left_at=topics[done - 1])
    return done


def _without_topic(community: Community) -> QuerySet[Counted]:
    """Posts that are counted although their discussion is gone."""
    standing = Topic.objects.filter(pk=OuterRef("topic"), deleted_at=None)
    return Counted.objects.filter(~Exists(standing), community_id=community.pk)


def _in_lots(rows: QuerySet[Counted]) -> Iterator[list[int]]:
    found = list(rows.values_list("pk", flat=True))
    return (found[start : start + BATCH] for start in range(0, len(found), BATCH))


def _days(community: Community) -> list[date]:
    """The days on which anything is counted, or was."""
    tables: list[Any] = [Counted, MemberDay, PairDay]
    found: set[date] = set()
    for table in tables:
        own = table.objects.filter(community_id=community.pk)
        found |= set(own.order_by("day").values_list("day", flat=True).distinct())
    return sorted(found)


@transaction.atomic
def _sum_up(community: Community, day: date) -> None:
    """Make a day's sums from its posts: read before or after this, never in between."""
    _hold(community)
    counted = Counted.objects.filter(community_id=community.pk, day=day).order_by()
    MemberDay.objects.filter(community_id=community.pk, day=day).delete()
    PairDay.objects.filter(community_id=community.pk, day=day).delete()
    by_member = counted.values("room", "teller").annotate(posts=Count("pk"), began=_sum("starts"))
    MemberDay.objects.bulk_create(
        (
            MemberDay(
                community=community,
                day=day,
                room_id=row["room"],
                member=row["teller"],
                posts=row["posts"],
                started=row["began"],
            )
            for row in by_member
        ),
        batch_size=BATCH,
    )
    by_pair = counted.exclude(hearer=None).values("room", "teller", "hearer")
    PairDay.objects.bulk_create(
        (
            PairDay(
                community=community,
                day=day,
                room_id=row["room"],
                teller=row["teller"],
                hearer=row["hearer"] or UNKNOWN,
                replies=row["replies"],
                ties=row["tied"],
            )
            for row in by_pair.annotate(replies=Count("pk"), tied=_sum("ties"))
        ),
        batch_size=BATCH,
    )


def _sum(flag: str) -> Sum:
    return Sum(Cast(flag, IntegerField()))


@transaction.atomic
def _end(community: Community) -> None:
    _hold(community)
    _made_so(community).update(left_at=None)
