"""Of what was said, and what one asked to hear of."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from porukka.notifications.kinds.kind import Facts, Kind, Way

_SETTLED = {
    "hidden": _("The post was hidden."),
    "deleted": _("The post was deleted."),
    "left": _("The post was left as it is."),
    "q_hidden": _("The question was hidden."),
    "q_left": _("The question was left as it is."),
}

TALK = {
    Kind.REPLY_TO_ME: Facts(
        _("Somebody replies to you"),
        Way.NOW,
        is_reply=True,
        speaks_to_her=True,
        subject=_("%(name)s replied to you in %(community)s"),
        line=_("%(name)s replied to you in “%(title)s”"),
    ),
    Kind.FIRST_ANSWER: Facts(_("The first answer in a discussion you started"), Way.NOW, is_reply=True),
    Kind.ANSWER_TO_TOPIC: Facts(_("Further answers in your discussions"), Way.PAGE, is_reply=True),
    Kind.FOLLOWED: Facts(
        _("Something new in what you follow"),
        Way.DAILY,  # she asked for it
        opening=_("%(name)s started “%(title)s”"),
        subject=_("%(name)s wrote in %(community)s, in what you follow"),
        line=_("%(name)s replied in “%(title)s”, which you follow"),
    ),
    Kind.MENTION: Facts(
        _("Somebody mentions you with @"),
        Way.NOW,
        speaks_to_her=True,
        subject=_("%(name)s mentioned you in %(community)s"),
        line=_("%(name)s mentioned you in “%(title)s”"),
    ),
    Kind.EVERYONE: Facts(
        _("The team calls everybody with @everyone"),
        Way.DAILY,
        subject=_("%(name)s called everybody in %(community)s"),
        line=_("%(name)s called everybody in “%(title)s”"),
    ),
    Kind.NOT_PUBLISHED: Facts(
        _("A discussion you set to be published later was not"),
        Way.NOW,
        is_own=True,
        line=_("A discussion you set to be published later was not published"),
        button=_("Go to my drafts"),
    ),
    Kind.REMINDER: Facts(
        _("What you asked to be reminded of"),
        Way.NOW,  # for this very moment
        is_of_known_post=True,
        speaks_to_her=True,
        line=_("You asked to be reminded of a post in “%(title)s”"),
        opening=_("You asked to be reminded of “%(title)s”"),
    ),
    Kind.ACCEPTED: Facts(
        _("A reply of yours solved a question"),
        Way.PAGE,
        is_of_known_post=True,
        speaks_to_her=True,
        subject=_("Your reply solved a question in %(community)s"),
        line=_("%(name)s marked your reply in “%(title)s” as the one that solved it"),
    ),
    Kind.SETTLED: Facts(
        _("The team has settled what you told it"),
        Way.DAILY,
        is_of_known_post=True,
        speaks_to_her=True,
        names_nobody=True,
        line=_("Thank you for telling the team about something in “%(title)s”."),
        of_room=_("Thank you for telling the team about something in the room “%(room)s”."),
        results=_SETTLED,
        subject=_("What you told the team in %(community)s has been settled"),
    ),
    Kind.HANDED: Facts(
        _("Somebody of the team thinks you may know an answer"),
        Way.DAILY,  # somebody thought of her, and waits for nothing
        is_of_known_post=True,
        speaks_to_her=True,
        is_open=True,
        subject=_("%(name)s thinks you may know an answer in %(community)s"),
        line=_("%(name)s thinks you may know an answer to “%(title)s”"),
    ),
}
