"""For those who look after the community, as long as they do."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from porukka.notifications.kinds.kind import Facts, Kind, Way

_OPENS = {
    "opened": _("The founding circle has opened"),
    "awaited": _("The founding circle opens within a day"),
}
_GOALS = {
    "reached": _("A goal that you look after is reached"),
    "past": _("The day of a goal that you look after has passed"),
}
_FADES = {
    "answers": _("Fewer discussions have been answered within a day, two weeks running"),
    "newcomers": _("Most of the newest members waited longer than a day for a first answer"),
    "quiet": _("Several members have stayed away longer than is their way"),
}

TEAM = {
    Kind.ASKED_TO_JOIN: Facts(
        _("Somebody asks to join (for the team)"),
        Way.DAILY,
        right="decide_who_joins",
        is_own=True,
        line=_("Somebody asks to join and waits for an answer"),
        button=_("Go to those who ask"),
    ),
    Kind.SUGGESTED: Facts(
        _("A member suggests somebody (for the team)"),
        Way.DAILY,
        right="decide_who_joins",
        is_own=True,
        line=_("%(name)s suggests somebody, and waits for the team"),
        button=_("To the suggested people"),
    ),
    Kind.WORD_HEARD: Facts(
        _("Somebody writes a word the team wants to hear of (for the team)"),
        Way.NOW,  # the team asked to hear of it
        right="read_insights",
        part="mood",
        is_of_known_post=True,
        subject=_("A word the team wants to hear of was written in %(community)s"),
        line=_("A word the team wants to hear of was written in “%(title)s”"),
    ),
    Kind.FADING: Facts(
        _("Something fades: answers, newcomers, or members who stay away (for the team)"),
        Way.DAILY,  # at most once a week
        right="read_insights",
        is_own=True,
        outcomes=_FADES,
        button=_("Have a look"),
    ),
    Kind.CIRCLE: Facts(
        _("The founding circle opens (for founders)"),
        Way.NOW,  # tomorrow is not far
        is_own=True,
        names_nobody=True,
        outcomes=_OPENS,
        button=_("To the founding circle"),
    ),
    Kind.GUIDE: Facts(
        _("A step of the founder's guide wants a look"),
        Way.DAILY,
        right="keep_guide",
        is_own=True,
        line=_("Something in the founder's guide wants a look"),
        button=_("Go to the guide"),
    ),
    Kind.GOAL: Facts(
        _("A goal you look after is reached, or its day has passed"),
        Way.DAILY,
        right="keep_goals",
        is_own=True,
        outcomes=_GOALS,
        button=_("Go to the goals"),
    ),
    Kind.EXPERIMENT: Facts(
        _("An experiment of yours waits to be judged"),
        Way.DAILY,
        right="keep_goals",
        is_own=True,
        line=_("An experiment that you keep waits for your judgement"),
        button=_("Go to the experiments"),
    ),
}
