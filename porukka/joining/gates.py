"""What is asked before something is written: whether the writer has accepted the guidelines as they are today.

Reading is never held back. What is brought in from elsewhere passes no gate.
"""

from __future__ import annotations

from django.utils.translation import gettext as _

from porukka.communities.models import Member
from porukka.core import gates
from porukka.core.gates import PASS, Answer, Draft
from porukka.joining.actions.guidelines import KIND

WITH_A_TICK = {"topic", "reply", "edit"}  # written in a composer, which offers the tick below the text


@gates.register
def guidelines(member: Member, draft: Draft) -> Answer:
    """Refuse until she has accepted them; nothing is asked of the database. Who writes them anew accepts by that."""
    if draft.kind == KIND or not member.owes_guidelines:
        return PASS
    if draft.kind in WITH_A_TICK:
        return gates.refuse(
            _("Before you write, accept the guidelines: tick the box below your text, then send it again.")
        )
    return gates.refuse(
        _(
            "Before you write, accept the guidelines: open them in another window, press “I accept”, then send this "
            "again."
        )
    )
