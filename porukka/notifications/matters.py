"""What a member is told that is about no discussion and no room: its words and where it leads, in one place for the
page and the letters."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from porukka.communities.addresses import community_url, goals_url, guide_url, insights_url, round_url
from porukka.communities.models import Member
from porukka.notifications.kinds import Kind
from porukka.notifications.models import Notification


@dataclass(frozen=True)
class Matter:
    """says: who did what, with %(name)s if somebody is named; button: where it leads, in words; url: that address."""

    says: Any
    button: Any
    url: Callable[[str, Notification], str]


def _asking(slug: str, row: Notification) -> str:
    return reverse("joining:requests", args=[slug])


def _whoever_came(slug: str, row: Notification) -> str:
    if row.actor_id is None:
        return reverse("communities:members", args=[slug])
    return reverse("communities:member", args=[slug, row.actor_id])


def _roles(slug: str, row: Notification) -> str:
    return reverse("communities:roles", args=[slug])


def _suggested(slug: str, row: Notification) -> str:
    return reverse("joining:candidates", args=[slug])


def _my_suggestions(slug: str, row: Notification) -> str:
    return reverse("joining:nominations", args=[slug])


def _circle(slug: str, row: Notification) -> str:
    return reverse("joining:circle", args=[slug])


def _register(slug: str, row: Notification) -> str:
    return reverse("register:register", args=[slug])


def _what_fades(slug: str, row: Notification) -> str:
    """Who stays away is told by the daily round, which knows them by name."""
    page = {"answers": "answers", "newcomers": "people"}.get(row.outcome)
    return insights_url(slug, page) if page else round_url(slug)


def _first_page(slug: str, row: Notification) -> str:
    return community_url(slug)


def _own_thanks(slug: str, row: Notification) -> str:
    return reverse("thanks:mine", args=[slug])


def _introductions(slug: str, row: Notification) -> str:
    return reverse("profiles:introductions", args=[slug])


def _guide(slug: str, row: Notification) -> str:
    return guide_url(slug)


def _goals(slug: str, row: Notification) -> str:
    return goals_url(slug)


def _experiments(slug: str, row: Notification) -> str:
    return f"{goals_url(slug)}experiments/"


def _asked_words(slug: str, row: Notification) -> str:
    return reverse("purpose:overview", args=[slug])


def _pains(slug: str, row: Notification) -> str:
    return reverse("purpose:pains", args=[slug]) + "?show=all"


# the day before it opens, and when it has
_OPENS = {
    "awaited": _("The founding circle opens within a day"),
    "opened": _("The founding circle has opened"),
}
# what became of a goal she looks after
_GOALS = {
    "reached": _("A goal that you look after is reached"),
    "past": _("The day of a goal that you look after has passed"),
}
# what the verdict has noticed
_FADES = {
    "answers": _("Fewer discussions have been answered within a day, two weeks running"),
    "newcomers": _("Most of the newest members waited longer than a day for a first answer"),
    "quiet": _("Several members have stayed away longer than is their way"),
}
MATTERS: dict[str, Matter] = {
    Kind.ASKED_TO_JOIN: Matter(
        _("Somebody asks to join and waits for an answer"), _("Go to those who ask"), _asking
    ),
    Kind.GUEST_CAME: Matter(_("%(name)s, whom you invited, is here now"), _("Say hello"), _whoever_came),
    Kind.ROLE: Matter(_("%(name)s gave you a role: %(role)s"), _("Who may do what"), _roles),
    Kind.BOARD: Matter(
        _("%(name)s named you to the board: the member register is open to you"),
        _("To the member register"),
        _register,
    ),
    Kind.FADING: Matter(_FADES["answers"], _("Have a look"), _what_fades),
    Kind.CAME_IN: Matter(_("%(name)s let you in. Welcome!"), _("To the discussions"), _first_page),
    Kind.SUGGESTED: Matter(
        _("%(name)s suggests somebody, and waits for the team"), _("To the suggested people"), _suggested
    ),
    Kind.SUGGESTION_DECIDED: Matter(
        _("The team has decided about somebody you suggested"), _("See what it decided"), _my_suggestions
    ),
    Kind.CIRCLE: Matter(_OPENS["opened"], _("To the founding circle"), _circle),
    Kind.THANKED: Matter(_("%(name)s thanked you"), _("Read the thanks"), _own_thanks),
    Kind.INTRODUCTION: Matter(
        _("%(name)s would like to introduce you to somebody"),
        _("Have a look"),
        _introductions,
    ),
    Kind.INTRODUCED: Matter(
        _("You both said yes: %(name)s introduces you to each other"), _("Have a look"), _introductions
    ),
    Kind.GUIDE: Matter(_("Something in the founder's guide wants a look"), _("Go to the guide"), _guide),
    Kind.GOAL: Matter(_GOALS["reached"], _("Go to the goals"), _goals),
    Kind.EXPERIMENT: Matter(
        _("An experiment that you keep waits for your judgement"), _("Go to the experiments"), _experiments
    ),
    Kind.QUOTE_ASKED: Matter(
        _("%(name)s would like to show words of yours on the page for others"),
        _("Look at them"),
        _asked_words,
    ),
    Kind.PAIN_CHANGED: Matter(
        _("The team said what becomes of a pain point that you share"), _("Go to the pain points"), _pains
    ),
}


def says(row: Notification, name: str) -> str:
    """The sentence in the active language. Raises KeyError for a kind that is about something else."""
    role = Member.Role(row.outcome).label if row.outcome in Member.Role.values else ""
    by_outcome = {Kind.CIRCLE: _OPENS, Kind.GOAL: _GOALS, Kind.FADING: _FADES}.get(Kind(row.kind), {})
    words = by_outcome.get(row.outcome, MATTERS[row.kind].says)
    return str(words) % {"name": name, "role": role}


def event_url(slug: str, row: Notification) -> str:
    """Where a line about an event leads: to its page, or to the questions about how it was."""
    name = "events:feedback_of_post" if row.outcome == "over" else "events:of_post"
    return reverse(name, args=[slug, row.post_id])
