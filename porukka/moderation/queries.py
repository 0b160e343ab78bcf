"""What the team's page reads: posts and questions that members told about, what has waited longest first."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import QuerySet
from django.urls import reverse

from porukka.communities.kept import kept
from porukka.communities.queries import Face
from porukka.communities.visitor import Reader
from porukka.core.prepared import NUMBER, prepared
from porukka.discussions.addresses import post_url
from porukka.discussions.models import Post
from porukka.discussions.queries.placed import Placed, placed
from porukka.discussions.queries.writers import shown_face, unveil
from porukka.moderation.models import Report
from porukka.questions.models import Box, Question
from porukka.questions.queries import QuestionRow, questions

MOST_COUNTED = 1_000  # reports
MOST = 50  # cases on the page; those behind come up when these are settled


@dataclass(frozen=True)
class Case:
    """A post, or a question below it, and all that was told about it, the earliest first. report_id: by which it is
    settled; placed: the post as slots ask about it; author: as everybody sees her, None of whoever asks without her
    name, which no report lifts; writer: who wrote a post without her name."""

    report_id: int
    post: Post
    placed: Placed
    question: Question | None
    author: str
    writer: Face | None
    url: str
    reports: list[Report]


def cases(reader: Reader) -> list[Case]:
    """The open cases this reader looks after, in two queries; in three if something stands without a name. What goes
    with their posts is asked for by the page."""
    found = Report.objects.visible_to(reader).open()
    first = found.order_by("made_at", "pk").values_list("post", "question")[: MOST * Report.MOST_A_DAY]
    told: dict[tuple[int, int | None], list[Report]] = {
        case: [] for case in list(dict.fromkeys(first))[:MOST]
    }
    rows = found.filter(post__in={post for post, _question in told})
    rows = rows.select_related(
        "post__topic__room", "post__author", "reporter", "question__member", "question__box"
    )
    for one in rows.order_by("made_at", "pk"):
        if (reports := told.get((one.post_id, one.question_id))) is not None:
            reports.append(one)
    shown = [reports for reports in told.values() if reports]
    # who looks after a report keeps order there
    writers = unveil([one[0].post for one in shown if one[0].question is None], reader, sees_writers=True)
    return [_case(reader, reports, writers) for reports in shown]


def _case(reader: Reader, reports: list[Report], writers: dict[int, Face]) -> Case:
    first, post = reports[0], reports[0].post
    if (question := first.question) is not None:
        asker = question.member.name if question.member else ""
        url = question_url(reader, question)
        return Case(first.pk, post, placed(post), question, asker, None, url, reports)
    url = post_url(reader.community.slug, post.topic, post.number)
    face, writer = shown_face(post), writers.get(post.pk)
    return Case(first.pk, post, placed(post), None, face.name, writer, url, reports)


def question_url(reader: Reader, question: Question) -> str:
    """Where it stands: on its box's own page."""
    box = reverse("questions:box", args=[reader.community.slug, question.box_id])
    done = "" if question.is_awaited else "?show=answered"
    return f"{box}{done}#question-{question.address}"


def seen_question(reader: Reader, pk: int) -> tuple[Question, QuestionRow] | None:
    """The question with what this reader sees of it; None if she does not."""
    boxes = Box.objects.visible_to(reader).values("pk")
    found = Question.objects.filter(community_id=reader.community_id, box__in=boxes, pk=pk)
    question = found.select_related("box__post__topic__room").first()
    row = questions(reader, [question.box], [pk]).get(pk) if question else None
    return (question, row) if question and row else None


def waiting(reader: Reader) -> int:
    """How many posts and questions wait for a decision of this reader. No query if nothing waits in the community, as
    on most pages: whether something does is known until the next deed.

    The posts that anybody told about are asked for first: SQLite, which knows nothing of a table that is empty, would
    look for reports about each post of the community (116 ms with 50,000).
    """
    here = reader.community_id
    if kept(reader, ("nothing told",), 50, lambda: not _told(community=here)):
        return 0
    found = Report.objects.visible_to(reader).open().filter(post__in=set(_told(community=here)))
    return found.values("post", "question").distinct().count()


def told_cases(reader: Reader, most: int) -> list[tuple[int, int]]:
    """What waits for a decision of this reader, the longest wait first: of each post or question the report by which
    it is settled, and the post. One light query if nothing waits; see `waiting`."""
    told = set(_told(community=reader.community_id))
    if not told:
        return []
    found = Report.objects.visible_to(reader).open().filter(post__in=told).order_by("made_at", "pk")
    cases: dict[tuple[int, int | None], tuple[int, int]] = {}
    for pk, post, question in found.values_list("pk", "post", "question")[: most * Report.MOST_A_DAY]:
        cases.setdefault((post, question), (pk, post))
    return list(cases.values())[:most]


@prepared(community=NUMBER)
def _told(community: int) -> QuerySet[Report, int]:
    told = Report.objects.unsettled().filter(community_id=community)
    return told.values_list("post", flat=True)[:MOST_COUNTED]


def mine(reader: Reader, post: Post, question: Question | None = None) -> Report | None:
    """What this reader told last about the post itself, or about the question below it."""
    mine = Report.objects.filter(community_id=reader.community_id, reporter=reader.pk)
    told = mine.filter(post=post, question=question)
    return told.order_by("-made_at").first()
