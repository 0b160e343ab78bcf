"""Words of a place's own: what it calls a room, a member, a discussion. They stand where a word stands alone, as a
label; running sentences are written in Porukka's words, because a language bends them.

Whoever knows where a reader is says so (`use`), and the words are hers until the next request. What is kept drawn is
kept apart by them (`core.shelf`).
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from functools import lru_cache
from typing import Any

from django.utils.functional import lazy

# what may be called otherwise
THINGS = ("room", "rooms", "discussions", "member", "members", "pages", "guidelines")
# what somebody is called who is more, or less, than a member
PEOPLE = (
    "founder",
    "manager",
    "moderator",
    "editor",
    "ambassador",
    "expert",
    "guest",
    "steward",
    "owner",
    "board",
)
KEYS = (*THINGS, *PEOPLE)

_kept: ContextVar[str] = ContextVar("labels", default="")


def use(kept: str) -> None:
    """From here on, labels are these (as `kept_of` wrote them; "" for Porukka's own)."""
    _kept.set(kept)


@contextmanager
def spoken(kept: str) -> Iterator[None]:
    """In this block labels are these: where no request says so, as in a letter."""
    token = _kept.set(kept)
    try:
        yield
    finally:
        _kept.reset(token)


def current() -> str:
    """What tells the labels of this moment apart from others."""
    return _kept.get()


def label(key: str, own: Any) -> str:
    """What stands alone as a label: the place's own word, or Porukka's. key: one of KEYS."""
    kept = _kept.get()
    return (words_of(kept).get(key) if kept else "") or str(own)


# the same where it is written before anybody reads it: in forms
lazy_label = lazy(label, str)


@lru_cache(maxsize=2_000)
def words_of(kept: str) -> Mapping[str, str]:
    """The words by their keys."""
    found: dict[str, str] = json.loads(kept) if kept else {}
    return found


def kept_of(words: Mapping[str, str]) -> str:
    """The words as they are kept, the other way round than `words_of`; "" for none."""
    own = {key: words[key] for key in KEYS if words.get(key)}
    return json.dumps(own, ensure_ascii=False) if own else ""
