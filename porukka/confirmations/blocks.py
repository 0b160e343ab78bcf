"""What the composer offers those who may: to ask that everybody reads this."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from porukka.confirmations import actions
from porukka.confirmations.forms import AskForm
from porukka.confirmations.rules import may_ask
from porukka.core import blocks
from porukka.discussions.models import Post


def save(post: Post, cleaned: dict[str, Any]) -> None:
    if cleaned["asks"]:
        actions.ask(post)


blocks.register(
    blocks.Block(
        "read",
        _("Read receipt"),
        AskForm,
        save,
        may_ask,
        where=frozenset({blocks.TOPIC, blocks.REPLY}),
        icon="check",
    )
)
