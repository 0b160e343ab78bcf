"""What pages read: boxes and their questions as plain rows, in a number of queries that does not grow with them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db.models import BooleanField, Case, Count, Exists, F, OuterRef, Q, QuerySet, Value, When, Window
from django.db.models.functions import RowNumber
from django.utils import timezone

from porukka.communities.likeness import READER
from porukka.communities.models import blocked_by
from porukka.communities.roles import has
from porukka.communities.visitor import Reader
from porukka.core.ids import ANY, from_text, to_text
from porukka.core.prepared import NUMBERS, prepared
from porukka.discussions.models import Post
from porukka.discussions.rules import may_veil
from porukka.questions import rules
from porukka.questions.models import Asker, Box, Question, Vote

BELOW = 10  # questions of each kind below a post; the box's own page has them all
A_PAGE = 50
State = Question.State


@dataclass(frozen=True)
class QuestionRow:
    """A question as this reader may see it.

    name: who asks, "" where that is not told; asker: who asks without a name, for those few who may know;
    text, answer: empty where it is hidden from her; has_voted: she wants to hear the answer, too; article: the id of
    the post that was made of it, if she may read that; is_folded: she has blocked whoever asks.
    """

    id: int
    text: str
    made_at: datetime
    state: str
    words: str
    votes: int = 0
    name: str = ""
    asker: str = ""
    answer: str = ""
    answered_by: str = ""
    answered_at: datetime | None = None
    by: int | None = None  # whose name it is
    is_veiled: bool = False
    is_mine: bool = False
    has_voted: bool = False
    is_hidden: bool = False
    hidden_why: str = ""
    article: int | None = None
    is_folded: bool = False
    may_vote: bool = False
    may_withdraw: bool = False
    may_answer: bool = False
    may_hide: bool = False
    may_unhide: bool = False

    @property
    def address(self) -> str:
        return to_text(self.id)

    @property
    def is_awaited(self) -> bool:
        return self.state in Question.AWAITED and not self.is_hidden

    @property
    def is_now(self) -> bool:
        return self.state == State.NOW


@dataclass
class BoxRow:
    """waiting, answered: its questions, each as far as they are shown; waiting_count, answered_count: how many there
    are that this reader may see; keeps: she reads all of them, answers and closes; blocked: whom she has blocked;
    tools: by question, what higher folders let her do about it."""

    id: int
    post_id: int
    topic_id: int
    prompt: str
    is_queue: bool
    is_open: bool
    closes_at: datetime | None
    may_ask: bool
    may_veil: bool
    keeps: bool
    is_host: bool
    blocked: list[int]
    waiting: list[QuestionRow] = field(default_factory=list)
    answered: list[QuestionRow] = field(default_factory=list)
    tools: Mapping[int, str] = field(default_factory=dict)
    waiting_count: int = 0
    answered_count: int = 0

    @property
    def address(self) -> str:
        return to_text(self.id)

    @property
    def new_one(self) -> QuestionRow | None:
        """A question of somebody else's that comes in while this reader looks: what she may do about it."""
        if not self.is_queue or not (self.may_ask or self.keeps):
            return None
        return QuestionRow(
            id=ANY,
            text="",
            made_at=timezone.now(),
            state=State.WAITING,
            words="",
            may_vote=self.may_ask,
            may_answer=self.keeps,
            may_hide=self.keeps,
        )

    @property
    def shown(self) -> list[QuestionRow]:
        """Those that stand there, and the one that may come in."""
        return [*self.waiting, *self.answered, *([self.new_one] if self.new_one else [])]

    @property
    def has_more(self) -> bool:
        return len(self.waiting) < self.waiting_count or len(self.answered) < self.answered_count


@dataclass(frozen=True)
class Page:
    """after: the key of the next page, "" on the last."""

    box: BoxRow
    rows: list[QuestionRow]
    after: str


def boxes_of_posts(reader: Reader, posts: Collection[int]) -> list[BoxRow]:
    """The boxes of these posts, which the reader is known to see, each with its first questions: two queries, one if
    there are none; some more where a room's owners, those without a name, or articles have to be asked for."""
    found: list[Box] = _on_posts(reader=reader, posts=list(posts))
    return _filled(reader, found)


@prepared(reader=READER, posts=NUMBERS)
def _on_posts(reader: Reader, posts: list[int]) -> QuerySet[Box]:
    standing = Box.objects.filter(
        community_id=reader.community_id, post__in=posts, post__deleted_at=None, post__hidden_at=None
    )
    return standing.select_related("post__topic__room")


def box_row(reader: Reader, box: Box) -> BoxRow:
    """A box without its questions."""
    room = box.post.topic.room
    may_ask = rules.may_ask(reader, box)
    return BoxRow(
        id=box.pk,
        post_id=box.post_id,
        topic_id=box.post.topic_id,
        prompt=box.prompt,
        is_queue=box.is_queue,
        is_open=box.is_open,
        closes_at=box.closes_at,
        may_ask=may_ask,
        may_veil=may_ask and may_veil(reader, room),
        keeps=rules.may_keep(reader, box),
        is_host=rules.is_host(reader, box),
        blocked=sorted(blocked_by(reader)),
    )


def _filled(reader: Reader, found: Collection[Box]) -> list[BoxRow]:
    if not found:
        return []
    boxes = {box.pk: (box, box_row(reader, box)) for box in found}
    group = [F("box"), F("awaited")]
    order = [Case(When(state=State.NOW, then=0), default=1), F("votes").desc(), F("id").asc()]
    ranked = all_of(reader, boxes.values()).annotate(
        place=Window(RowNumber(), partition_by=group, order_by=order),
        count=Window(Count("id"), partition_by=group),
    )
    questions = list(ranked.filter(place__lte=BELOW).order_by("place"))
    for question, row in zip(questions, _rows(reader, questions, dict(boxes)), strict=True):
        box = boxes[question.box_id][1]
        if question.awaited:
            box.waiting.append(row)
            box.waiting_count = question.count
        else:
            box.answered.append(row)
            box.answered_count = question.count
    return [row for _box, row in boxes.values()]


def all_of(reader: Reader, boxes: Iterable[tuple[Box, BoxRow]]) -> QuerySet[Any]:
    """The questions in these boxes that the reader may see, with what about them is her own. It is known that she
    sees the boxes."""
    open_to_her: list[int] = []
    closed: list[int] = []
    for box, row in boxes:
        (open_to_her if box.is_queue or row.keeps else closed).append(box.pk)
    me = reader.pk or 0
    nameless = Asker.objects.filter(community_id=reader.community_id, question=OuterRef("pk"), member=me)
    voted = Vote.objects.filter(community_id=reader.community_id, question=OuterRef("pk"), member=me)
    mine = Q(member=me) | Exists(nameless)
    told = Q(box__in=closed) & (Q(state=State.OPENLY) | mine)
    seen = Question.objects.filter(Q(box__in=open_to_her) | told, community_id=reader.community_id)
    return seen.select_related("member", "answered_by").annotate(
        mine=Case(When(mine, then=Value(True)), default=Value(False), output_field=BooleanField()),
        voted=Exists(voted),
        awaited=Case(
            When(state__in=Question.AWAITED, hidden_at=None, then=Value(True)),
            default=Value(False),
            output_field=BooleanField(),
        ),
    )


def page(reader: Reader, box: Box, *, answered: bool = False, after: str = "") -> Page:
    """A page of a box's questions, most votes first. after: the key a former page gave, a broken one means the first.

    answered: those that wait for nothing any more, instead of those that do.
    """
    row = box_row(reader, box)
    found = all_of(reader, [(box, row)])
    counts = dict(found.order_by().values_list("awaited").annotate(Count("pk")))
    row.waiting_count, row.answered_count = counts.get(True, 0), counts.get(False, 0)
    found = found.filter(awaited=not answered)
    if (key := _key(after)) is not None:
        votes, pk = key
        found = found.filter(Q(votes__lt=votes) | Q(votes=votes, pk__gt=pk)).exclude(state=State.NOW)
    # what is being answered stands first, and is one at most
    first = Case(When(state=State.NOW, then=0), default=1)
    some = list(found.order_by(first, "-votes", "id")[: A_PAGE + 1])
    more, some = len(some) > A_PAGE, some[:A_PAGE]
    last = f"{some[-1].votes}.{to_text(some[-1].pk)}" if more else ""
    return Page(row, _rows(reader, some, {box.pk: (box, row)}), last)


def _key(text: str) -> tuple[int, int] | None:
    votes, _dot, pk = text.partition(".")
    try:
        return int(votes[:9]), from_text(pk)
    except ValueError:
        return None


def questions(reader: Reader, boxes: Collection[Box], ids: Collection[int]) -> dict[int, QuestionRow]:
    """These questions of boxes the reader is known to see, by id; without those she may not see."""
    known = {box.pk: (box, box_row(reader, box)) for box in boxes}
    found = list(all_of(reader, known.values()).filter(pk__in=list(ids)))
    return {row.id: row for row in _rows(reader, found, known)}


def _rows(reader: Reader, found: list[Any], boxes: dict[int, tuple[Box, BoxRow]]) -> list[QuestionRow]:
    articles = _articles(reader, {question.published_id for question in found} - {None})
    askers = _askers(reader, found, boxes)
    rows = []
    for question in found:
        box, kept = boxes[question.box_id]
        # nobody but herself is known behind a question without a name, and no query asks
        question._asker = reader.pk if question.mine else None
        rows.append(_row(reader, question, box, kept, articles, askers))
    return rows


def _row(
    reader: Reader,
    question: Any,
    box: Box,
    kept: BoxRow,
    articles: set[int],
    askers: dict[int, str],
) -> QuestionRow:
    hidden = question.hidden_at is not None
    reads = kept.keeps or question.mine
    # out of a private box nobody learns who asked, also when it was answered openly
    named = question.member is not None and (box.is_queue or kept.keeps)
    answer = question.hidden_answer if hidden and reads else question.answer
    told = question.state != State.PRIVATELY or reads
    author = question.asker_id
    return QuestionRow(
        id=question.pk,
        text=(question.hidden_text if reads else "") if hidden else question.text,
        made_at=question.made_at,
        state=question.state,
        words=str(State(question.state).label),
        votes=question.votes,
        name=question.member.name if named else "",
        by=question.member_id if named else None,
        asker=askers.get(question.pk, ""),
        answer=answer if told else "",
        answered_by=question.answered_by.name if question.answered_by else "",
        answered_at=question.answered_at,
        is_veiled=question.is_veiled,
        is_mine=question.mine,
        has_voted=question.voted,
        is_hidden=hidden,
        hidden_why=question.hidden_why,
        article=question.published_id if question.published_id in articles else None,
        is_folded=question.member_id in kept.blocked and not hidden,
        may_vote=rules.may_vote(reader, box, question, author),
        may_withdraw=question.mine and rules.may_withdraw(reader, question),
        may_answer=kept.keeps and not hidden,
        may_hide=kept.keeps and not hidden and not question.mine,
        may_unhide=kept.keeps and hidden and not question.mine,
    )


def _articles(reader: Reader, posts: set[int]) -> set[int]:
    """Those of these posts that the reader may read; no query if there are none."""
    if not posts:
        return set()
    standing = Post.objects.visible_to(reader).filter(deleted_at=None, hidden_at=None, pk__in=posts)
    return set(standing.values_list("pk", flat=True))


def _askers(reader: Reader, found: list[Any], boxes: dict[int, tuple[Box, BoxRow]]) -> dict[int, str]:
    """The names behind questions without one, for those who keep order; no query if there are none."""
    seen: dict[int, bool] = {}
    veiled: defaultdict[int, list[int]] = defaultdict(list)
    for question in found:
        if question.is_veiled:
            veiled[question.box_id].append(question.pk)
    for pk in veiled:
        seen[pk] = rules.may_see_askers(reader, boxes[pk][0])
    ids = [question for pk, some in veiled.items() if seen[pk] for question in some]
    if not ids:
        return {}
    known = Asker.objects.filter(community_id=reader.community_id, question__in=ids, member__isnull=False)
    return dict(known.values_list("question_id", "member__name"))


def open_boxes(member: Reader, most: int) -> list[Box]:
    """Private boxes that ask the members something, which this one has put nothing into and does not host; newest
    first, in one query."""
    if not has(member, "reply"):
        return []
    hers = Question.objects.asked_by(member).values("box")
    own = Post.objects.written_by(member).values("pk")  # type: ignore[arg-type]
    open_now = Q(closes_at=None) | Q(closes_at__gt=timezone.now())
    found = Box.objects.visible_to(member).filter(
        open_now, kind=Box.Kind.PRIVATE, post__topic__closed_at=None, post__topic__deleted_at=None
    )
    found = found.exclude(pk__in=hers).exclude(post__in=own)
    return list(found.select_related("post__topic__room").order_by("-pk")[:most])
