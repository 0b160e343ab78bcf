"""What the composer offers: a poll with the discussion that is being started."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from porukka.core import blocks
from porukka.discussions.models import Post
from porukka.polls import actions
from porukka.polls.forms import PollForm
from porukka.polls.rules import may_ask


def save(post: Post, cleaned: dict[str, Any]) -> None:
    actions.ask(post, **cleaned)


def words(cleaned: dict[str, Any]) -> str:
    return "\n".join([cleaned["question"], *cleaned["options"]])


blocks.register(blocks.Block("poll", _("Add a poll"), PollForm, save, may_ask, words=words, is_same=True))
