"""A box takes no more questions, or takes them again."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from porukka.communities.models import Member
from porukka.core.refusal import ensure
from porukka.discussions.actions.veiling import doer
from porukka.questions import rules
from porukka.questions.actions.noting import locked, record
from porukka.questions.models import Box


@transaction.atomic
def close(member: Member, box: Box) -> None:
    """Take no more questions and votes; answering goes on. Again it changes nothing. Raises Refused."""
    box = locked(box)
    ensure(rules.may_keep(member, box) and rules.stands(box))
    if box.is_open:
        box.closes_at = timezone.now()
        box.save(update_fields=["closes_at"])
        record("questions.closed", doer(member, box.post), box, shown=True)


@transaction.atomic
def reopen(member: Member, box: Box) -> None:
    """Take questions again, until somebody closes it. Raises Refused."""
    box = locked(box)
    ensure(rules.may_keep(member, box) and rules.stands(box))
    if not box.is_open:
        box.closes_at = None
        box.save(update_fields=["closes_at"])
        record("questions.opened", doer(member, box.post), box, shown=True)
