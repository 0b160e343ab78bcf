"""Contests as each reader may see them, in a number of queries that does not grow with what is entered or voted."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import NamedTuple
from zoneinfo import ZoneInfo

from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from porukka.communities.likeness import READER
from porukka.communities.visitor import Reader
from porukka.core.ids import to_text
from porukka.core.prepared import NUMBERS, prepared
from porukka.discussions.addresses import topic_url
from porukka.discussions.models import Topic
from porukka.discussions.queries.writers import writers_of
from porukka.discussions.veils import name_of
from porukka.ideas import rules
from porukka.ideas.models import Choice, Contender, Contest

MOST_LISTED = 50
State, Way = Contest.State, Contest.Way


class ContenderRow(NamedTuple):
    """votes: None until the contest is over; is_chosen: the reader votes for it."""

    id: int
    title: str
    url: str
    by: str
    votes: int | None
    is_own: bool
    is_chosen: bool
    is_listed: bool
    is_winner: bool
    may_vote: bool

    @property
    def address(self) -> str:
        return to_text(self.id)


@dataclass(frozen=True)
class ContestRow:
    """opens_on, closes_on, votes_until: days where the community is; left: how many votes the reader has left."""

    id: int
    title: str
    url: str
    html: str
    rules: str
    state: str
    words: str
    way: str
    way_words: str
    voters_words: str
    opens_on: date
    closes_on: date
    votes_until: date | None
    vote_days: int
    votes_each: int
    places: int
    word: str
    ended_at: datetime | None
    takes_entries: bool
    takes_votes: bool
    may_vote: bool
    left: int
    may_decide: bool
    contenders: list[ContenderRow]

    @property
    def winners(self) -> list[ContenderRow]:
        return [row for row in self.contenders if row.is_winner]

    @property
    def is_over(self) -> bool:
        return self.state == State.OVER


class ContestLine(NamedTuple):
    """One of a list. entered: how many stand in it; winners: their titles."""

    id: int
    title: str
    state: str
    words: str
    opens_on: date
    closes_on: date
    entered: int
    winners: list[str]


def contests(reader: Reader) -> list[ContestLine]:
    """What this reader may see: what runs first, then the newest first. Two queries."""
    standing = Contender.objects.visible_to(reader).standing()
    found = Contest.objects.visible_to(reader).filter(post__topic__deleted_at=None)
    entered = Count("contenders", filter=Q(contenders__in=standing.values("pk")))
    rows = (
        found.select_related("post__topic")
        .annotate(entered=entered)
        .order_by("-opens_at", "-id")[:MOST_LISTED]
    )
    some = sorted(rows, key=lambda one: one.is_ended)
    won: dict[int, list[str]] = {}
    for contest, title in _winners(standing, [one.pk for one in some]):
        won.setdefault(contest, []).append(title)
    return [_line(reader, one, won.get(one.pk, [])) for one in some]


def latest_result(reader: Reader) -> ContestLine | None:
    """The contest that ended last with somebody who won, for who reads it."""
    over = Contest.objects.visible_to(reader).filter(state=State.OVER, post__topic__deleted_at=None)
    found = over.select_related("post__topic").order_by("-ended_at").first()
    if found is None:
        return None
    won = _winners(Contender.objects.visible_to(reader).standing(), [found.pk])
    found.entered = 0  # type: ignore[attr-defined]
    return _line(reader, found, [title for _contest, title in won]) if won else None


def _winners(standing: QuerySet[Contender], contests: Collection[int]) -> list[tuple[int, str]]:
    won = standing.filter(contest__in=contests, is_winner=True).order_by("-votes", "pk")
    return list(won.values_list("contest", "post__topic__title"))


def _line(reader: Reader, one: Contest, winners: list[str]) -> ContestLine:
    zone = ZoneInfo(reader.community.time_zone)
    return ContestLine(
        one.pk,
        one.post.topic.title,
        one.state,
        str(State(one.state).label),
        _first_day(one.opens_at, zone),
        _last_day(one.closes_at, zone),
        one.entered,  # type: ignore[attr-defined]
        winners,
    )


def find(reader: Reader, pk: int) -> Contest | None:
    seen = Contest.objects.visible_to(reader).filter(post__topic__deleted_at=None)
    return seen.select_related("post__topic__room").filter(pk=pk).first()


def contender(reader: Reader, pk: int) -> Contender | None:
    seen = Contender.objects.visible_to(reader).filter(post__topic__deleted_at=None)
    return seen.select_related("contest__post__topic__room", "post__topic__room").filter(pk=pk).first()


def row_of(reader: Reader, contest: Contest) -> ContestRow:
    """The contest with all that was entered, as far as this reader sees it: two queries, three if some of it carries
    no name. While it runs in the order in which it came, then what won first."""
    mine = Choice.objects.filter(
        community_id=reader.community_id,
        contender=OuterRef("pk"),
        member_id=reader.pk,
        member__isnull=False,
    )
    found = Contender.objects.visible_to(reader).standing().filter(contest=contest)
    found = found.select_related("post__topic__room", "post__author").annotate(chosen=Exists(mine))
    order = ("-is_winner", "-votes", "pk") if contest.state == State.OVER else ("pk",)
    entered = list(found.order_by(*order)[: Contest.MOST_ENTERED])
    writers = writers_of([one.post for one in entered])
    may_vote = rules.may_vote_in(reader, contest)
    rows = [_row(reader, contest, one, writers.get(one.post_id), may_vote) for one in entered]
    left = contest.votes_each - sum(row.is_chosen for row in rows) if may_vote else 0
    zone = ZoneInfo(reader.community.time_zone)
    return ContestRow(
        id=contest.pk,
        title=contest.post.topic.title,
        url=topic_url(reader.community.slug, contest.post.topic),
        html=contest.post.html,
        rules=contest.rules,
        state=contest.state,
        words=str(State(contest.state).label),
        way=contest.way,
        way_words=str(Way(contest.way).label),
        voters_words=str(Contest.Voters(contest.voters).label),
        opens_on=_first_day(contest.opens_at, zone),
        closes_on=_last_day(contest.closes_at, zone),
        votes_until=_last_day(contest.votes_until, zone) if contest.votes_until else None,
        vote_days=contest.vote_days,
        votes_each=contest.votes_each,
        places=contest.places,
        word=contest.word,
        ended_at=contest.ended_at,
        takes_entries=contest.takes_entries,
        takes_votes=contest.takes_votes,
        may_vote=may_vote,
        left=max(0, left),
        may_decide=rules.may_decide_contest(reader, contest),
        contenders=rows,
    )


def _row(
    reader: Reader, contest: Contest, one: Contender, writer: int | None, may_vote: bool
) -> ContenderRow:
    post = one.post
    name = name_of(post.alias) if post.alias is not None else (post.author.name if post.author else "")
    return ContenderRow(
        id=one.pk,
        title=post.topic.title,
        url=topic_url(reader.community.slug, post.topic),
        by=name,
        votes=one.votes if contest.state == State.OVER and contest.way != Way.TEAM else None,
        is_own=writer is not None and writer == reader.pk,
        is_chosen=bool(one.chosen),  # type: ignore[attr-defined]
        is_listed=one.is_listed,
        is_winner=one.is_winner,
        may_vote=may_vote and rules.may_vote_for(reader, contest, one, writer),
    )


def _first_day(moment: datetime, zone: ZoneInfo) -> date:
    return moment.astimezone(zone).date()


def _last_day(moment: datetime, zone: ZoneInfo) -> date:
    """The last day before this moment, which is the midnight after it."""
    return (moment - timedelta(seconds=1)).astimezone(zone).date()


def taking_entries(reader: Reader) -> list[tuple[int, str]]:
    """Contests that take entries now and that this reader may see, by name: what the composer offers."""
    now = timezone.now()
    on = Contest.objects.visible_to(reader).filter(state__in=(State.COMING, State.OPEN))
    on = on.filter(opens_at__lte=now, closes_at__gt=now)
    return list(
        on.order_by("closes_at", "pk").values_list("pk", "post__topic__title")[: Contest.MOST_RUNNING]
    )


class Note(NamedTuple):
    """Of a discussion: it is a contest, or was entered in one, whose name is then in entered_in."""

    contest: int
    words: str
    entered_in: str
    is_winner: bool


def notes_of_topics(reader: Reader, topics: Collection[Topic]) -> dict[int, list[Note]]:
    """What these discussions, which the reader is known to see, have to do with contests. Two queries."""
    ids = [topic.pk for topic in topics]
    found: dict[int, list[Note]] = {}
    for topic, contest, state in _held(reader=reader, topics=ids):
        found.setdefault(topic, []).append(Note(contest, str(State(state).label), "", False))
    for topic, contest, state, title, is_winner in _entered(reader=reader, topics=ids):
        found.setdefault(topic, []).append(Note(contest, str(State(state).label), title, is_winner))
    return found


@prepared(reader=READER, topics=NUMBERS)
def _held(reader: Reader, topics: list[int]) -> QuerySet[Contest, tuple[int, int, str]]:
    held = Contest.objects.visible_to(reader).filter(post__topic__in=topics)
    return held.order_by("pk").values_list("post__topic", "pk", "state")


@prepared(reader=READER, topics=NUMBERS)
def _entered(reader: Reader, topics: list[int]) -> QuerySet[Contender, tuple[int, int, str, str, bool]]:
    entered = Contender.objects.visible_to(reader).filter(post__topic__in=topics)
    entered = entered.filter(contest__post__topic__deleted_at=None).order_by("pk")
    contest = ("contest", "contest__state", "contest__post__topic__title")
    return entered.values_list("post__topic", *contest, "is_winner")
