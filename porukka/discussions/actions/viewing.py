"""Keeping a list as a view of one's own. A member's own affair: no deed tells of it."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from porukka.communities.models import Member, Room
from porukka.core.refusal import ensure
from porukka.discussions.models import Tag, View


@transaction.atomic
def keep_view(
    member: Member, *, name: str, order: str, show: str, room: Room | None = None, tag: Tag | None = None
) -> View:
    """Give a list a name. room, tag: which she may see. Raises Refused if she has View.MOST views already."""
    _one_at_a_time(member)
    ensure(
        View.objects.of(member).count() < View.MOST,
        _("You have as many views as there can be. Remove one first."),
    )
    made = View.objects.create(
        community_id=member.community_id,
        member=member,
        name=name,
        room=room,
        tag=tag.pk if tag else None,
        order=order,
        show=show,
    )
    _count(member)
    return made


@transaction.atomic
def rename_view(member: Member, view: View, name: str) -> None:
    View.objects.of(member).filter(pk=view.pk).update(name=name)


@transaction.atomic
def remove_view(member: Member, view: View) -> None:
    _one_at_a_time(member)
    View.objects.of(member).filter(pk=view.pk).delete()
    _count(member)


def _one_at_a_time(member: Member) -> None:
    """Count and limit are of one member: two of her windows wait for each other here."""
    Member.objects.select_for_update(of=("self",), no_key=True).get(pk=member.pk)


def _count(member: Member) -> None:
    member.views_count = View.objects.of(member).count()
    member.save(update_fields=["views_count"])
