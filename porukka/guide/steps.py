"""The seven steps, in their order: what each is called and what it is for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

PURPOSE, AUDIENCE, CULTURE, CHANNELS, PEOPLE, OPENINGS, SUCCESS = KEYS = (
    "purpose",
    "audience",
    "culture",
    "channels",
    "people",
    "openings",
    "success",
)


@dataclass(frozen=True)
class About:
    """title, line: as the page shows them; act: the words that lead there from elsewhere."""

    key: str
    title: Any
    line: Any
    act: Any


ABOUT = {
    one.key: one
    for one in (
        About(
            PURPOSE,
            _("Purpose and mission"),
            _("Why you are here at all, and what will have changed if it goes well."),
            _("Say what you are here for"),
        ),
        About(
            AUDIENCE,
            _("Whom it is for"),
            _("Who will feel at home, what they get, and what is expected of them."),
            _("Say whom it is for"),
        ),
        About(
            CULTURE,
            _("Kind and guidelines"),
            _("How people are with each other here. What we propose is yours to rewrite."),
            _("Make the guidelines yours"),
        ),
        About(
            CHANNELS,
            _("Where these people are now"),
            _("Which places you bring them from, and which you build a bridge to."),
            _("Note where these people are now"),
        ),
        About(
            PEOPLE,
            _("The first members"),
            _("They make the culture. Choose them one by one, and ask each in person."),
            _("Ask the first members in"),
        ),
        About(
            OPENINGS,
            _("The first week's openings"),
            _("Seven discussions to begin with, in your name. Nothing is posted before you say so."),
            _("Choose the first openings"),
        ),
        About(
            SUCCESS,
            _("How you will see that it works"),
            _("A community, an audience or a coaching group: each is right. And one goal."),
            _("Choose how you will see that it works"),
        ),
    )
}


def number_of(key: str) -> int:
    """1 to 7."""
    return KEYS.index(key) + 1
