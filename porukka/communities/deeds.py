"""Deeds: the log one can trust. An action records one row in its own transaction; others read it by a cursor.

A commit only rings the bell. Every subscriber keeps a cursor over `seq`, so a process killed anywhere neither
loses a deed nor handles it twice: the effects and the cursor move in one transaction.
"""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.db.models import F, QuerySet

from porukka.communities.records import Cursor, Deed, Ledger
from porukka.core import live
from porukka.core.pace import Pace
from porukka.core.prepared import NUMBER, Plus, change, insert, prepared

log = logging.getLogger(__name__)

BATCH = 100  # deeds read at a time
# seconds after which a transaction that handles deeds ends: on SQLite nobody can write meanwhile
A_WHILE = 0.005
LONGEST = 0.5  # seconds, about: one deed may stand for many posts that were brought along
COOL_OFF = 30.0  # seconds before a subscriber that failed is tried again


@dataclass(frozen=True)
class Subscriber:
    name: str
    kinds: frozenset[str]
    handle: Callable[[Deed], None]
    news_only: bool = False


_subscribers: dict[str, Subscriber] = {}
_failed_at: dict[tuple[str, int], float] = {}
_here = threading.local()


def record(
    kind: str, *, actor: Any, subject: int, room: Any = None, community: Any = None, **data: Any
) -> Deed:
    """Write down one deed. Call it inside the transaction that does the thing.

    kind: "noun.verb" in the past tense; actor: the Member who did it, None where that is not told or she is no member
    (such a deed has a room or says its community); subject: id of what it was done to; room: the Room it happened in,
    if any; data: small facts that JSON can hold (ids as strings).
    Returns the deed with its `seq`, the community's next number without gaps among committed deeds.
    Raises RuntimeError outside a transaction.
    """
    if not transaction.get_connection().in_atomic_block:
        raise RuntimeError("A deed is recorded inside the transaction of what was done.")
    community_id = community.pk if community else (actor or room).community_id
    # the UPDATE locks the row until commit: the next deed of this community waits, so seq commits in order
    if not change(Ledger, {"pk": community_id}, last_seq=Plus(1)):
        Ledger.objects.create(pk=community_id, last_seq=1)
    deed = Deed(
        community_id=community_id,
        seq=_last_seq(community=community_id)[0],
        kind=kind,
        actor_id=actor.pk if actor else None,
        room=room,
        subject=subject,
        data=data,
    )
    insert(deed)
    transaction.on_commit(lambda: _committed(community_id), robust=True)
    return deed


@prepared(community=NUMBER)
def _last_seq(community: int) -> QuerySet[Ledger, int]:
    return Ledger.objects.filter(pk=community).values_list("last_seq", flat=True)


def recorded_here() -> int:
    """How many deeds this thread has recorded and committed since it began: whether something was done meanwhile."""
    return getattr(_here, "count", 0)


def _committed(community_id: int) -> None:
    _here.count = recorded_here() + 1
    live.ring(community_id)


def record_old(community_id: int, done: list[Deed]) -> None:
    """Write down what was done before it came here, in this order; `seq` and the mark "old" are put in.

    Call it inside the transaction that writes the things. Raises RuntimeError outside one.
    """
    if not transaction.get_connection().in_atomic_block:
        raise RuntimeError("A deed is recorded inside the transaction of what was done.")
    Ledger.objects.get_or_create(pk=community_id)
    Ledger.objects.filter(pk=community_id).update(last_seq=F("last_seq") + len(done))
    last = Ledger.objects.values_list("last_seq", flat=True).get(pk=community_id)
    for seq, deed in enumerate(done, last - len(done) + 1):
        deed.seq = seq
        deed.data = {**deed.data, "old": True}
    Deed.objects.bulk_create(done, batch_size=500)
    transaction.on_commit(lambda: live.ring(community_id), robust=True)


def subscribe(
    name: str, *kinds: str, news_only: bool = False
) -> Callable[[Callable[[Deed], None]], Callable[[Deed], None]]:
    """Decorator: `handle(deed)` is called once for each deed of these kinds, in order, in the worker.

    name: the cursor's name, kept for ever once released; news_only: without what `record_old` wrote, for those who
    tell people.
    """

    def register(handle: Callable[[Deed], None]) -> Callable[[Deed], None]:
        _subscribers[name] = Subscriber(name, frozenset(kinds), handle, news_only)
        return handle

    return register


def catch_up(only: Iterable[str] | None = None, *, pace: Pace | None = None) -> int:
    """Bring every subscriber up to date in every community. Safe to run twice, or in two processes at once.

    With a pace each goes on by BATCH deeds at most and leaves the rest to the next call, so that no subscriber keeps
    the others waiting. only: names of subscribers, all if None; pace: how to give way to
    whoever else wants to write. Returns how many deeds were handled.
    """
    handled = 0
    wanted = list(only) if only is not None else list(_subscribers)
    heads = dict(Ledger.objects.values_list("community_id", "last_seq"))
    cursors = {
        (community, name): seq
        for community, name, seq in Cursor.objects.filter(subscriber__in=wanted).values_list(
            "community_id", "subscriber", "seq"
        )
    }
    for community_id, head in heads.items():
        for name in wanted:
            if cursors.get((community_id, name), 0) < head:
                last = min(head, cursors.get((community_id, name), 0) + BATCH) if pace else head
                handled += _catch_up_safely(_subscribers[name], community_id, last, pace)
    return handled


def pass_over(community_id: int, only: Iterable[str] | None = None) -> None:
    """Every subscriber has done what these deeds ask for: for whoever brought them in and did all of it at once.

    only: names of subscribers, all if None.
    """
    with transaction.atomic():
        head = Ledger.objects.values_list("last_seq", flat=True).get(pk=community_id)
        for name in _subscribers if only is None else only:
            cursor = _locked_cursor(name, community_id)
            cursor.seq = head
            cursor.save(update_fields=["seq"])


def _catch_up_safely(subscriber: Subscriber, community_id: int, head: int, pace: Pace | None) -> int:
    """One subscriber that fails keeps its own place and holds up nobody else; it is tried again after a while."""
    key = (subscriber.name, community_id)
    if _failed_at.get(key, -COOL_OFF) + COOL_OFF > time.monotonic():
        return 0
    try:
        return _catch_up_one(subscriber, community_id, head, pace)
    except Exception:
        log.exception("%s could not handle a deed of community %s", subscriber.name, community_id)
        _failed_at[key] = time.monotonic()
        return 0


def _catch_up_one(subscriber: Subscriber, community_id: int, head: int, pace: Pace | None) -> int:
    """In as many transactions as it takes for none to be long: what is only read is read outside of them."""
    place = Cursor.objects.get_or_create(community_id=community_id, subscriber=subscriber.name)[0]
    handled, rest = 0, True
    while rest:
        deeds = Deed.objects.filter(community_id=community_id, seq__gt=place.seq, seq__lte=head).order_by(
            "seq"
        )
        batch = list(deeds[:BATCH])
        rest = len(batch) == BATCH
        while batch:
            wanted = _handle(subscriber, place, batch)
            if wanted is None:
                return handled
            handled += wanted
            batch = [deed for deed in batch if deed.seq > place.seq]
            if pace:
                pace.rest()
    return handled


def _handle(subscriber: Subscriber, place: Cursor, batch: list[Deed]) -> int | None:
    """Handle deeds for A_WHILE, and move the cursor behind them, in one transaction. Returns how many were for this
    subscriber; None if another process has moved the cursor meanwhile."""
    here = Cursor.objects.filter(pk=place.pk, seq=place.seq)
    wanted = [deed for deed in batch if _is_for(subscriber, deed)]
    if not wanted:
        with transaction.atomic():  # whose beginning waits fairly (core/sqlite)
            moved = here.update(seq=batch[-1].seq)
        place.seq = batch[-1].seq
        return 0 if moved else None
    with transaction.atomic():
        if not here.update(seq=place.seq):  # which locks it
            return None
        enough = time.monotonic() + A_WHILE
        for count, deed in enumerate(wanted, 1):
            subscriber.handle(deed)
            last = batch[-1].seq if count == len(wanted) else deed.seq
            if time.monotonic() > enough:
                break
        here.update(seq=last)
    place.seq = last
    return count


def _is_for(subscriber: Subscriber, deed: Deed) -> bool:
    return deed.kind in subscriber.kinds and (deed.is_news or not subscriber.news_only)


def _locked_cursor(name: str, community_id: int) -> Cursor:
    Cursor.objects.get_or_create(community_id=community_id, subscriber=name)
    return Cursor.objects.select_for_update().get(community_id=community_id, subscriber=name)
