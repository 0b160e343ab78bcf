"""What the composer offers: to collect questions below a post, on any discussion or reply; and, unseen, what ties a
draft that was made of questions to those who asked them."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from porukka.core import blocks
from porukka.discussions.models import Post
from porukka.questions.actions import asking, publishing
from porukka.questions.forms import AnsweringForm, BoxForm, closing_time
from porukka.questions.rules import may_collect


def save(post: Post, cleaned: dict[str, Any]) -> None:
    asking.collect(
        post, kind=cleaned["kind"], prompt=cleaned["prompt"], closes_at=closing_time(cleaned["days"])
    )


def words(cleaned: dict[str, Any]) -> str:
    return str(cleaned["prompt"])


def publish(post: Post, cleaned: dict[str, Any]) -> None:
    publishing.publish(post, publishing.ids_of(cleaned["questions"]))


EVERYWHERE = frozenset({blocks.TOPIC, blocks.REPLY})
blocks.register(
    blocks.Block(
        "questions",
        _("Questions"),
        BoxForm,
        save,
        may_collect,
        where=EVERYWHERE,
        icon="question",
        words=words,
    )
)
blocks.register(
    blocks.Block(
        "answering",
        _("Answers to questions"),
        AnsweringForm,
        publish,
        may_collect,
        comes=blocks.Comes.ALWAYS,
        template="questions/answering.html",
        is_same=True,
    )
)
