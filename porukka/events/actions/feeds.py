"""Secret addresses for calendars: a member makes one, makes it anew, stops it; and whoever has it is let in by it."""

from __future__ import annotations

import secrets
from hashlib import sha256

from django.db import transaction
from django.utils import timezone

from porukka.communities.models import Member, Room
from porukka.core import parts
from porukka.core.refusal import ensure
from porukka.events import rules
from porukka.events.models import FeedKey

SECRET_BYTES = 24
LONGEST = 64  # characters of a secret that is looked for at all


@transaction.atomic
def make(member: Member, kind: str, room: Room | None = None) -> str:
    """A new secret address of this kind, in the place of the one there was: that one ends with it.

    kind: of FeedKey.Kind; room: one she reads, for a room's. Returns the secret, which is kept nowhere. It is an
    affair of her own, so it leaves no deed. Raises Refused.
    """
    ensure(rules.may_have_feed(member) and kind in FeedKey.Kind.values)
    ensure((room is not None) == (kind == FeedKey.Kind.ROOM))
    secret = secrets.token_urlsafe(SECRET_BYTES)
    FeedKey.objects.update_or_create(
        community_id=member.community_id,
        member=member,
        kind=kind,
        room=room,
        defaults={"digest": _digest(secret), "made_at": timezone.now()},
    )
    return secret


@transaction.atomic
def stop(member: Member, key: int) -> None:
    """This address of hers leads nowhere any more. Again it changes nothing."""
    FeedKey.objects.filter(community_id=member.community_id, member=member, pk=key).delete()


def find(secret: str) -> FeedKey | None:
    """Whose feed this is, if she may read it now: she is inside and not suspended, the part is on, she reads the
    room. None for anything else, as for a secret that was never made."""
    if len(secret) > LONGEST:
        return None
    found = FeedKey.objects.select_related("member__person", "member__community", "room")
    key = found.filter(digest=_digest(secret)).first()
    if key is None or not _is_read(key):
        return None
    return key


def _is_read(key: FeedKey) -> bool:
    member = key.member
    if not member.is_active or not (member.person and member.person.is_active):
        return False
    if parts.is_off(member, "events"):
        return False
    return key.room_id is None or Room.objects.readable_by(member).filter(pk=key.room_id).exists()


def _digest(secret: str) -> str:
    """The secret is long and random: no salt and no slow hash would make it harder to guess."""
    return sha256(secret.encode()).hexdigest()
