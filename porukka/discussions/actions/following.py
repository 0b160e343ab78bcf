"""Following and muting. A member's own affair, as what comes by mail is: nobody is told, and no deed tells of it."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from porukka.communities.models import Member
from porukka.core.refusal import ensure
from porukka.discussions.following import Follow


@transaction.atomic
def choose(member: Member, kind: str, subject: int, state: str) -> None:
    """Follow, mute, or neither.

    kind: of Follow.Kind; subject: the id of what she may see; state: of Follow.State, "" for neither.
    Raises Refused if she mutes herself, or has Follow.MOST choices already.
    """
    ensure(not (kind == Follow.Kind.PERSON and subject == member.pk))
    # counts and limit are of one member: two of her windows wait for each other here
    Member.objects.select_for_update(of=("self",), no_key=True).get(pk=member.pk)
    mine = Follow.objects.filter(community_id=member.community_id, member=member)
    if state:
        facts = {"state": state, "made_at": timezone.now()}
        if not mine.filter(kind=kind, subject=subject).update(**facts):
            ensure(
                mine.count() < Follow.MOST, _("That is a great deal to follow. Let go of something first.")
            )
            Follow.objects.create(
                community_id=member.community_id, member=member, kind=kind, subject=subject, **facts
            )
    else:
        mine.filter(kind=kind, subject=subject).delete()
    member.follows_count = mine.filter(state=Follow.State.FOLLOW).count()
    member.mutes_count = mine.filter(state=Follow.State.MUTE).count()
    member.save(update_fields=["follows_count", "mutes_count"])
