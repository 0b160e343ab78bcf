"""What the composer offers: pictures and files with whatever is written or edited."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from porukka.attachments.actions.attaching import attach
from porukka.attachments.forms import AttachmentsForm
from porukka.attachments.rules import may_attach
from porukka.communities.models import Member
from porukka.core import blocks
from porukka.discussions.models import Post


def save(post: Post, cleaned: dict[str, Any]) -> None:
    """Only the one who wrote a post edits it, with her name or without, so what goes along was sent by her."""
    writer = post.author or Member.objects.filter(pk=post.writer_id or 0).first()
    if writer is not None:
        attach(writer, post, cleaned["wanted"])


def words(cleaned: dict[str, Any]) -> str:
    return "\n".join([alt for _pk, alt in cleaned["wanted"] if alt] + cleaned["names"])


def facts(member: Any, post: Any) -> dict[str, Any]:
    return {"member": member, "post": post}


blocks.register(
    blocks.Block(
        "attachments",
        _("Picture or file"),
        AttachmentsForm,
        save,
        may_attach,
        where=frozenset({blocks.TOPIC, blocks.REPLY, blocks.EDIT, blocks.STORY}),
        icon="picture",
        comes=blocks.Comes.AT_HAND,
        words=words,
        facts=facts,
        template="attachments/composer.html",
        is_same=True,
    )
)
