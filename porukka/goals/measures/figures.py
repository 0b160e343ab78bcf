"""What goals, experiments and comparisons are counted in: a fixed list, each with its formula and smallest sample."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from porukka.insights.measures import care, verdict
from porukka.insights.measures.care import Course, Share
from porukka.insights.measures.conversation import NOBODY, Tally

FEWEST_REPLIES, FEWEST_THREADS, FEWEST_NEWCOMERS, FEWEST_ANSWERS = 30, 10, 10, 5
SHARE, COUNT, POINTS = "share", "count", "points"


@dataclass(frozen=True)
class Seen:
    """A stretch of time. tally: who wrote to whom; courses: how the discussions went that began in it; newcomers: who
    came and wrote, and those of them who wrote again; belonging: answers that say "I belong here"; score: 0–100 of
    the newest verdict in it, None without one; threads: on how many discussions that rests; until: its end."""

    tally: Tally
    courses: tuple[Course, ...]
    newcomers: Share
    belonging: Share
    score: float | None
    threads: int
    team: frozenset[str]
    until: datetime


@dataclass(frozen=True)
class Figure:
    """value: whole per cents of a share as a float (0–100), a number, or points of 100; None if n is too small; some:
    of n, for shares; n: what it was counted of; fewest: the smallest n that says something."""

    value: float | None
    n: int
    some: int = 0
    fewest: int = 1


def of_share(share: Share) -> Figure:
    return Figure(None if share.value is None else 100 * share.value, share.n, share.some, share.fewest)


def member_to_member(seen: Seen) -> Figure:
    """Replies with neither end in the team / replies, as in the verdict: one word is no tie, a pair once a day. n:
    replies, at least 30. Source: the verdict's MM."""
    value, n = verdict.member_to_member(_ties(seen.tally), seen.team)
    return of_share(Share(round((value or 0) * n), n, FEWEST_REPLIES))


def member_started(seen: Seen) -> Figure:
    """Discussions begun outside the team / discussions. n: discussions, at least 10. Source: the verdict's MS."""
    value, n = verdict.member_started(seen.tally, seen.team)
    return of_share(Share(round((value or 0) * n), n, FEWEST_THREADS))


def answered_in_a_day(seen: Seen) -> Figure:
    """Members' discussions with a first reply by somebody else within 24 hours / those that are a day old. n: at
    least 10."""
    return of_share(care.first_responses(seen.courses, seen.until).within_a_day)


def newcomers_returned(seen: Seen) -> Figure:
    """Newcomers who wrote on a second day within 30 days of coming / newcomers who wrote. They came in the 30 days
    before those that end with the stretch, and so have all had their 30 days. n: newcomers, at least 10."""
    return of_share(seen.newcomers)


def belonging(seen: Seen) -> Figure:
    """Answers of the two uppermost steps of five to "Do you feel you belong here?" / answers, of the months that
    ended in the stretch. n: answers, at least 5."""
    return of_share(seen.belonging)


def active_members(seen: Seen) -> Figure:
    """Distinct members who wrote a post. People; any sample says what it says."""
    return _count(len(seen.tally.people))


def distinct_starters(seen: Seen) -> Figure:
    """Distinct members outside the team who began a discussion. People."""
    return _count(len(seen.tally.threads.keys() - {NOBODY} - seen.team))


def discussions(seen: Seen) -> Figure:
    """Discussions that were begun. Discussions."""
    return _count(seen.tally.threads_count)


def posts(seen: Seen) -> Figure:
    """Posts that were written. Posts."""
    return _count(seen.tally.posts_count)


def score(seen: Seen) -> Figure:
    """The verdict's number on the 90 days before the stretch ended, 0–100. n: discussions it rests on."""
    return Figure(seen.score, seen.threads)


@dataclass(frozen=True)
class Measure:
    """key: what tables keep; kind: SHARE (of things), COUNT or POINTS; weekly: whether a week of it says anything, so
    that an experiment can be seen by it."""

    key: str
    kind: str
    of: Callable[[Seen], Figure]
    weekly: bool = True


MEASURES: dict[str, Measure] = {
    one.key: one
    for one in (
        Measure("member_to_member", SHARE, member_to_member),
        Measure("member_started", SHARE, member_started),
        Measure("answered_in_a_day", SHARE, answered_in_a_day),
        Measure("newcomers_returned", SHARE, newcomers_returned),
        Measure("belonging", SHARE, belonging, weekly=False),
        Measure("active_members", COUNT, active_members),
        Measure("distinct_starters", COUNT, distinct_starters),
        Measure("discussions", COUNT, discussions),
        Measure("posts", COUNT, posts),
        Measure("score", POINTS, score, weekly=False),
    )
}


def _ties(tally: Tally) -> Tally:
    return Tally(tally.threads, tally.posts, tally.ties, tally.ties, tally.before)


def _count(number: int) -> Figure:
    return Figure(float(number), number, number)
