"""How a page's posts were answered without words, and who did."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from django.db.models import F, QuerySet, Window
from django.db.models.functions import RowNumber

from porukka.communities.queries import Face, face_of
from porukka.communities.visitor import Reader
from porukka.core.prepared import NUMBER, NUMBERS, prepared
from porukka.discussions.models import Post, Reaction, ReactionCount
from porukka.discussions.reactions import WORDS, mark_for, name_of

NAMES = 60  # people shown by name for one kind; the others are counted


class Answered(Protocol):
    """A post that stands on a page, and what its reader may do: a PostRow, or a Below."""

    @property
    def id(self) -> int: ...
    @property
    def number(self) -> int: ...
    @property
    def may_react(self) -> bool: ...
    @property
    def may_mark(self) -> bool: ...


@dataclass(frozen=True)
class Below:
    """A post of which only this is known."""

    id: int
    number: int
    may_react: bool = True
    may_mark: bool = True


@dataclass(frozen=True)
class Chip:
    """One kind below a post. name: the words themselves, or what the emoji is called; count: 0 where nobody did so
    yet, or the community shows no numbers; is_mine: the reader did; may_press: she may do it or take it back;
    is_there: somebody did; in_words: it is no emoji."""

    kind: str
    name: str
    count: int
    is_mine: bool
    may_press: bool
    is_there: bool
    in_words: bool


@dataclass(frozen=True)
class Reactions:
    """Below one post: the words first, then emoji in the community's order; never by their number."""

    post_id: int
    chips: list[Chip]
    may_react: bool

    @property
    def are_there(self) -> bool:
        return any(chip.is_there for chip in self.chips)


@dataclass(frozen=True)
class Choice:
    """An emoji to choose, and what it is called."""

    kind: str
    name: str


@dataclass(frozen=True)
class Those:
    """Who reacted in one way, the earliest first, at most NAMES. more: how many others, 0 if no numbers are shown;
    has_more: whether there are any."""

    kind: str
    shown: str
    name: str
    people: list[Face] = field(default_factory=list)
    more: int = 0
    has_more: bool = False


def choices(reader: Reader) -> list[Choice]:
    """The emoji that the community offers."""
    return [Choice(kind, name_of(kind)) for kind in reader.community.reactions.split()]


def reactions_of_posts(reader: Reader, posts: Sequence[Answered]) -> dict[int, Reactions]:
    """What stands below each of these posts, which the reader is known to see. One query, and one for
    her own where somebody reacted."""
    counts = counts_of_posts(reader, [post.id for post in posts])
    mine = own_reactions(reader, list(counts))
    return {
        post.id: reactions_of(reader, post, counts.get(post.id, {}), mine.get(post.id, ())) for post in posts
    }


def reactions_of(
    reader: Reader, post: Answered, counts: Mapping[str, int], mine: Container[str] = ()
) -> Reactions:
    """What stands below a post. counts: how many reacted, by kind; mine: the ways in which the reader did."""
    return Reactions(post.id, _chips(reader, post, counts, mine), post.may_react)


def counts_of_posts(reader: Reader, posts: Sequence[int]) -> dict[int, dict[str, int]]:
    """How many reacted to each of these posts, by kind; without those to which nobody did. One query."""
    found: dict[int, dict[str, int]] = defaultdict(dict)
    for post_id, kind, count in _counts(community=reader.community_id, posts=list(posts)):
        found[post_id][kind] = count
    return dict(found)


@prepared(community=NUMBER, posts=NUMBERS)
def _counts(community: int, posts: list[int]) -> QuerySet[ReactionCount, tuple[int, str, int]]:
    rows = ReactionCount.objects.filter(community_id=community, post__in=posts)
    return rows.order_by("id").values_list("post", "kind", "count")


def own_reactions(reader: Reader, posts: Sequence[int]) -> dict[int, frozenset[str]]:
    """In which ways this reader has reacted, by post. No query for who is no member, or for no posts."""
    if not posts or not reader.is_member:
        return {}
    found: dict[int, set[str]] = defaultdict(set)
    mine = Reaction.objects.filter(community_id=reader.community_id, post__in=posts, member=reader.pk)
    for post_id, kind in mine.values_list("post", "kind"):
        found[post_id].add(kind)
    return {post: frozenset(kinds) for post, kinds in found.items()}


def _chips(reader: Reader, post: Answered, counts: Mapping[str, int], mine: Container[str]) -> list[Chip]:
    """The words of the post always (whoever may not say them sees them once somebody did), emoji that are there."""
    mark = mark_for(post.number)
    there = [kind for kind in reader.community.reactions.split() if kind in counts]
    earlier = [kind for kind in counts if kind not in there and kind != mark]  # no longer offered
    return [
        Chip(
            kind=kind,
            name=name_of(kind),
            count=counts[kind] if kind in counts and reader.community.counts_shown else 0,
            is_mine=kind in mine,
            may_press=post.may_mark if kind in WORDS else post.may_react,
            is_there=kind in counts,
            in_words=kind in WORDS,
        )
        for kind in [mark, *there, *earlier]
    ]


def who_reacted(reader: Reader, post: Post) -> list[Those]:
    """Everybody who reacted to a post, by kind, in one query. Who is not known any more is counted only."""
    place = Window(RowNumber(), partition_by=F("kind"), order_by=F("id").asc())
    facts = {"community_id": reader.community_id, "post": post}
    known = Reaction.objects.filter(member__isnull=False, **facts).annotate(place=place)
    people: dict[str, list[Face]] = defaultdict(list)
    for reaction in known.filter(place__lte=NAMES).select_related("member").order_by("id"):
        people[reaction.kind].append(face_of(reaction.member))
    counts = dict(ReactionCount.objects.filter(**facts).values_list("kind", "count"))
    order = [mark_for(post.number), *reader.community.reactions.split(), *counts]
    return [
        _those(reader, kind, people[kind], counts[kind]) for kind in dict.fromkeys(order) if kind in counts
    ]


def _those(reader: Reader, kind: str, people: list[Face], count: int) -> Those:
    more = count - len(people)
    return Those(
        kind=kind,
        shown="" if kind in WORDS else kind,
        name=name_of(kind),
        people=people,
        more=more if reader.community.counts_shown else 0,
        has_more=more > 0,
    )
