"""Invitation links: made, taken, withdrawn."""

from __future__ import annotations

from datetime import timedelta

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.crypto import constant_time_compare, salted_hmac
from django.utils.translation import gettext_lazy as _

from porukka.communities import deeds, rules
from porukka.communities.actions import seating
from porukka.communities.actions.belonging import come_in
from porukka.communities.models import Invitation, Member, Room
from porukka.core.ids import from_text, to_text
from porukka.core.refusal import Refused, ensure
from porukka.people.models import Person

NOT_VALID = _("This invitation is not valid any more. Ask the one who sent it for a new one.")


def token_of(invitation: Invitation) -> str:
    """The secret of an invitation's link: its id and 96 bits that only this installation can make."""
    mac = salted_hmac("communities.invitation", str(invitation.pk), algorithm="sha256").hexdigest()[:24]
    return f"{to_text(invitation.pk)}-{mac}"


def find(token: str) -> Invitation | None:
    """The invitation a link belongs to, None for a link this installation never made. Whether it still lets
    anybody in is `rules.is_good`'s answer."""
    try:
        pk = from_text(token[:100].partition("-")[0])
    except ValueError:
        return None
    known = Invitation.objects.select_related("community", "room", "made_by").filter(by_mail=False)
    found = known.filter(pk=pk).first()
    if found is None or not constant_time_compare(token_of(found), token):
        return None
    return found


@transaction.atomic
def invite(
    member: Member, *, room: Room | None = None, days: int = 14, most_uses: int = 1, by_mail: bool = False
) -> Invitation:
    """A new invitation, to the community or right into one of its private rooms.

    days: how long it lives; most_uses: how many people it lets in; by_mail: without a link, its letter is sent by
    whoever calls.
    Returns the invitation; `token_of` gives the secret of its link.
    """
    ensure(rules.may_invite(member, room))
    living = Invitation.objects.usable().filter(community_id=member.community_id, made_by=member)
    if living.count() >= Invitation.MOST:
        raise Refused(_("You have many invitations open. Withdraw one that is not needed any more."))
    invitation = Invitation.objects.create(
        community_id=member.community_id,
        room=room,
        made_by=member,
        most_uses=most_uses,
        by_mail=by_mail,
        expires_at=timezone.now() + timedelta(days=days),
    )
    deeds.record("invitation.made", actor=member, subject=invitation.pk, room=room)
    return invitation


@transaction.atomic
def accept(person: Person, invitation: Invitation, *, guidelines: int = 0) -> Member:
    """Come in by an invitation. Exactly one person gets its last use (the row is taken by one UPDATE).

    guidelines: the version she was shown and accepts with it.

    Raises Refused if it has expired, is used up or withdrawn, or she cannot come in.
    """
    member = Member.objects.active().filter(community_id=invitation.community_id, person=person).first()
    if member is not None and invitation.room is None:
        return member
    if member is not None and member.room_places.filter(room=invitation.room).exists():
        return member
    if invitation.room is not None:
        seating.lock([invitation.room.pk])  # before any deed: the order in which everybody locks
    ensure(rules.is_good(invitation), NOT_VALID)
    taken = Invitation.objects.usable().filter(pk=invitation.pk).update(uses=F("uses") + 1)
    ensure(bool(taken), NOT_VALID)
    told = {}
    if member is None:
        told = {"inviter": str(invitation.made_by_id)}
        member = come_in(
            person,
            invitation.community,
            role=invitation.role,
            invited_by=invitation.made_by,
            guidelines=guidelines,
        )
    if invitation.room is not None and not invitation.room.is_open:
        seating.come_by_invitation(member, invitation.room)
    deeds.record("invitation.accepted", actor=member, subject=invitation.pk, **told)
    return member


@transaction.atomic
def withdraw(member: Member, invitation: Invitation) -> None:
    ensure(rules.may_withdraw(member, invitation))
    Invitation.objects.filter(pk=invitation.pk, withdrawn_at=None).update(withdrawn_at=timezone.now())
    deeds.record("invitation.withdrawn", actor=member, subject=invitation.pk)
