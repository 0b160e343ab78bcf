"""Of people: who comes in, where one's place is, who would like to meet, and who says thank you."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from porukka.notifications.kinds.kind import Facts, Kind, Way

PEOPLE = {
    Kind.GREET: Facts(
        _("You are asked to greet somebody new"),
        Way.NOW,  # an answer within the day is what brings people back
        part="newcomers",
        speaks_to_her=True,
        subject=_("%(name)s is new in %(community)s: you are asked to greet"),
        sentence=_("%(name)s is new here and wrote “%(title)s” (%(room)s). You are asked to greet"),
    ),
    Kind.THANKED: Facts(_("Somebody thanks you"), Way.PAGE, part="thanks", is_own=True),
    Kind.INTRODUCTION: Facts(
        _("Somebody would like to introduce you to somebody"), Way.DAILY, part="profiles", is_own=True
    ),
    Kind.INTRODUCED: Facts(
        _("You and somebody else would both like to meet"), Way.NOW, part="profiles", is_own=True
    ),
    Kind.GUEST_CAME: Facts(_("Somebody you invited has come"), Way.PAGE, is_own=True),
    Kind.CAME_IN: Facts(
        _("You were let in"),
        Way.PAGE,  # she was mailed when she was let in
        is_own=True,
    ),
    Kind.LET_IN: Facts(_("Somebody lets you into a room"), Way.PAGE),
    Kind.PLACE: Facts(
        _("Your place in a room changes: a seat, or your term as a steward"), Way.DAILY, names_nobody=True
    ),
    Kind.ASKED_IN: Facts(
        _("Somebody asks to be let into a room you look after, or offers to look after one"),
        Way.DAILY,  # somebody waits for her word
    ),
    Kind.ROLE: Facts(_("You are given another role"), Way.PAGE, is_own=True),
    Kind.BOARD: Facts(_("You are named to the board"), Way.DAILY, part="register", is_own=True),
    Kind.SUGGESTION_DECIDED: Facts(
        _("The team has decided about somebody you suggested"), Way.DAILY, is_own=True, names_nobody=True
    ),
}
