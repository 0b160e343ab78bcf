"""What the composer offers: a poll with the discussion that is being started, or with an answer."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from porukka.core import blocks
from porukka.discussions.models import Post
from porukka.polls.actions import asking
from porukka.polls.forms import PollForm
from porukka.polls.rules import may_ask


def save(post: Post, cleaned: dict[str, Any]) -> None:
    asking.ask(post, **cleaned)


def words(cleaned: dict[str, Any]) -> str:
    sides = [cleaned.get("low", ""), cleaned.get("high", ""), cleaned.get("prompt", "")]
    return "\n".join(filter(None, [cleaned["question"], *cleaned.get("options", ()), *sides]))


blocks.register(
    blocks.Block(
        "poll",
        _("Poll"),
        PollForm,
        save,
        may_ask,
        where=frozenset({blocks.TOPIC, blocks.REPLY, blocks.STORY}),
        icon="bars",
        words=words,
        template="polls/composer.html",
    )
)
