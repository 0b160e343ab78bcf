"""Of what is asked, decided and done together."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from porukka.notifications.kinds.kind import Facts, Kind, Way

_IDEAS = {
    "review": _("The team looks into the idea “%(title)s”"),
    "met": _("“%(title)s” has the votes: the team decides now, as it has promised"),
    "planned": _("The idea “%(title)s” will be done: the team has planned it"),
    "declined": _("The team has decided against the idea “%(title)s”, and says why"),
    "done": _("The idea “%(title)s” has been done"),
    "expired": _("The votes for the idea “%(title)s” did not come together in time"),
    "late": _("A decision about the idea “%(title)s” was promised by now. Everybody sees that it is late"),
}
_CONTESTS = {
    "over": _("The contest “%(title)s” is over: see who won"),
    "voting": _("The shortlist of the contest “%(title)s” is made: see what is on it, and why"),
    "called_off": _("The contest “%(title)s” was called off, and the team says why"),
}
_LEDGER = {
    "done": _("What was asked for in “%(title)s” has been done"),
    "declined": _("The team has said “not now” to what was asked for in “%(title)s”, and why"),
}
_QUESTIONS = {
    "openly": _("Your question in “%(title)s” was answered"),
    "asked": _("Questions wait for your answer in “%(title)s”"),
    "private": _("Your question in “%(title)s” was answered, for you alone"),
    "live": _("Your question in “%(title)s” was answered live"),
    "published": _("A question that you asked or voted for is answered in “%(title)s”"),
    "hidden": _("Your question in “%(title)s” was hidden, with a reason you can read there"),
}
_EVENTS = {
    "": "%(title)s",
    "near": _("“%(title)s” begins within a day. You said that you come"),
    "moved": _("The time or the place of “%(title)s” is another now"),
    "cancelled": _("“%(title)s” has been called off"),
    "seat": _("You have a seat at “%(title)s”: your turn in the line has come"),
    "over": _("How was “%(title)s”? Three questions, and nobody sees who answered what"),
}


def _doing(setting: Any, way: Way, **more: Any) -> Facts:
    """What becomes of something in a post that she took part in."""
    return Facts(setting, way, is_of_known_post=True, names_nobody=True, **more)


DOINGS = {
    Kind.EVENT: _doing(
        _("An event you come to: your answer, changes, a reminder the day before, how it was"),
        Way.NOW,  # she has said that she comes
        part="events",
        speaks_to_her=True,
        subject=_("An event you come to in %(community)s"),
        outcomes=_EVENTS,
    ),
    Kind.QUESTION: _doing(
        _("Answers to what you asked in a box or a queue"),
        Way.NOW,  # the answer to what she asked
        part="questions",
        speaks_to_her=True,
        subject=_("Your question in %(community)s"),
        outcomes=_QUESTIONS,
    ),
    Kind.QUESTIONS_WAIT: _doing(
        _("Questions that wait for your answer"),
        Way.DAILY,
        part="questions",
        subject=_("Somebody has asked you something in %(community)s"),
        outcomes=_QUESTIONS,
    ),
    Kind.IDEA: _doing(
        _("What becomes of an idea you voted for"),
        Way.DAILY,  # she was promised that she would hear of it
        speaks_to_her=True,
        subject=_("What becomes of an idea in %(community)s"),
        outcomes=_IDEAS,
    ),
    Kind.CONTEST: _doing(
        _("How a contest goes that you are in"),
        Way.DAILY,
        speaks_to_her=True,
        subject=_("News of a contest in %(community)s"),
        outcomes=_CONTESTS,
    ),
    Kind.LEDGER: _doing(
        _("What you asked for has been done, or not, and why"),
        Way.DAILY,
        speaks_to_her=True,
        subject=_("An answer to what was asked for in %(community)s"),
        outcomes=_LEDGER,
    ),
    Kind.TO_READ: Facts(
        _("You are reminded to read something and say that you have"),
        Way.DAILY,  # the team waits for her word
        part="confirmations",
        is_of_known_post=True,
        speaks_to_her=True,
        subject=_("%(name)s asks you to read something in %(community)s"),
        line=_("%(name)s asks you to read “%(title)s” and to say that you have"),
    ),
    Kind.QUOTE_ASKED: Facts(
        _("Words of yours are wanted for the page for others"),
        Way.DAILY,  # somebody waits for her answer
        is_own=True,
        line=_("%(name)s would like to show words of yours on the page for others"),
        button=_("Look at them"),
    ),
    Kind.PAIN_CHANGED: Facts(
        _("What becomes of a pain point that you share"),
        Way.PAGE,
        is_own=True,
        line=_("The team said what becomes of a pain point that you share"),
        button=_("Go to the pain points"),
    ),
}
