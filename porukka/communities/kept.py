"""What a page reads about a community, kept in this process until the community's next deed.

Everything that is done in a community leaves a deed in the same transaction (`deeds.record`), so the number of the
newest one, which a page reads together with its reader, tells whether anything is another than it was: in every
process, without a word between them. What no deed tells of is not for here: how far somebody has read, her drafts and
what she saved, what waits at her bell. Nor is the right to see: the rooms whose talk a reader may read are read with
each request, and stand in the key of whatever is chosen by them.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import TypeVar

from django.http import HttpRequest
from django.utils import timezone

from porukka.communities.records import Ledger
from porukka.communities.visitor import Reader
from porukka.core.shelf import Shelf

T = TypeVar("T")

_kept = Shelf(pieces=4_000, size=4_000_000)


def stamp(reader: Reader, request: HttpRequest) -> None:
    """Note on the reader how new what is kept may be. Only where nothing is done in the same request: who has just
    written something reads it anew, and so does whoever asks without a request."""
    if request.method in ("GET", "HEAD"):
        try:
            seq = reader.community.ledger.last_seq
        except Ledger.DoesNotExist:
            seq = 0
        reader.__dict__["_stamp"] = (reader.community_id, seq, int(timezone.now().timestamp()) // 60)


def kept(reader: Reader, key: tuple[Hashable, ...], size: int, make: Callable[[], T]) -> T:
    """What `make` gives, or gave in this minute for the same key since the community's last deed.

    key: all that it depends on besides the community, its deeds and the time of day; who reads, where she matters;
    size: about how many bytes it is.
    The minute is for what ends by itself (a suspension, being new): nobody does that, so there is no deed of it.
    """
    now = reader.__dict__.get("_stamp")
    if now is None:
        return make()
    full = (now, key)
    found: tuple[T] | None = _kept.get(full)
    if found is None:
        found = (make(),)
        _kept.put(full, found, size)
    return found[0]


def is_asked_by_a_page(reader: Reader) -> bool:
    """Whether this reader has come with a request that only reads, so that `once_a_page` asks once."""
    return "_stamp" in reader.__dict__


def once_a_page(reader: Reader, name: str, make: Callable[[], T]) -> T:
    """What `make` gives, asked for once in a request that only reads: several parts of a page ask for the same."""
    known = reader.__dict__
    if not is_asked_by_a_page(reader):
        return make()
    if (place := f"_{name}") not in known:
        known[place] = make()
    found: T = known[place]
    return found
