"""Every kind of notification, and all that is known of each, in the order in which members choose among them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.utils.translation import gettext_lazy as _

from porukka.core.parts import is_off
from porukka.notifications.kinds.doings import DOINGS
from porukka.notifications.kinds.kind import Facts, Kind, Way
from porukka.notifications.kinds.people import PEOPLE
from porukka.notifications.kinds.talk import TALK
from porukka.notifications.kinds.team import TEAM

__all__ = ["KINDS", "SUBJECTS", "Facts", "Kind", "Way", "kinds", "missing"]

SUBJECTS: list[tuple[Any, dict[Kind, Facts]]] = [
    (_("What is said"), TALK),
    (_("People and places"), PEOPLE),
    (_("What is done together"), DOINGS),
    (_("For those who look after the community"), TEAM),
]
KINDS: dict[Kind, Facts] = {kind: facts for _words, rows in SUBJECTS for kind, facts in rows.items()}


def kinds(are: Callable[[Facts], bool]) -> list[str]:
    """The kinds of whose facts this is true, as the table of notifications has them."""
    return [kind.value for kind, facts in KINDS.items() if are(facts)]


def missing(has: Callable[[str], bool], reader: Any) -> list[str]:
    """The kinds that a reader does not hear of: she lacks the right, or their part is switched off where she is.

    has: whether she has the right of that code.
    """
    return kinds(
        lambda facts: bool(
            (facts.right and not has(facts.right)) or (facts.part and is_off(reader, facts.part))
        )
    )
