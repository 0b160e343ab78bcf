"""Links in a letter by which a member says whether she comes, without signing in."""

from __future__ import annotations

from typing import NamedTuple

from django.conf import settings
from django.urls import reverse
from django.utils.crypto import constant_time_compare, salted_hmac

from porukka.communities.models import Member
from porukka.core import parts
from porukka.core.ids import from_text, to_text
from porukka.events.models import Coming, Occurrence

LONGEST = 100  # characters of a link that is read at all
SAID = (Coming.Answer.YES, Coming.Answer.MAYBE, Coming.Answer.NO)


class Asked(NamedTuple):
    """Who is asked, and about which time."""

    member: Member
    time: Occurrence


def token_of(member: int, time: int) -> str:
    """What only this installation can make, for this member and this time (by their ids) alone."""
    told = f"{to_text(member)}.{to_text(time)}"
    return f"{told}.{salted_hmac('events.answer', told, algorithm='sha256').hexdigest()[:32]}"


def link_of(member: int, time: int, said: str) -> str:
    return settings.PORUKKA_URL + reverse("events:answer_by_mail", args=[token_of(member, time), said])


def find(token: str) -> Asked | None:
    """Whose link this is and what it asks about; None for one that was never made, of somebody who is not here any
    more or does not see the event any more, or where events are switched off."""
    who, _dot, rest = token[:LONGEST].partition(".")
    try:
        member_id, time_id = from_text(who), from_text(rest.partition(".")[0])
    except ValueError:
        return None
    if not constant_time_compare(token_of(member_id, time_id), token):
        return None
    member = Member.objects.select_related("person", "community").filter(pk=member_id).first()
    if member is None or not member.is_active or parts.is_off(member, "events"):
        return None
    seen = Occurrence.objects.visible_to(member).filter(event__post__topic__deleted_at=None)
    time = seen.select_related("event__post__topic__room").filter(pk=time_id).first()
    return Asked(member, time) if time is not None else None
