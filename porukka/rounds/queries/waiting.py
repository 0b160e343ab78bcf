"""How much waits, for the line on the first page: kept for some minutes, so that the page asks nothing."""

from __future__ import annotations

from dataclasses import dataclass

from django.core.cache import caches

from porukka.communities.models import Member
from porukka.rounds.queries.finding import find
from porukka.rounds.queries.picking import minutes_for, pick
from porukka.rounds.queries.quiet import today_of
from porukka.rounds.queries.today import newest_of, read

SECONDS = 600


@dataclass(frozen=True)
class Waits:
    """count: things in the round she would begin, or that are left of hers; minutes: about, of all of them."""

    count: int
    minutes: int
    has_begun: bool


def waits(member: Member) -> Waits:
    """What the line on the first page says, at most SECONDS old; nothing of it has to be exact."""
    key = _key(member)
    found: Waits | None = caches["hot"].get(key)
    if found is None:
        found = _waits(member)
        caches["hot"].set(key, found, SECONDS)
    return found


def forget(member: Member) -> None:
    """She has begun or gone on: the line is asked anew."""
    caches["hot"].delete(_key(member))


def _key(member: Member) -> str:
    return f"round:{member.pk}:{today_of(member.community)}"


def _waits(member: Member) -> Waits:
    begun, usual = newest_of(member)
    if begun is not None:
        today = read(member, begun)
        return Waits(0 if today.is_over else len(today.waiting), today.minutes, has_begun=True)
    chosen = pick(find(member), usual)
    return Waits(len(chosen), minutes_for(one.kind for one in chosen), has_begun=False)
