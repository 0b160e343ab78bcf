"""Of people: who comes in, where one's place is, who would like to meet, and who says thank you."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from porukka.notifications.kinds.kind import Facts, Kind, Way

_PLACES = {
    "seat": _("A seat has become free: you are in the room “%(room)s” now"),
    "declined": _("You were not let into the room “%(room)s” this time"),
    "steward": _("You look after the room “%(room)s” now, as its steward"),
    "term_soon": _("Your term as a steward of the room “%(room)s” ends in two weeks"),
    "term_over": _("Your term as a steward of the room “%(room)s” is over. Thank you for looking after it!"),
    "sibling": _("A seat is offered to you in the new room “%(room)s”"),
}
_ASKED_IN = {
    "": _("%(name)s asks to be let into the room “%(room)s”"),
    "offer": _("%(name)s offers to look after the room “%(room)s”"),
    "handed": _("%(name)s handed over the care of the room “%(room)s”"),
}

PEOPLE = {
    Kind.GREET: Facts(
        _("You are asked to greet somebody new"),
        Way.NOW,  # an answer within the day is what brings people back
        part="newcomers",
        speaks_to_her=True,
        subject=_("%(name)s is new in %(community)s: you are asked to greet"),
        line=_("You are asked to greet %(name)s, who is new here and wrote “%(title)s”"),
    ),
    Kind.THANKED: Facts(
        _("Somebody thanks you"),
        Way.PAGE,
        part="thanks",
        is_own=True,
        line=_("%(name)s thanked you"),
        button=_("Read the thanks"),
    ),
    Kind.INTRODUCTION: Facts(
        _("Somebody would like to introduce you to somebody"),
        Way.DAILY,
        part="profiles",
        is_own=True,
        line=_("%(name)s would like to introduce you to somebody"),
        button=_("Have a look"),
    ),
    Kind.INTRODUCED: Facts(
        _("You and somebody else would both like to meet"),
        Way.NOW,
        part="profiles",
        is_own=True,
        line=_("You both said yes: %(name)s introduces you to each other"),
        button=_("Have a look"),
    ),
    Kind.GUEST_CAME: Facts(
        _("Somebody you invited has come"),
        Way.PAGE,
        is_own=True,
        line=_("%(name)s, whom you invited, is here now"),
        button=_("Say hello"),
    ),
    Kind.CAME_IN: Facts(
        _("You were let in"),
        Way.PAGE,  # she was mailed when she was let in
        is_own=True,
        line=_("%(name)s let you in. Welcome!"),
        button=_("To the discussions"),
    ),
    Kind.LET_IN: Facts(
        _("Somebody lets you into a room"), Way.PAGE, line=_("%(name)s let you into the room “%(room)s”")
    ),
    Kind.PLACE: Facts(
        _("Your place in a room changes: a seat, or your term as a steward"),
        Way.DAILY,
        names_nobody=True,
        outcomes=_PLACES,
    ),
    Kind.ASKED_IN: Facts(
        _("Somebody asks to be let into a room you look after, or offers to look after one"),
        Way.DAILY,  # somebody waits for her word
        outcomes=_ASKED_IN,
    ),
    Kind.ROLE: Facts(
        _("You are given another role"),
        Way.PAGE,
        is_own=True,
        line=_("%(name)s gave you a role: %(role)s"),
        button=_("Who may do what"),
    ),
    Kind.BOARD: Facts(
        _("You are named to the board"),
        Way.DAILY,
        part="register",
        is_own=True,
        line=_("%(name)s named you to the board: the member register is open to you"),
        button=_("To the member register"),
    ),
    Kind.SUGGESTION_DECIDED: Facts(
        _("The team has decided about somebody you suggested"),
        Way.DAILY,
        is_own=True,
        names_nobody=True,
        line=_("The team has decided about somebody you suggested"),
        button=_("See what it decided"),
    ),
}
