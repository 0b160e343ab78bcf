"""What is measured: who said what to whom. Plain values, whether they come from a table or from a file."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import groupby
from operator import attrgetter
from typing import NamedTuple

WINDOW = timedelta(days=90)
FEWEST_WORDS = 2  # a reply of one word makes no tie


NOBODY = ""  # a person whose name is not kept: she counts, but not as one who came back or was answered back


class Said(NamedTuple):
    """One post. thread: key of its thread, the first post of which starts it; reply_to: id of the post it answers or
    quotes, "" if it says none; mentions: authors it names; words: how many it has."""

    id: str
    thread: str
    author: str
    at: datetime
    reply_to: str = ""
    mentions: tuple[str, ...] = ()
    words: int = FEWEST_WORDS


class Edge(NamedTuple):
    """One reply, from one person to another. counts: it has two words or more, and so makes a tie."""

    at: datetime
    teller: str
    hearer: str
    counts: bool = True

    @property
    def key(self) -> tuple[date, str, str]:
        """The same pair on the same day."""
        return self.at.date(), self.teller, self.hearer


@dataclass(frozen=True)
class Thread:
    """posts: in the order they were written, the first one starts it."""

    posts: tuple[Said, ...]

    @property
    def starter(self) -> str:
        return self.posts[0].author

    @property
    def began(self) -> datetime:
        return self.posts[0].at

    @property
    def replies(self) -> tuple[Said, ...]:
        """By others than the starter."""
        return tuple(post for post in self.posts if post.author != self.starter)


@dataclass(frozen=True)
class Tally:
    """What a window of time is judged by; made from posts (`tally`) or from roll-ups of them.

    threads: person → threads she started in the window; posts: person → posts in it; replies: (teller, hearer) →
    replies; ties: (teller, hearer) → days on which a reply of two words or more was among them, so that two friends
    do not make a community of themselves by greeting one another all day; before: who wrote in the 90 days before the
    window, None where nothing is known of them because the community is younger than two windows.
    """

    threads: Counter[str]
    posts: Counter[str]
    replies: Counter[tuple[str, str]]
    ties: Counter[tuple[str, str]]
    before: Collection[str] | None = None

    @property
    def threads_count(self) -> int:
        return self.threads.total()

    @property
    def posts_count(self) -> int:
        return self.posts.total()

    @property
    def people_count(self) -> int:
        return len(self.people)

    @property
    def people(self) -> dict[str, int]:
        """Person → posts, without those whose name is not kept."""
        return {who: count for who, count in self.posts.items() if who != NOBODY}


def threads_of(posts: Iterable[Said]) -> list[Thread]:
    """The posts by thread, each thread in the order of time, threads by their beginning."""
    in_order = sorted(posts, key=attrgetter("thread", "at"))
    found = [Thread(tuple(group)) for _key, group in groupby(in_order, key=attrgetter("thread"))]
    return sorted(found, key=attrgetter("began"))


def edges_of(thread: Thread) -> Iterator[Edge]:
    """Who speaks to whom, an edge at most for each post after the first.

    A post speaks to the author of the post it answers or quotes; else to whom it mentions first; else to the thread's
    starter, and the starter herself to the last other person who wrote. Nobody speaks to herself.
    """
    writer = {post.id: post.author for post in thread.posts}
    last_other = ""
    for post in thread.posts[1:]:
        hearer = hearer_of(post, writer.get(post.reply_to, ""), thread.starter, last_other)
        if post.author != thread.starter:
            last_other = post.author
        if hearer:
            yield Edge(post.at, post.author, hearer, post.words >= FEWEST_WORDS)


def hearer_of(post: Said, answered: str, starter: str, last_other: str) -> str:
    """Whom a post speaks to, "" if nobody but herself.

    answered: author of the post it answers, "" if none; last_other: who wrote last before it besides the starter.
    """
    if answered:
        return answered if answered != post.author else ""
    named = next((name for name in post.mentions if name != post.author), "")
    if named:
        return named
    return starter if post.author != starter else last_other


def tally(posts: Sequence[Said], end: datetime | None = None) -> Tally:
    """Count the 90 days up to `end` (the newest post's time if not given).

    A thread belongs to the window if it was started in it, a post and an edge by their own time. A pair that spoke
    in several threads on one day is one tie of that day.
    """
    if not posts:
        return Tally(Counter(), Counter(), Counter(), Counter())
    end = end or max(post.at for post in posts)
    since = end - WINDOW

    def within(at: datetime) -> bool:
        return since < at <= end

    threads = threads_of(posts)
    edges = [edge for thread in threads for edge in edges_of(thread) if within(edge.at)]
    ties = {edge.key for edge in edges if edge.counts}
    is_young = end - min(post.at for post in posts) < 2 * WINDOW
    return Tally(
        threads=Counter(thread.starter for thread in threads if within(thread.began)),
        posts=Counter(post.author for post in posts if within(post.at)),
        replies=Counter((edge.teller, edge.hearer) for edge in edges),
        ties=Counter((teller, hearer) for _day, teller, hearer in ties),
        before=None if is_young else {post.author for post in posts if since - WINDOW < post.at <= since},
    )
