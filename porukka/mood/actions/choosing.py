"""The leaders choose in which rooms the mood is heard, and which words the team wants to hear of."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from porukka.communities import deeds
from porukka.communities.models import Member, Room
from porukka.core.refusal import ensure
from porukka.core.words import folded
from porukka.mood import rules
from porukka.mood.models import AlertWord, RoomChoice


@transaction.atomic
def choose_room(member: Member, room: Room, *, is_on: bool) -> None:
    """Hear the mood of a room, or do not. Raises Refused."""
    ensure(rules.may_choose(member, room))
    RoomChoice.objects.update_or_create(
        room=room, defaults={"community_id": member.community_id, "is_on": is_on}
    )
    deeds.record("mood.room_chosen", actor=member, subject=room.pk, room=room, on=is_on)


@transaction.atomic
def add_alert(member: Member, word: str) -> AlertWord:
    """The team hears of this word from now on. The same word again changes nothing. Raises Refused."""
    ensure(rules.may_edit_alerts(member))
    own = AlertWord.objects.filter(community_id=member.community_id)
    ensure(own.count() < AlertWord.MOST, _("There are 30 words already. Remove one first."))
    line, is_new = own.get_or_create(
        word=folded(word), defaults={"community_id": member.community_id, "made_by": member}
    )
    if is_new:
        deeds.record("alert.added", actor=member, subject=line.pk)
    return line


@transaction.atomic
def remove_alert(member: Member, line: AlertWord) -> None:
    """Raises Refused."""
    ensure(rules.may_edit_alerts(member))
    deeds.record("alert.removed", actor=member, subject=line.pk)
    line.delete()
