"""What every change of a box has in common: its row is locked, and its deed is recorded."""

from __future__ import annotations

from porukka.communities import deeds
from porukka.communities.models import Member
from porukka.questions.models import Box, Question


def locked(box: Box) -> Box:
    """As it is now; whoever else changes it or what is in it waits until this transaction is done."""
    rows = Box.objects.select_for_update(of=("self",), no_key=True).select_related("post__topic__room")
    return rows.get(community_id=box.community_id, pk=box.pk)


def locked_question(question: Question) -> tuple[Box, Question]:
    """The question as it is now, with its box locked. Raises Question.DoesNotExist if it was taken back."""
    box = locked(question.box)
    found = Question.objects.get(community_id=box.community_id, pk=question.pk)
    found.box = box
    return box, found


def record(
    kind: str,
    member: Member | None,
    box: Box,
    question: Question | None = None,
    *,
    shown: bool,
    **data: object,
) -> None:
    """The deed of a change. It is about the box: which question it was is a fact of it.

    shown: whether everybody who sees the box sees the change, so that those who watch are shown it.
    """
    topic = box.post.topic
    deeds.record(
        kind,
        actor=member,
        subject=box.pk,
        room=topic.room,
        topic=str(topic.pk),
        question=str(question.pk) if question else "",
        shown=shown,
        **data,
    )
