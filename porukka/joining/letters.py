"""The words of the mails about coming in: they go to people who are not inside yet."""

from __future__ import annotations

from django.conf import settings
from django.core.mail import EmailMessage
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from porukka.communities.addresses import community_url
from porukka.communities.models import Community, Member
from porukka.core import clock
from porukka.core.mail import outbox
from porukka.core.text.plain import excerpt
from porukka.core.text.unlinking import unlinked
from porukka.joining.models import JoinRequest, MailedInvitation
from porukka.joining.queries.guidelines import today
from porukka.people.models import Person

PURPOSE = 200  # letters of what a community is for
MACHINE_WRITTEN = {"Auto-Submitted": "auto-generated"}  # asks other machines not to answer


def accepted(request: JoinRequest) -> None:
    """Tell her that she is in. Call it in the transaction of the decision."""
    community = request.community
    with translation.override(_language(request.person, community)):
        facts = {"community": unlinked(community.name)}
        _post(
            request.person,
            _("Welcome to %(community)s") % facts,
            [
                _("You asked to join %(community)s, and you are in.") % facts,
                _word(request),
                _("Begin by reading, or start a discussion of your own:"),
                settings.PORUKKA_URL + community_url(community.slug),
            ],
            key=f"joining:{request.pk}:accepted",
        )


def declined(request: JoinRequest) -> None:
    """Tell her that it was not this time, and when she may ask again. Call it in the transaction of the decision."""
    community, again = request.community, request.again_at or timezone.now()
    with translation.override(_language(request.person, community)):
        facts = {"community": unlinked(community.name), "day": clock.day(again)}
        _post(
            request.person,
            _("Your request to join %(community)s") % facts,
            [
                _("You asked to join %(community)s. This time the team did not let you in.") % facts,
                _word(request),
                _("You may ask again from %(day)s on:") % facts,
                settings.PORUKKA_URL + reverse("communities:join", args=[community.slug]),
            ],
            key=f"joining:{request.pk}:declined",
        )


def _word(request: JoinRequest) -> str:
    if not request.word:
        return ""
    return _("The team writes: “%(word)s”") % {"word": unlinked(request.word)}


def _language(person: Person, community: Community) -> str:
    return person.language or community.language


def _post(person: Person, subject: str, paragraphs: list[str], key: str) -> None:
    if person.email and person.is_active:
        _send(person.email, subject, paragraphs, key)


def _send(address: str, subject: str, paragraphs: list[str], key: str) -> None:
    parts = [_("Hello!"), *(part for part in paragraphs if part), f"Porukka\n{settings.PORUKKA_URL}"]
    text = "\n\n".join(parts) + "\n"
    outbox.post(EmailMessage(subject, text, to=[address], headers=MACHINE_WRITTEN), key=key)


def _agreed(community: Community) -> str:
    """The few lines of the guidelines; whoever comes in accepts them."""
    found = today(community)
    if found is None or not found.lines:
        return ""
    lines = "\n".join(f"    – {unlinked(line)}" for line in found.lines)
    return _("What we have agreed on:") + f"\n{lines}"


def invitation(mailed: MailedInvitation, inviter: Member, token: str) -> None:
    """The letter that invites, in the language chosen for it. Call it in the transaction of the invitation.

    It names nobody but the inviter, and says what happens to who does nothing.
    """
    community = mailed.community
    with translation.override(mailed.language):
        facts = {
            "name": unlinked(inviter.name),
            "community": unlinked(community.name),
            "day": clock.day(mailed.invitation.expires_at),
        }
        purpose = excerpt(unlinked(community.purpose), PURPOSE)
        paragraphs = [
            _("%(name)s invites you to %(community)s.") % facts,
            f"    {purpose}" if purpose else "",
            _agreed(community),
            _("Open this link to come in. Your name is enough, you need no password:"),
            settings.PORUKKA_URL + reverse("joining:mailed", args=[token]),
            _("The link is yours alone: it tells us that this is your address. It is good until %(day)s.")
            % facts,
            _(
                "If you do not know %(name)s, leave the letter alone. Nothing happens then, and your address is "
                "forgotten."
            )
            % facts,
        ]
        subject = _("%(name)s invites you to %(community)s") % facts
        _send(mailed.email, subject, paragraphs, mailed.letter_key)
