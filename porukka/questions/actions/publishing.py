"""Questions become a draft of the host's own, and whoever asked or voted is told when it is published."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from porukka.communities.models import Member
from porukka.core.ids import from_text, to_text
from porukka.core.refusal import ensure
from porukka.core.text import LIMIT
from porukka.discussions.actions import drafting
from porukka.discussions.drafts import Draft
from porukka.discussions.models import Post, Topic
from porukka.discussions.rules import may_start_topic
from porukka.questions import rules
from porukka.questions.actions.noting import locked, record
from porukka.questions.models import Box, Question

MOST = 50  # questions in one draft
FIELD = "answering-questions"  # in the composer: of which questions the words were made
HEADING = 100  # letters of a question in its heading; what is longer stands below it, whole
NOTHING = gettext_lazy("Choose at least one question that can be read.")
ELSEWHERE = gettext_lazy("These questions were asked where not everybody reads. Publish the answers there.")
State = Question.State


@transaction.atomic
def draft(member: Member, box: Box, chosen: Collection[int] = ()) -> Draft:
    """Put a discussion with these questions as its headings, most votes first, among the member's drafts.

    chosen: their ids; without any, all that wait for an answer. No name stands in it, whoever asked.
    Raises Refused.
    """
    ensure(rules.may_keep(member, box) and rules.stands(box) and may_start_topic(member))
    found = Question.objects.filter(community_id=box.community_id, box=box, hidden_at=None)
    found = found.filter(pk__in=chosen) if chosen else found.waiting()
    questions = list(found.in_order()[:MOST])
    ensure(bool(questions), NOTHING)
    title = _("Answers: %(prompt)s") % {"prompt": box.prompt}
    text, kept = _article(questions)
    room = box.post.topic.room
    words = drafting.Words(
        title=title if len(title) <= Topic.TITLE_LENGTH else f"{title[: Topic.TITLE_LENGTH - 2]} …",
        text=text,
        room=room if may_start_topic(member, room) else None,
        data={FIELD: [",".join(to_text(question.pk) for question in kept)]},
    )
    return drafting.put_aside(member, words)


def _article(questions: Sequence[Question]) -> tuple[str, list[Question]]:
    """The Markdown, and the questions that fit into it: as many as leave room for answers."""
    pieces: list[str] = []
    for question in questions:
        piece = _section(question)
        if sum(map(len, pieces)) + len(piece) > LIMIT * 3 // 4:
            break
        pieces.append(piece)
    return "\n".join(pieces), list(questions[: len(pieces)])


def _section(question: Question) -> str:
    flat = " ".join(question.text.split())
    short = flat if len(flat) <= HEADING else f"{flat[:HEADING].rsplit(maxsplit=1)[0]} …"
    lines = [f"## {_as_it_is(short)}", ""]
    if short != flat:
        lines += [f"> {_as_it_is(line)}".rstrip() for line in question.text.split("\n")] + [""]
    if question.state == State.OPENLY:
        lines += [*(_as_it_is(line) for line in question.answer.split("\n")), ""]
    return "\n".join(lines) + "\n"


def _as_it_is(line: str) -> str:
    """A line of plain words in Markdown; a name in it calls nobody."""
    line = re.sub(r"([\\`*_\[\]<>~|])", r"\\\1", line)
    line = re.sub(
        r"^(\s*)([#+=-]|\d+(?=[.)]))", r"\1\\\2" if not line.lstrip()[:1].isdigit() else r"\1\2\\", line
    )
    return re.sub(r"(?<!\w)@(?=\w)", "@ ", line)


def ids_of(text: str) -> list[int]:
    """The questions a draft was made of; whatever else somebody typed there is left out."""
    found = []
    for word in text.split(",")[:MOST]:
        try:
            found.append(from_text(word))
        except ValueError:
            continue
    return found


@transaction.atomic
def publish(post: Post, ids: Collection[int]) -> None:
    """These questions are answered by a post that has just been written; its deed tells whoever asked or voted.

    Only those of one box, which the writer keeps and sees today; each becomes part of one post and no more. Raises
    Refused if they were asked where fewer read than read the post (C1).
    """
    known = Member.objects.select_related("community", "person").filter(pk=post.writer_id or 0)
    if (writer := known.first()) is None:
        return
    boxes = Box.objects.visible_to(writer).filter(questions__in=list(ids)).order_by("pk").distinct()
    if (box := boxes.first()) is None:
        return
    box = locked(box)
    if not rules.may_keep(writer, box):
        return
    room = box.post.topic.room
    ensure(room.is_open or post.topic.room_id == room.pk, ELSEWHERE)
    found = Question.objects.filter(
        Q(published=None), community_id=box.community_id, box=box, pk__in=list(ids), hidden_at=None
    )
    questions = list(found.order_by("pk"))
    if not questions:
        return
    named = None if post.is_veiled or box.post.is_veiled else writer
    waiting = [question.pk for question in questions if question.is_awaited]
    Question.objects.filter(pk__in=[question.pk for question in questions]).update(published=post)
    Question.objects.filter(pk__in=waiting).update(
        state=State.ARTICLE, answered_by=named, answered_at=timezone.now()
    )
    told = [str(question.pk) for question in questions]
    record("questions.published", named, box, shown=box.is_queue, post=str(post.pk), questions=told)
