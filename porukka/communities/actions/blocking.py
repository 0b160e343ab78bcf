"""Blocking a member, and ending that. Nobody is told: its deeds have no room, so no stream shows them."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from porukka.communities import deeds, rules
from porukka.communities.models import Block, BlockQuerySet, Member
from porukka.core.refusal import ensure


@transaction.atomic
def block(member: Member, other: Member) -> None:
    """Block somebody. Again it changes nothing. Raises Refused for herself, and after Block.MOST."""
    ensure(rules.may_block(member, other))
    mine = _locked(member)
    if mine.filter(blocked=other).exists():
        return
    ensure(
        mine.count() < Block.MOST,
        _("You have blocked as many as one can. End a block first, or tell the team what is going on."),
    )
    Block.objects.create(community_id=member.community_id, member=member, blocked=other)
    _keep_count(member)
    deeds.record("member.blocked", actor=member, subject=other.pk)


@transaction.atomic
def end_block(member: Member, other: Member) -> None:
    """Block somebody no more. Whom she has not blocked stays as she is."""
    if _locked(member).filter(blocked=other).delete()[0]:
        _keep_count(member)
        deeds.record("member.unblocked", actor=member, subject=other.pk)


def _locked(member: Member) -> BlockQuerySet:
    # count and limit are of one member: two of her windows wait for each other here
    Member.objects.select_for_update(of=("self",), no_key=True).get(pk=member.pk)
    return Block.objects.by(member)


def _keep_count(member: Member) -> None:
    member.blocks_count = Block.objects.by(member).count()
    member.save(update_fields=["blocks_count"])
