"""What the composer offers: a link with the discussion that is being started."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from porukka.communities.visitor import Reader
from porukka.core import blocks
from porukka.discussions.models import Post
from porukka.links import actions
from porukka.links.forms import LinkForm
from porukka.links.rules import may_share, must_ask


def save(post: Post, cleaned: dict[str, Any]) -> None:
    actions.share(post, **cleaned)


def words(cleaned: dict[str, Any]) -> str:
    return "\n".join(filter(None, [cleaned["words"], cleaned["question"]]))


def links(cleaned: dict[str, Any]) -> tuple[str, ...]:
    return (cleaned["href"],)


def facts(member: Reader, post: Post | None) -> dict[str, Any]:
    return {"must_ask": must_ask(member)}


blocks.register(
    blocks.Block(
        "link",
        _("Link card"),
        LinkForm,
        save,
        may_share,
        where=frozenset({blocks.TOPIC, blocks.STORY}),
        icon="link",
        words=words,
        links=links,
        facts=facts,
    )
)
