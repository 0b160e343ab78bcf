"""What pages read: polls as plain rows, in a number of queries that does not grow with polls or votes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from django.db import models
from django.db.models import F, OuterRef, Subquery, Sum, Window
from django.db.models.functions import RowNumber

from porukka.communities.kept import kept
from porukka.communities.likeness import READER
from porukka.communities.visitor import Reader
from porukka.core.prepared import NUMBER, NUMBERS, prepared
from porukka.polls import rules
from porukka.polls.models import Option, Poll, Vote

NAMES = 60  # voters shown by name for one option; the others are counted


@dataclass(frozen=True)
class OptionRow:
    """share: percent of all votes, 0–100; names: who chose it, the earliest first, at most NAMES;
    more: how many others did."""

    id: int
    words: str
    votes: int
    share: int
    names: list[str]
    more: int


@dataclass(frozen=True)
class PollRow:
    """mine: id of the option the reader chose, None if she has not voted."""

    id: int
    post_id: int
    topic_id: int
    question: str
    closes_at: datetime | None
    is_open: bool
    options: list[OptionRow]
    votes: int
    mine: int | None
    may_vote: bool


def polls_of_posts(reader: Reader, posts: Collection[int]) -> list[PollRow]:
    """The polls of these posts, which the reader is known to see: three queries, one if there are none."""
    return _rows(reader, _on_posts(reader=reader, posts=list(posts)))


def polls(reader: Reader, ids: Collection[int]) -> list[PollRow]:
    """As polls_of_posts, by the polls' own ids."""
    return _rows(reader, list(_readable(reader).filter(pk__in=ids)))


def polls_of_topics(reader: Reader, topics: Collection[int]) -> dict[int, tuple[datetime | None, int]]:
    """When the first poll of each topic closes and how many have voted, in one query."""
    ids = tuple(topics)

    def find() -> dict[int, tuple[datetime | None, int]]:
        rows = _of_topics(community=reader.community_id, topics=ids)
        # the last one written into the dictionary is the topic's first
        return {topic: (closes_at, total or 0) for topic, closes_at, total in rows}

    return kept(reader, ("polls of topics", ids), 100 * len(ids), find)


@prepared(community=NUMBER, topics=NUMBERS)
def _of_topics(community: int, topics: list[int]) -> models.QuerySet[Poll, tuple[int, datetime | None, int]]:
    found = Poll.objects.filter(
        community_id=community, post__topic__in=topics, post__deleted_at=None, post__hidden_at=None
    ).annotate(total=Sum("options__votes"))
    return found.order_by("-post__number").values_list("post__topic", "closes_at", "total")


@prepared(reader=READER, posts=NUMBERS)
def _on_posts(reader: Reader, posts: list[int]) -> models.QuerySet[Poll]:
    return _readable(reader).filter(post__in=posts)


def _readable(reader: Reader) -> models.QuerySet[Poll]:
    # a visitor's pk is None, and so is the member of a vote whose member is not known any more
    mine = Vote.objects.filter(
        community_id=reader.community_id,
        poll=OuterRef("pk"),
        member_id=reader.pk,
        member__isnull=False,
    )
    return (
        Poll.objects.filter(community_id=reader.community_id, post__deleted_at=None, post__hidden_at=None)
        .select_related("post__topic")
        .annotate(mine=Subquery(mine.values("option")[:1]))
    )


def _rows(reader: Reader, found: list[Poll]) -> list[PollRow]:
    if not found:
        return []
    options = defaultdict(list)
    all_options = Option.objects.filter(community_id=reader.community_id, poll__in=found)
    for option in all_options.order_by("position"):
        options[option.poll_id].append(option)
    names = _names(reader, found)
    return [_row(reader, poll, options[poll.pk], names) for poll in found]


def _names(reader: Reader, found: list[Poll]) -> dict[int, list[str]]:
    """The earliest voters by option. Who is not known any more has no name and is counted only."""
    place = Window(RowNumber(), partition_by=F("option"), order_by=F("id").asc())
    votes = Vote.objects.filter(
        community_id=reader.community_id, poll__in=found, member__isnull=False
    ).annotate(place=place)
    names = defaultdict(list)
    for option, name in votes.filter(place__lte=NAMES).order_by("id").values_list("option", "member__name"):
        names[option].append(name)
    return names


def _row(reader: Reader, poll: Poll, options: list[Option], names: dict[int, list[str]]) -> PollRow:
    total = sum(option.votes for option in options)
    return PollRow(
        id=poll.pk,
        post_id=poll.post_id,
        topic_id=poll.post.topic_id,
        question=poll.question,
        closes_at=poll.closes_at,
        is_open=poll.is_open,
        options=[
            OptionRow(
                id=option.pk,
                words=option.words,
                votes=option.votes,
                share=round(100 * option.votes / total) if total else 0,
                names=names.get(option.pk, []),
                more=option.votes - len(names.get(option.pk, [])),
            )
            for option in options
        ],
        votes=total,
        mine=poll.mine,  # type: ignore[attr-defined]
        may_vote=rules.may_vote(reader, poll),
    )
