"""Saying which words mean the same in a community, and taking that back."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from porukka.communities import deeds
from porukka.communities.models import Member
from porukka.core.refusal import ensure
from porukka.search import rules
from porukka.search.models import Synonyms


@transaction.atomic
def add(member: Member, words: str) -> Synonyms:
    """Add a line: words or phrases with commas between. The same line again changes nothing. Raises Refused."""
    ensure(rules.may_edit_synonyms(member))
    lines = Synonyms.objects.filter(community_id=member.community_id)
    ensure(lines.count() < Synonyms.MOST, _("There are 200 lines already. Remove one first."))
    line, is_new = lines.get_or_create(
        words=words, defaults={"community_id": member.community_id, "made_by": member}
    )
    if is_new:
        deeds.record("synonyms.added", actor=member, subject=line.pk)
    return line


@transaction.atomic
def remove(member: Member, line: Synonyms) -> None:
    """Take a line away. Raises Refused."""
    ensure(rules.may_edit_synonyms(member))
    deeds.record("synonyms.removed", actor=member, subject=line.pk)
    line.delete()
