"""Ideas as plain rows, in a number of queries that does not grow with ideas or votes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery

from porukka.communities.kept import kept
from porukka.communities.models import Community
from porukka.communities.rules import may_see_members
from porukka.communities.visitor import Reader
from porukka.core.ids import from_text, to_text
from porukka.core.prepared import NUMBER, NUMBERS, prepared
from porukka.discussions.addresses import post_url, topic_url
from porukka.discussions.models import Post
from porukka.ideas import rules
from porukka.ideas.models import Contest, Idea, Promise, Step, Vote

A_PAGE = 30
State = Idea.State
SHOWN: dict[str, tuple[str, ...]] = {
    "open": (State.OPEN,),
    "awaited": Idea.AWAITED,
    "decided": (State.PLANNED, State.DECLINED, State.DONE, State.EXPIRED),
    "all": tuple(State.values),
}
ORDERS = ("votes", "newest")


class Promised(NamedTuple):
    """What the team promises now."""

    votes: int
    days: int
    open_days: int


class StepRow(NamedTuple):
    """by: the name of who said so, "" if nobody did, or for a reader who does not see who is here."""

    state: str
    words: str
    word: str
    by: str
    votes: int
    at: datetime


@dataclass(frozen=True)
class IdeaRow:
    """share: percent of the votes that are needed, 100 at most; missing: how many are; is_mine: the reader votes for
    it; reworded_votes: how many had voted when its words were changed."""

    id: int
    post_id: int
    topic_id: int
    title: str
    url: str
    room: str
    state: str
    words: str
    votes: int
    needed: int
    days: int
    ends_at: datetime
    decide_by: datetime | None
    takes_votes: bool
    is_late: bool
    is_mine: bool
    may_vote: bool
    may_decide: bool
    reworded_at: datetime | None
    reworded_votes: int
    steps: list[StepRow]

    @property
    def share(self) -> int:
        return min(100, 100 * self.votes // self.needed)

    @property
    def missing(self) -> int:
        return max(0, self.needed - self.votes)

    @property
    def is_open(self) -> bool:
        return self.state == State.OPEN

    @property
    def address(self) -> str:
        return to_text(self.id)

    @property
    def last_word(self) -> StepRow | None:
        """The newest step at which somebody gave a reason."""
        return next((step for step in reversed(self.steps) if step.word), None)


@dataclass(frozen=True)
class IdeaPage:
    """after: the key of the next page, "" on the last."""

    rows: list[IdeaRow]
    after: str


class Standing(NamedTuple):
    """What the team promises, None if nothing; whether a contest takes entries, or will; whether there was any."""

    promise: Promised | None
    open_contests: bool
    contests: bool


def standing_of(reader: Reader) -> Standing:
    """Kept: most communities have neither ideas nor contests, and ask nothing else then."""

    def find() -> Standing:
        votes, days, open_days, open_contests, contests = next(iter(_standing(community=reader.community_id)))
        promise = Promised(votes, days or 0, open_days or 0) if votes is not None else None
        return Standing(promise, bool(open_contests), bool(contests))

    return kept(reader, ("ideas and contests",), 100, find)


def promise_of(reader: Reader) -> Promised | None:
    """What the team promises; None if nothing."""
    return standing_of(reader).promise


@prepared(community=NUMBER)
def _standing(
    community: int,
) -> QuerySet[Community, tuple[int | None, int | None, int | None, bool, bool]]:
    held = Contest.objects.filter(community_id=OuterRef("pk"))
    given = Promise.objects.filter(community_id=OuterRef("pk"))
    found = Community.objects.filter(pk=community).annotate(
        promised_votes=Subquery(given.values("votes")),
        promised_days=Subquery(given.values("days")),
        promised_open=Subquery(given.values("open_days")),
        open_contests=Exists(held.filter(state__in=(Contest.State.COMING, Contest.State.OPEN))),
        contests=Exists(held),
    )
    return found.values_list("promised_votes", "promised_days", "promised_open", "open_contests", "contests")


def ideas_of_posts(reader: Reader, posts: Collection[int]) -> list[IdeaRow]:
    """The ideas of these posts, which the reader is known to see: two queries, one if there are none."""
    return rows_of(reader, _readable(reader).filter(post__in=posts))


def ideas(reader: Reader, ids: Collection[int]) -> list[IdeaRow]:
    """As ideas_of_posts, by the ideas' own ids."""
    return rows_of(reader, _readable(reader).filter(pk__in=ids))


def ideas_of_topics(reader: Reader, topics: Collection[int]) -> dict[int, tuple[str, int, int]]:
    """State, votes and votes that are needed of each topic's idea, in one query."""
    ids = tuple(topics)

    def find() -> dict[int, tuple[str, int, int]]:
        rows = _of_topics(community=reader.community_id, topics=ids)
        return {topic: (state, votes, needed) for topic, state, votes, needed in rows}

    return kept(reader, ("ideas of topics", ids), 100 * len(ids), find)


@prepared(community=NUMBER, topics=NUMBERS)
def _of_topics(community: int, topics: list[int]) -> QuerySet[Idea, tuple[int, str, int, int]]:
    found = Idea.objects.filter(
        community_id=community, post__topic__in=topics, post__deleted_at=None, post__hidden_at=None
    )
    return found.order_by("pk").values_list("post__topic", "state", "votes", "needed")


def page(reader: Reader, *, show: str = "open", order: str = "votes", after: str = "") -> IdeaPage:
    """A page of what this reader may see.

    show: of SHOWN; order: of ORDERS; after: the key a former page gave, a broken one means the first page.
    """
    seen = Idea.objects.visible_to(reader).filter(post__topic__deleted_at=None, state__in=SHOWN[show])
    found = _with_mine(reader, seen)
    keys = ["-votes", "id"] if order == "votes" else ["-id"]
    if (key := _key(after)) is not None:
        votes, pk = key
        below = Q(votes__lt=votes) | Q(votes=votes, id__gt=pk)
        found = found.filter(below if order == "votes" else Q(id__lt=pk))
    some = list(found.order_by(*keys)[: A_PAGE + 1])
    more, some = len(some) > A_PAGE, some[:A_PAGE]
    last = f"{some[-1].votes}.{to_text(some[-1].pk)}" if more else ""
    return IdeaPage(rows_of(reader, some), last)


def _key(text: str) -> tuple[int, int] | None:
    votes, _dot, pk = text.partition(".")
    try:
        return int(votes[:9]), from_text(pk)
    except ValueError:
        return None


def _readable(reader: Reader) -> QuerySet[Idea]:
    standing = Idea.objects.filter(
        community_id=reader.community_id, post__deleted_at=None, post__hidden_at=None
    )
    return _with_mine(reader, standing)


def _with_mine(reader: Reader, found: QuerySet[Idea]) -> QuerySet[Idea]:
    # a visitor's pk is None, and so is the member of a vote whose member is not known any more
    mine = Vote.objects.filter(
        community_id=reader.community_id,
        idea=OuterRef("pk"),
        member_id=reader.pk,
        member__isnull=False,
    )
    return found.select_related("post__topic__room").annotate(mine=Exists(mine))


def rows_of(reader: Reader, found: Iterable[Idea]) -> list[IdeaRow]:
    """These as they are shown, with what became of them."""
    all_of_them = list(found)
    steps: dict[int, list[StepRow]] = defaultdict(list)
    if all_of_them:
        taken = Step.objects.filter(community_id=reader.community_id, idea__in=all_of_them)
        sees = may_see_members(reader)
        for step in taken.select_related("by").order_by("at", "pk"):
            by = step.by.name if step.by and sees else ""
            words = str(State(step.state).label)
            steps[step.idea_id].append(StepRow(step.state, words, step.word, by, step.votes, step.at))
    return [_row(reader, idea, steps[idea.pk]) for idea in all_of_them]


def _row(reader: Reader, idea: Idea, steps: list[StepRow]) -> IdeaRow:
    return IdeaRow(
        id=idea.pk,
        post_id=idea.post_id,
        topic_id=idea.post.topic_id,
        title=idea.post.topic.title,
        url=idea_url(reader.community.slug, idea.post),
        room=idea.post.topic.room.name,
        state=idea.state,
        words=str(State.EXPIRED.label if idea.is_over else State(idea.state).label),
        votes=idea.votes,
        needed=idea.needed,
        days=idea.days,
        ends_at=idea.ends_at,
        decide_by=idea.decide_by,
        takes_votes=idea.takes_votes,
        is_late=idea.is_late,
        is_mine=bool(idea.mine),  # type: ignore[attr-defined]
        may_vote=rules.may_vote(reader, idea),
        may_decide=rules.may_decide(reader, idea),
        reworded_at=idea.reworded_at,
        reworded_votes=idea.reworded_votes,
        steps=steps,
    )


def idea_url(slug: str, post: Post) -> str:
    """Where the idea is talked about. slug: the community's."""
    return topic_url(slug, post.topic) if post.is_opening else post_url(slug, post.topic, post.number)
