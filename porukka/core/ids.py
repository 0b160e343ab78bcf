"""Ids that are made here, not by a database: 63 bits, short in an address, and no count of anything.

The upper 41 bits are milliseconds since the beginning of 2020 (enough until 2089); the lower 22 are random, and rise
within a millisecond. In an address an id is written in Crockford's base32: no letter that could be taken for a digit.
"""

from __future__ import annotations

import secrets
import threading
import time
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from typing import NamedTuple, Protocol

EPOCH = datetime(2020, 1, 1, tzinfo=UTC)
ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"
LARGEST = 2**63 - 1
LONGEST = 13  # letters that 63 bits need
# an id that no row has, and nobody can know: in an address or a piece that is kept it holds the place of another
ANY = 1 << 62 | secrets.randbits(62)

_EPOCH_MS = int(EPOCH.timestamp() * 1000)
_RANDOM_BITS = 22
_HOUR = 3_600_000  # the first of all, in ms, in which no id was made: it stands for the time before it
_SQUEEZE = 500_000  # so that it holds 57 years
_VALUES = {letter: value for value, letter in enumerate(ALPHABET)}
_PAIRS = [one + other for one in ALPHABET for other in ALPHABET]  # two letters at a time: twice as quick
_BY_PAIRS = range(60, -1, -10)
_VALUES |= {letter.upper(): value for letter, value in _VALUES.items()}

_STEP_BITS = 8  # how far two ids of one millisecond are apart, at most
_A_SECOND = 1000  # a clock set back by less does not make ids that are smaller


class _Made:
    """The last id this process has made."""

    lock = threading.Lock()
    last = 0


_made = _Made()


def new_id() -> int:
    """A new id, larger than every other made by this process: what is written one after the other stands so in lists.

    Ids of other processes are larger if they are made later, to the millisecond. More ids than a millisecond has
    room for (some ten thousand) are given the next one's.
    """
    with _made.lock:
        # a clock set back before 2020 must not make negative ids
        now = max(0, time.time_ns() // 1_000_000 - _EPOCH_MS)
        if 0 <= (_made.last >> _RANDOM_BITS) - now < _A_SECOND:
            _made.last += 1 + secrets.randbits(_STEP_BITS)
        else:
            _made.last = now << _RANDOM_BITS | secrets.randbits(_RANDOM_BITS)
        return _made.last


def id_of(moment: datetime, taken: set[int]) -> int:
    """An id as it would have been made at that moment, not in `taken`, to which it is added.

    For what comes from elsewhere, so that its ids stand in the order of its times. The decades before 2020 are
    squeezed into its first hour, in their order.
    """
    ms = _ms(moment)
    drawn = ms << _RANDOM_BITS | secrets.randbits(_RANDOM_BITS)
    while drawn in taken:
        drawn = ms << _RANDOM_BITS | secrets.randbits(_RANDOM_BITS)
    taken.add(drawn)
    return drawn


def made_at(number: int) -> datetime:
    """The moment an id was made, in UTC, to the millisecond."""
    return EPOCH + timedelta(milliseconds=number >> _RANDOM_BITS)


def first_id_at(moment: datetime) -> int:
    """The smallest id that could have been made then: ids from it on are of that moment or later.

    For times before 2020 (`id_of`) later means: not more than nine minutes earlier.
    """
    return _ms(moment) << _RANDOM_BITS


def _ms(moment: datetime) -> int:
    ms = (moment - EPOCH) // timedelta(milliseconds=1)
    return ms if ms >= _HOUR else max(0, _HOUR - 1 - (_HOUR - ms) // _SQUEEZE)


@lru_cache(maxsize=8_192)  # a page prints the addresses of its rows many times
def to_text(number: int) -> str:
    """The id as it stands in an address: lower case, 1–13 letters. Raises ValueError unless 0 … 2⁶³−1."""
    if not 0 <= number <= LARGEST:
        raise ValueError(f"an id is 63 bits, {number} is not")
    return "".join([_PAIRS[number >> bits & 1023] for bits in _BY_PAIRS]).lstrip("0") or "0"


def from_text(text: str) -> int:
    """The id written as `text`, in lower or upper case.

    One id has one spelling: raises ValueError for foreign letters (i, l, o and u too), leading zeros,
    and anything longer or larger than an id can be.
    """
    if not 1 <= len(text) <= LONGEST or (text[0] == "0" and text != "0"):
        raise ValueError("not an id")
    number = 0
    for letter in text:
        if letter not in _VALUES:
            raise ValueError("not an id")
        number = number * 32 + _VALUES[letter]
    if number > LARGEST:
        raise ValueError("not an id")
    return number


class Addressed(Protocol):
    """Something with an address of its own: a row with an id and, if it has a title, a slug."""

    pk: int
    slug: str


class Spot(NamedTuple):
    """An address and nothing more of the row it is of: what pages that are kept are drawn from."""

    pk: int
    slug: str


class IdConverter:
    """`<id:pk>` in a URL. Text that is no id does not match, so the page is simply not found."""

    regex = f"[0-9A-Za-z]{{1,{LONGEST}}}"

    def to_python(self, value: str) -> int:
        return from_text(value)

    def to_url(self, value: int) -> str:
        return to_text(value)


class IdSlugConverter:
    """`<idslug:pk>` in a URL: `<id>` or `<id>-<slug>`. The slug is for people; only the id is read.

    So a link with an old or mangled slug still leads to the page, which may redirect to its address of today.
    """

    regex = f"[0-9A-Za-z]{{1,{LONGEST}}}(?:-[^/]*)?"

    def to_python(self, value: str) -> int:
        return from_text(value.partition("-")[0])

    def to_url(self, value: int | Addressed) -> str:
        """value: an id, or something with `.pk` and `.slug` (an empty slug leaves the id alone)."""
        if isinstance(value, int):
            return to_text(value)
        return f"{to_text(value.pk)}-{value.slug}" if value.slug else to_text(value.pk)
