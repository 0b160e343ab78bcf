"""For those who look after the community, as long as they do."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from porukka.notifications.kinds.kind import Facts, Kind, Way

TEAM = {
    Kind.ASKED_TO_JOIN: Facts(
        _("Somebody asks to join (for the team)"), Way.DAILY, right="decide_who_joins", is_own=True
    ),
    Kind.SUGGESTED: Facts(
        _("A member suggests somebody (for the team)"), Way.DAILY, right="decide_who_joins", is_own=True
    ),
    Kind.WORD_HEARD: Facts(
        _("Somebody writes a word the team wants to hear of (for the team)"),
        Way.NOW,  # the team asked to hear of it
        right="read_insights",
        part="mood",
        is_of_known_post=True,
        subject=_("A word the team wants to hear of was written in %(community)s"),
        sentence=_("A word the team wants to hear of was written in “%(title)s” (%(room)s)"),
    ),
    Kind.FADING: Facts(
        _("Something fades: answers, newcomers, or members who stay away (for the team)"),
        Way.DAILY,  # at most once a week
        right="read_insights",
        is_own=True,
    ),
    Kind.CIRCLE: Facts(
        _("The founding circle opens (for founders)"),
        Way.NOW,  # tomorrow is not far
        is_own=True,
        names_nobody=True,
    ),
    Kind.GUIDE: Facts(
        _("A step of the founder's guide wants a look"), Way.DAILY, right="keep_guide", is_own=True
    ),
    Kind.GOAL: Facts(
        _("A goal you look after is reached, or its day has passed"),
        Way.DAILY,
        right="keep_goals",
        is_own=True,
    ),
    Kind.EXPERIMENT: Facts(
        _("An experiment of yours waits to be judged"), Way.DAILY, right="keep_goals", is_own=True
    ),
}
