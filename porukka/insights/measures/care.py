"""How people are answered, and on whom it depends: what stands beside the verdict, and never in it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from math import ceil
from typing import NamedTuple

from porukka.insights.measures.conversation import Thread

UNANSWERED_AFTER = timedelta(days=7)
SOON = timedelta(hours=24)
DEEP_SPEAKERS = 3
FEWEST_THREADS = 10


@dataclass(frozen=True)
class Share:
    """some of n; None as value if n is below the smallest sample that says something."""

    some: int
    n: int
    fewest: int = FEWEST_THREADS

    @property
    def value(self) -> float | None:
        return self.some / self.n if self.n >= max(1, self.fewest) else None


@dataclass(frozen=True)
class FirstResponses:
    """Of the discussions members began. median, p90: hours, among those that were answered; None without any."""

    median: float | None
    p90: float | None
    within_a_day: Share


class Course(NamedTuple):
    """How one discussion went. by_team: the team began it; wait: time to the first reply by somebody else, None if
    there is none; only_team: nobody but the team answered; speakers: people who wrote in it; by_newcomer: who began
    it was new here; key: which discussion it is."""

    by_team: bool
    began: datetime
    wait: timedelta | None
    only_team: bool
    speakers: int
    by_newcomer: bool = False
    key: int = 0


class Parted(NamedTuple):
    """The discussions of a measure: those it counts, and the rest of those it is a share of."""

    some: list[Course]
    rest: list[Course]

    @property
    def share(self) -> Share:
        return Share(len(self.some), len(self.some) + len(self.rest))


def course_of(thread: Thread, team: Collection[str]) -> Course:
    """A thread's course."""
    answerers = {post.author for post in thread.replies}
    return Course(
        by_team=thread.starter in team,
        began=thread.began,
        wait=next((post.at - thread.began for post in thread.replies), None),
        only_team=bool(answerers) and answerers <= set(team),
        speakers=len(answerers) + 1,
    )


def by_starter(courses: Iterable[Course]) -> Parted:
    """Discussions begun outside the team / discussions: what stands behind MS."""
    return _part(courses, lambda one: not one.by_team)


def by_dependence(courses: Iterable[Course]) -> Parted:
    """Discussions that would have no reply without the team's / discussions that have one.

    Who a discussion began with does not matter; a reply is a post by anybody but its starter. n: answered
    discussions, at least 10. A risk to be told, no fault: somebody has to be the first to answer.
    """
    return _part((one for one in courses if one.wait is not None), lambda one: one.only_team)


def by_silence(courses: Iterable[Course], now: datetime) -> Parted:
    """Members' discussions without a reply by somebody else within 7 days / those that are 7 days old.

    n: discussions begun outside the team at least 7 days before `now`, at least 10.
    """
    old = (one for one in courses if not one.by_team and one.began <= now - UNANSWERED_AFTER)
    return _part(old, lambda one: one.wait is None or one.wait > UNANSWERED_AFTER)


def by_speed(courses: Iterable[Course], now: datetime, within: timedelta = SOON) -> Parted:
    """Members' discussions answered by somebody else within this time / those that are at least so old.

    n: discussions begun outside the team at least `within` before `now`, at least 10. Unanswered ones count as late.
    """
    asked = (one for one in courses if not one.by_team and one.began <= now - within)
    return _part(asked, lambda one: one.wait is not None and one.wait <= within)


def by_depth(courses: Iterable[Course]) -> Parted:
    """Discussions with at least three speakers / discussions. n at least 10."""
    return _part(courses, lambda one: one.speakers >= DEEP_SPEAKERS)


def founder_dependence(courses: Iterable[Course]) -> Share:
    """See `by_dependence`."""
    return by_dependence(courses).share


def unanswered(courses: Iterable[Course], now: datetime) -> Share:
    """See `by_silence`."""
    return by_silence(courses, now).share


def depth(courses: Iterable[Course]) -> Share:
    """See `by_depth`."""
    return by_depth(courses).share


def first_responses(courses: Sequence[Course], now: datetime) -> FirstResponses:
    """How long members wait for the first reply by somebody else.

    median, p90: hours, by nearest rank among the answered; within_a_day: answered within 24 hours / begun outside the
    team at least 24 hours before `now`, n at least 10.
    """
    parted = by_speed(courses, now)
    waits = sorted(one.wait for group in parted for one in group if one.wait is not None)
    hours = [wait / timedelta(hours=1) for wait in waits]
    return FirstResponses(quantile(hours, 0.5), quantile(hours, 0.9), parted.share)


def who_write_half(posts: Mapping[str, int]) -> int:
    """The smallest number of people who together wrote at least half of the posts; 0 if there are none.

    posts: person → posts. Inequality is told as a risk and never judged: lively communities are more unequal than
    audiences.
    """
    half, written = sum(posts.values()) / 2, 0
    for number, count in enumerate(sorted(posts.values(), reverse=True), start=1):
        written += count
        if written >= half:
            return number
    return 0


def quantile(ordered: Sequence[float], share: float) -> float | None:
    """The value at this share (0–1) of an ordered row, by nearest rank: the smallest with at least that share at or
    below it. None of an empty row."""
    return ordered[max(0, ceil(share * len(ordered)) - 1)] if ordered else None


def _part(courses: Iterable[Course], counts: Callable[[Course], bool]) -> Parted:
    parted = Parted([], [])
    for one in courses:
        parted[0 if counts(one) else 1].append(one)
    return parted
