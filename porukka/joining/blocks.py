"""What stands below a text as long as its writer has not accepted the guidelines: one tick, no way around a page."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from porukka.communities.models import Member
from porukka.core import blocks
from porukka.joining.actions.guidelines import accept_guidelines
from porukka.joining.forms.guidelines import TickForm


def save(post: Any, cleaned: dict[str, Any]) -> None:
    if cleaned["accepts"]:
        accept_guidelines(cleaned["member"], cleaned["number"])


def may(member: Member, room: Any) -> bool:
    return member.owes_guidelines


def facts(member: Member, post: Any) -> dict[str, Any]:
    return {"member": member}


blocks.register(
    blocks.Block(
        "guidelines",
        _("Guidelines"),
        TickForm,
        save,
        may,
        where=frozenset({blocks.TOPIC, blocks.REPLY, blocks.EDIT, blocks.STORY}),
        comes=blocks.Comes.ALWAYS,
        facts=facts,
        template="joining/tick.html",
    )
)
