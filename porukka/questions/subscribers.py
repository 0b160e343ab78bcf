"""What this folder does about deeds: what changes in a box reaches the browsers that watch."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from typing import Any

from django.template.loader import render_to_string

from porukka.communities.live import Group, Shown, shows
from porukka.communities.models import Deed, Visitor
from porukka.core.ids import to_text
from porukka.discussions.queries.watching import latest_of
from porukka.questions.models import Box
from porukka.questions.queries import QuestionRow, box_row, questions


@shows(
    "question.asked",
    "question.taken_back",
    "question.voted",
    "question.vote_taken_back",
    "question.answered",
    "question.taken_up",
    "question.put_down",
    "question.hidden",
    "question.unhidden",
    "questions.closed",
    "questions.opened",
    "questions.published",
)
def show(found: Sequence[Deed], group: Group) -> Shown:
    """The questions that changed, as everybody sees them, and whether the box is open: once for each question, with
    its latest deed. What a private box does not tell everybody is not sent."""
    told = [deed for deed in found if deed.data["shown"]]
    if not told:
        return {}
    neutral, latest = latest_of(told, Box.objects.all())
    rows = Box.objects.filter(community_id=neutral.community_id, pk__in=latest)
    boxes = {box.pk: box for box in rows.select_related("post__topic__room")}
    last: dict[tuple[int, int], Deed] = {}
    for deed in told:
        if deed.subject in boxes:
            last |= {(deed.subject, question): deed for question in _questions(deed)}
    shown = questions(neutral, list(boxes.values()), [question for _box, question in last if question])
    by_deed: defaultdict[Deed, list[int]] = defaultdict(list)
    for (_box, question), deed in last.items():
        by_deed[deed].append(question)
    return {deed.pk: _frame(neutral, boxes[deed.subject], some, shown) for deed, some in by_deed.items()}


def _questions(deed: Deed) -> list[int]:
    """Which ones it is about; 0 where it is about the box alone."""
    named = [deed.data["question"], *deed.data.get("questions", ())]
    return [int(question) for question in named if question] or [0]


def _frame(
    neutral: Visitor, box: Box, ids: Collection[int], shown: Mapping[int, QuestionRow]
) -> tuple[str, dict[str, Any]]:
    here = [shown[pk] for pk in ids if pk in shown]
    facts = {"box": box_row(neutral, box), "questions": here, "community": neutral.community}
    html = render_to_string("questions/changed.html", facts)
    gone = [to_text(pk) for pk in ids if pk and pk not in shown]
    return "questions", {"topic": str(box.post.topic_id), "box": box.address, "html": html, "gone": gone}
