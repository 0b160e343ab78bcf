"""Of what was said, and what one asked to hear of."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from porukka.notifications.kinds.kind import Facts, Kind, Way

TALK = {
    Kind.REPLY_TO_ME: Facts(
        _("Somebody replies to you"),
        Way.NOW,
        is_reply=True,
        speaks_to_her=True,
        subject=_("%(name)s replied to you in %(community)s"),
        sentence=_("%(name)s replied to you in “%(title)s” (%(room)s)"),
    ),
    Kind.FIRST_ANSWER: Facts(_("The first answer in a discussion you started"), Way.NOW, is_reply=True),
    Kind.ANSWER_TO_TOPIC: Facts(_("Further answers in your discussions"), Way.PAGE, is_reply=True),
    Kind.FOLLOWED: Facts(
        _("Something new in what you follow"),
        Way.DAILY,  # she asked for it
        subject=_("%(name)s wrote in %(community)s, in what you follow"),
        sentence=_("%(name)s replied in “%(title)s”, which you follow (%(room)s)"),
    ),
    Kind.MENTION: Facts(
        _("Somebody mentions you with @"),
        Way.NOW,
        speaks_to_her=True,
        subject=_("%(name)s mentioned you in %(community)s"),
        sentence=_("%(name)s mentioned you in “%(title)s” (%(room)s)"),
    ),
    Kind.EVERYONE: Facts(
        _("The team calls everybody with @everyone"),
        Way.DAILY,
        subject=_("%(name)s called everybody in %(community)s"),
        sentence=_("%(name)s called everybody in “%(title)s” (%(room)s)"),
    ),
    Kind.NOT_PUBLISHED: Facts(
        _("A discussion you set to be published later was not"),
        Way.NOW,
        is_own=True,
    ),
    Kind.REMINDER: Facts(
        _("What you asked to be reminded of"),
        Way.NOW,  # for this very moment
        is_of_known_post=True,
        speaks_to_her=True,
    ),
    Kind.ACCEPTED: Facts(
        _("A reply of yours solved a question"),
        Way.PAGE,
        is_of_known_post=True,
        speaks_to_her=True,
        subject=_("Your reply solved a question in %(community)s"),
        sentence=_("%(name)s marked your reply in “%(title)s” as the one that solved it (%(room)s)"),
    ),
    Kind.SETTLED: Facts(
        _("The team has settled what you told it"),
        Way.DAILY,
        is_of_known_post=True,
        speaks_to_her=True,
        names_nobody=True,
        subject=_("What you told the team in %(community)s has been settled"),
    ),
    Kind.HANDED: Facts(
        _("Somebody of the team thinks you may know an answer"),
        Way.DAILY,  # somebody thought of her, and waits for nothing
        is_of_known_post=True,
        speaks_to_her=True,
        is_open=True,
        subject=_("%(name)s thinks you may know an answer in %(community)s"),
        sentence=_("%(name)s thinks you may know an answer to “%(title)s” (%(room)s)"),
    ),
}
