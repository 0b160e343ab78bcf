"""The roll-ups follow what is written. Each change adds or takes away the difference; all of it may run twice."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from typing import Any

from django.db import transaction
from django.db.models import F

from porukka.communities.models import Community
from porukka.insights.actions import counting
from porukka.insights.models import Counted, MemberDay, PairDay

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
    _bring_in_line(community, counted_of(community, [topic], wanted), wanted)


def counted_of(community: Community, topics: Collection[int], posts: Collection[int]) -> list[Counted]:
    """What is kept of these discussions, and of these posts that may have been elsewhere.

    Two queries: for one with OR, SQLite reads all that is kept of the community.
    """
    of_topics = list(Counted.objects.filter(community_id=community.pk, topic__in=topics))
    elsewhere = set(posts) - {row.post_id for row in of_topics}
    return of_topics + list(Counted.objects.filter(post__in=elsewhere)) if elsewhere else of_topics


def _bring_in_line(community: Community, kept: Iterable[Counted], wanted: Mapping[int, Counted]) -> None:
    """Write the difference between what was counted and what is to be."""
    changed, gone = bring_counted_in_line(kept, wanted)
    member_days: dict[Key, Counter[str]] = {}
    pair_days: dict[Key, Counter[str]] = {}
    for row in changed:
        _count(row, 1, member_days, pair_days)
    for row in gone:
        _count(row, -1, member_days, pair_days)
    for key, change in member_days.items():
        _add(MemberDay, community, dict(zip(("room_id", "day", "member"), key, strict=True)), change)
    for key, change in pair_days.items():
        _add(PairDay, community, dict(zip(("room_id", "day", "teller", "hearer"), key, strict=True)), change)


def bring_counted_in_line(
    kept: Iterable[Counted], wanted: Mapping[int, Counted]
) -> tuple[list[Counted], list[Counted]]:
    """Make what is kept of posts what is wanted of them, without the sums. Returns what was added and taken away."""
    before = {row.post_id: row for row in kept}
    changed = [row for pk, row in wanted.items() if pk not in before or _facts(before[pk]) != _facts(row)]
    lost = [row for pk, row in before.items() if pk not in wanted]
    if lost:
        Counted.objects.filter(post__in=[row.post_id for row in lost]).delete()
    if changed:
        Counted.objects.bulk_create(
            changed,
            update_conflicts=True,
            unique_fields=["post"],
            update_fields=["topic", "room", "day", "teller", "hearer", "starts", "ties"],
            batch_size=BATCH,
        )
    return changed, lost + [before[row.post_id] for row in changed if row.post_id in before]


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
