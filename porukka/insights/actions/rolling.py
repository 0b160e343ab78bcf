"""The roll-ups follow what is written. Each change adds or takes away the difference; all of it may run twice."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from typing import Any

from django.db import models, transaction
from django.db.models import Count, F, Q, Sum
from django.db.models.functions import Cast

from porukka.communities.models import Community, Cursor, Ledger
from porukka.insights.actions import counting
from porukka.insights.models import UNKNOWN, Counted, MemberDay, PairDay, RolledUp

SUBSCRIBER = "insights"
BATCH = 500
Key = tuple[Any, ...]


@transaction.atomic
def roll_post(community: Community, post: int) -> None:
    """A post was written or edited."""
    _bring_in_line(community, Counted.objects.filter(post=post), counting.of_post(community, post))


@transaction.atomic
def roll_topic(community: Community, topic: int) -> None:
    """A discussion began, changed rooms or posts, went or came back; or one of its posts did."""
    wanted = counting.of_topic(community, topic)
    kept = Counted.objects.filter(Q(topic=topic) | Q(post__in=list(wanted)), community_id=community.pk)
    _bring_in_line(community, kept, wanted)


@transaction.atomic
def rebuild(community: Community, step: Callable[[int], None] = lambda topics: None) -> int:
    """Make a community's roll-ups anew from its posts, and go on from there by its deeds.

    step: called with the number of discussions done so far, for a bar of progress. Returns how many posts count.
    """
    Cursor.objects.get_or_create(community=community, subscriber=SUBSCRIBER)
    cursor = Cursor.objects.select_for_update().get(community=community, subscriber=SUBSCRIBER)
    # what is done meanwhile is read again by its deed, which changes nothing that is right already
    cursor.seq = Ledger.objects.filter(pk=community.pk).values_list("last_seq", flat=True).first() or 0
    for table in (Counted, MemberDay, PairDay):
        table.objects.filter(community=community).delete()
    waiting: list[Counted] = []
    for number, topic in enumerate(counting.topics_of(community).iterator(), start=1):
        waiting += counting.of_topic(community, topic).values()
        if len(waiting) >= BATCH:
            Counted.objects.bulk_create(waiting, batch_size=BATCH)
            waiting = []
        step(number)
    Counted.objects.bulk_create(waiting, batch_size=BATCH)
    _sum_up(community)
    RolledUp.objects.update_or_create(
        community=community, defaults={"version": RolledUp.VERSION, "zone": community.time_zone}
    )
    cursor.save(update_fields=["seq"])
    return Counted.objects.filter(community=community).count()


def stale() -> models.QuerySet[Community]:
    """Communities whose roll-ups are missing, of another version, or of other days than the community's."""
    fine = RolledUp.objects.filter(version=RolledUp.VERSION, zone=models.OuterRef("time_zone"))
    return Community.objects.exclude(models.Exists(fine.filter(community=models.OuterRef("pk"))))


def _sum_up(community: Community) -> None:
    counted = Counted.objects.filter(community=community)
    by_member = counted.values("room", "day", "teller").annotate(
        posts=Count("pk"), started=Sum(Cast("starts", models.IntegerField()))
    )
    _keep(
        MemberDay(
            community=community,
            room_id=row["room"],
            day=row["day"],
            member=row["teller"],
            posts=row["posts"],
            started=row["started"],
        )
        for row in by_member.iterator()
    )
    by_pair = counted.exclude(hearer=None).values("room", "day", "teller", "hearer")
    _keep(
        PairDay(
            community=community,
            room_id=row["room"],
            day=row["day"],
            teller=row["teller"],
            hearer=row["hearer"] or UNKNOWN,
            replies=row["replies"],
            ties=row["tied"],
        )
        for row in by_pair.annotate(
            replies=Count("pk"), tied=Sum(Cast("ties", models.IntegerField()))
        ).iterator()
    )


def _keep(rows: Any) -> None:
    waiting: list[Any] = []
    for row in rows:
        waiting.append(row)
        if len(waiting) == BATCH:
            type(row).objects.bulk_create(waiting)
            waiting = []
    if waiting:
        type(waiting[0]).objects.bulk_create(waiting)


def _bring_in_line(
    community: Community, kept: models.QuerySet[Counted], wanted: Mapping[int, Counted]
) -> None:
    """Write the difference between what was counted and what is to be."""
    before = {row.post_id: row for row in kept}
    changed = [row for pk, row in wanted.items() if pk not in before or _facts(before[pk]) != _facts(row)]
    gone = [row for pk, row in before.items() if pk not in wanted]
    if not (changed or gone):
        return
    Counted.objects.filter(post__in=[row.post_id for row in gone]).delete()
    Counted.objects.bulk_create(
        changed,
        update_conflicts=True,
        unique_fields=["post"],
        update_fields=["topic", "room", "day", "teller", "hearer", "starts", "ties"],
        batch_size=BATCH,
    )
    member_days: dict[Key, Counter[str]] = {}
    pair_days: dict[Key, Counter[str]] = {}
    for row in changed:
        _count(row, 1, member_days, pair_days)
    for row in [*gone, *(before[row.post_id] for row in changed if row.post_id in before)]:
        _count(row, -1, member_days, pair_days)
    for key, change in member_days.items():
        _add(MemberDay, community, dict(zip(("room_id", "day", "member"), key, strict=True)), change)
    for key, change in pair_days.items():
        _add(PairDay, community, dict(zip(("room_id", "day", "teller", "hearer"), key, strict=True)), change)


def _facts(row: Counted) -> tuple[Any, ...]:
    return row.topic, row.room_id, row.day, row.teller, row.hearer, row.starts, row.ties


def _count(
    row: Counted, sign: int, by_member: dict[Key, Counter[str]], by_pair: dict[Key, Counter[str]]
) -> None:
    member = by_member.setdefault((row.room_id, row.day, row.teller), Counter())
    member["posts"] += sign
    member["started"] += sign * row.starts
    if row.hearer is not None:
        pair = by_pair.setdefault((row.room_id, row.day, row.teller, row.hearer), Counter())
        pair["replies"] += sign
        pair["ties"] += sign * row.ties


def _add(table: Any, community: Community, key: dict[str, Any], change: Counter[str]) -> None:
    """Add to a row, which is made when it is missing and goes when nothing is left of it."""
    if not any(change.values()):
        return
    rows = table.objects.filter(community=community, **key)
    if not rows.update(**{name: F(name) + number for name, number in change.items()}):
        table.objects.create(community=community, **key, **change)
    elif min(change.values()) < 0:
        rows.filter(**dict.fromkeys(change, 0)).delete()
