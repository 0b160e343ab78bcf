"""Inviting somebody by mail, and the door that such a letter opens."""

from __future__ import annotations

from datetime import timedelta

from allauth.account.models import EmailAddress
from django.db import transaction
from django.db.models import F, Q
from django.utils import timezone
from django.utils.crypto import constant_time_compare, salted_hmac
from django.utils.translation import gettext_lazy as _

from porukka.communities import rules
from porukka.communities.actions import inviting
from porukka.communities.models import Deed, Invitation, Member, Room
from porukka.core.ids import from_text, to_text
from porukka.core.mail import outbox
from porukka.core.refusal import Refused, ensure
from porukka.joining import letters
from porukka.joining.models import MailedInvitation
from porukka.people.actions import make_person
from porukka.people.models import Person

DAY = timedelta(days=1)


def token_of(mailed: MailedInvitation) -> str:
    """The secret of a letter's link: its id and 96 bits that only this installation can make."""
    mac = salted_hmac("joining.mailed", str(mailed.pk), algorithm="sha256").hexdigest()[:24]
    return f"{to_text(mailed.pk)}-{mac}"


def find(token: str) -> MailedInvitation | None:
    """The letter a link belongs to, None for a link this installation never made."""
    try:
        pk = from_text(token[:100].partition("-")[0])
    except ValueError:
        return None
    known = MailedInvitation.objects.select_related(
        "community", "invitation__room", "invitation__made_by", "invitation__community"
    )
    found = known.filter(pk=pk).first()
    if found is None or not constant_time_compare(token_of(found), token):
        return None
    return found


@transaction.atomic
def invite_by_mail(
    member: Member, email: str, *, language: str, room: Room | None = None
) -> MailedInvitation:
    """Invite one address, to the community or right into one of its private rooms.

    What comes back and how long it takes is the same whoever has that address. The same address again, while the
    member's first invitation lives, is that invitation. Raises Refused.
    """
    ensure(rules.may_invite(member, room))
    email, today = email.lower(), timezone.now() - DAY
    mine = MailedInvitation.objects.filter(community_id=member.community_id, invitation__made_by=member)
    living = Invitation.objects.usable().values("pk")
    if (same := mine.filter(email=email, invitation__in=living, invitation__room=room).first()) is not None:
        return same
    if mine.filter(made_at__gt=today).count() >= MailedInvitation.MOST_A_DAY:
        raise Refused(
            _("You have invited many people by mail today. Go on tomorrow, or send a link yourself.")
        )
    all_of_today = MailedInvitation.objects.filter(community_id=member.community_id, made_at__gt=today)
    if all_of_today.count() >= MailedInvitation.MOST_A_DAY_IN_ALL:
        raise Refused(
            _("Many letters have gone out from here today. Go on tomorrow, or send a link yourself.")
        )
    flooded = _has_enough(email)
    invitation = inviting.invite(member, room=room, days=MailedInvitation.DAYS, by_mail=True)
    made = MailedInvitation.objects.create(
        community_id=member.community_id, invitation=invitation, email=email, language=language
    )
    if not flooded:
        letters.invitation(made, member, token_of(made))
    return made


@transaction.atomic
def send_again(member: Member, mailed: MailedInvitation) -> None:
    """The same letter once more, a day after the last one at the earliest. Raises Refused."""
    ensure(mailed.invitation.made_by_id == member.pk and rules.is_good(mailed.invitation))
    rested = MailedInvitation.objects.filter(
        pk=mailed.pk, sent_at__lte=timezone.now() - MailedInvitation.REST
    ).filter(times_sent__lt=MailedInvitation.MOST_SENT)
    flooded = _has_enough(mailed.email)
    if not mailed.email or not rested.update(times_sent=F("times_sent") + 1, sent_at=timezone.now()):
        raise Refused(
            _("A letter goes out once a day, and three times at most. Perhaps tell in another way.")
        )
    mailed.refresh_from_db(fields=["times_sent", "sent_at"])
    if not flooded:
        letters.invitation(mailed, member, token_of(mailed))


def _has_enough(email: str) -> bool:
    """Whether this address has been written to so often today that one letter more would be a nuisance (C20)."""
    today = MailedInvitation.objects.filter(email=email, sent_at__gt=timezone.now() - DAY)
    return today.count() >= MailedInvitation.MOST_TO_ONE


def is_hers(person: Person, mailed: MailedInvitation) -> bool:
    """Whether the letter went to an address that is proven to be this person's."""
    return EmailAddress.objects.filter(user=person, email__iexact=mailed.email, verified=True).exists()


def account_of(mailed: MailedInvitation) -> Person | None:
    """Who has an account with the address that the letter went to."""
    proven = EmailAddress.objects.filter(email__iexact=mailed.email, verified=True).select_related("user")
    if (found := proven.first()) is not None:
        return found.user
    return Person.objects.filter(email=mailed.email).first()


@transaction.atomic
def accept(person: Person, mailed: MailedInvitation, *, guidelines: int = 0) -> Member:
    """Come in by a letter to an address of one's own. Exactly one gets in by it.

    Raises Refused where the address is another's or the invitation is over.
    """
    ensure(is_hers(person, mailed), inviting.NOT_VALID)
    member = inviting.accept(person, mailed.invitation, guidelines=guidelines)
    _forget(Q(pk=mailed.pk))
    return member


@transaction.atomic
def accept_as_somebody_new(
    mailed: MailedInvitation, *, name: str, language: str, time_zone: str, guidelines: int = 0
) -> Person:
    """An account for whom the letter went to, whose link is the proof of the address, and the place inside.

    Raises IntegrityError if somebody has the address already, Refused if the invitation is over.
    """
    ensure(bool(mailed.email) and rules.is_good(mailed.invitation), inviting.NOT_VALID)
    person = make_person(mailed.email, name, language=language, time_zone=time_zone)
    accept(person, mailed, guidelines=guidelines)
    return person


def take_back_letter(deed: Deed) -> None:
    """It was withdrawn: a letter that has not gone out does not, and the address is forgotten."""
    for mailed in MailedInvitation.objects.filter(invitation=deed.subject):
        outbox.take_back(mailed.letter_key)
        _forget(Q(pk=mailed.pk))


def forget_old() -> None:
    """Addresses of letters that have been out of date for a while are nobody's business any more."""
    _forget(Q(invitation__expires_at__lt=timezone.now() - MailedInvitation.KEPT))


def _forget(which: Q) -> None:
    MailedInvitation.objects.filter(which).exclude(email="").update(email="")
