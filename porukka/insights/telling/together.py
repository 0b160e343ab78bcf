"""What was done together, in words. A kind of doing adds its words here."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from porukka.core.jinja.filters import in_words


def _polls(n: int) -> str:
    return ngettext("%(n)s poll", "%(n)s polls", n) % {"n": n}


def _pages(n: int) -> str:
    return ngettext("%(n)s page written up", "%(n)s pages written up", n) % {"n": n}


def _introductions(n: int) -> str:
    return ngettext("%(n)s introduction of two people", "%(n)s introductions of two people", n) % {"n": n}


def _ideas(n: int) -> str:
    return ngettext("%(n)s idea to vote on", "%(n)s ideas to vote on", n) % {"n": n}


def _events(n: int) -> str:
    return ngettext("%(n)s event", "%(n)s events", n) % {"n": n}


def _questions(n: int) -> str:
    return ngettext("%(n)s collection of questions", "%(n)s collections of questions", n) % {"n": n}


def _stories(n: int) -> str:
    return ngettext("%(n)s story of the day", "%(n)s stories of the day", n) % {"n": n}


def _contests(n: int) -> str:
    return ngettext("%(n)s contest", "%(n)s contests", n) % {"n": n}


COUNTED: dict[str, Callable[[int], str]] = {
    "events": _events,
    "ideas": _ideas,
    "contests": _contests,
    "polls": _polls,
    "questions": _questions,
    "stories": _stories,
    "pages": _pages,
    "introductions": _introductions,
}


def told(kept: dict[str, Any] | None) -> str:
    """Two sentences, "" for nothing. kept: as `besides` keeps it."""
    if not kept or not kept["all"][0]:
        return ""
    _count, by_members, doers = kept["all"]
    kinds = [words(kept["kinds"][kind]) for kind, words in COUNTED.items() if kept["kinds"].get(kind)]
    counts = {"kinds": in_words(kinds), "by_members": by_members, "doers": doers}
    return _("%(kinds)s. Begun by members: %(by_members)s. Took part: %(doers)s.") % counts
