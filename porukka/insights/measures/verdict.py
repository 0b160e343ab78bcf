"""Is it a community or an audience? Five shares of what people did, and one number in between.

Formulas, minimum samples and bands were fixed on real archives (a forum, a Zulip, three Slacks against blogs,
comments and support desks) before a line of this was written; `docs/insights.md` tells what was found.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass, replace
from enum import Enum
from math import prod, sqrt

from porukka.insights.measures.conversation import NOBODY, Tally

FLOOR = 0.02  # of each part in the mean, so that one zero does not hide the others
FEWEST_PEOPLE, FEWEST_THREADS, FEWEST_POSTS = 10, 10, 50
SURE_THREADS = 20  # below it the number is given with what it may be off by
AUDIENCE_BELOW, COMMUNITY_ABOVE = 25.0, 60.0


class Code(Enum):
    """The verdict."""

    TOO_EARLY = "too_early"
    AUDIENCE = "audience"
    HOSTED = "hosted"
    COMMUNITY = "community"


@dataclass(frozen=True)
class Part:
    """One of the five shares. name: its key; n: the sample; fewest: the smallest that says something; target: the
    share from which on more does not raise the score; value: None if nothing can be said."""

    name: str
    value: float | None
    n: int
    fewest: int
    target: float

    @property
    def is_known(self) -> bool:
        return self.value is not None and self.n >= self.fewest

    @property
    def worth(self) -> float:
        """min(1, share / target), at least .02: what stands in the mean. 0.02–1."""
        return max(FLOOR, min(1.0, (self.value or 0.0) / self.target))

    @property
    def off_by(self) -> float:
        """Standard error of the share, √(p(1−p)/n) with p held away from 0 and 1 by one case (Agresti–Coull)."""
        p = ((self.value or 0.0) * self.n + 1) / (self.n + 2)
        return sqrt(p * (1 - p) / (self.n + 2))


@dataclass(frozen=True)
class Verdict:
    """parts: all five, in a fixed order; score: 0–100, None if it is too early; off_by: how much the score may be off
    by (one standard error), None where it is not worth saying."""

    code: Code
    score: float | None
    off_by: float | None
    parts: tuple[Part, ...]
    threads: int
    posts: int
    people: int

    @property
    def weakest(self) -> Part | None:
        """The known part that is worth least, the first among equals: where one action does most."""
        known = [part for part in self.parts if part.is_known]
        return min(known, key=lambda part: part.worth, default=None)


def judge(tally: Tally, team: Collection[str], *, guarded: bool = True) -> Verdict:
    """The verdict on a window.

    team: who holds the place together (founder, managers, moderators); guarded: leave out what does not count as a
    tie (self-replies never do; one-word replies and the same pair again on one day).
    """
    return combine(parts_of(tally, team, guarded=guarded), tally)


def parts_of(tally: Tally, team: Collection[str], *, guarded: bool = True) -> tuple[Part, ...]:
    """The five parts; each measure below says what it is."""
    counted = replace(tally, replies=tally.ties) if guarded else tally
    return tuple(
        Part(name, *measure(counted, team), fewest, target) for name, measure, fewest, target in PARTS
    )


def combine(parts: tuple[Part, ...], tally: Tally) -> Verdict:
    """score = 100 · geometric mean of the worth of the known parts; too early under 10 threads, 50 posts, 10 people.

    A geometric mean, because one that is near nothing must not be made good by the others: with an arithmetic one
    support desks come among the communities.
    """
    counts = (tally.threads_count, tally.posts_count, tally.people_count)
    known = [part for part in parts if part.is_known]
    if any(
        n < fewest for n, fewest in zip(counts, (FEWEST_THREADS, FEWEST_POSTS, FEWEST_PEOPLE), strict=True)
    ):
        return Verdict(Code.TOO_EARLY, None, None, parts, *counts)
    score = 100 * prod(part.worth for part in known) ** (1 / len(known))
    unsure = _off_by(known, score) if counts[0] < SURE_THREADS else None
    return Verdict(band(score), score, unsure, parts, *counts)


def band(score: float) -> Code:
    """Under 25 an audience, over 60 a community, in between talk goes through the hosts."""
    if score < AUDIENCE_BELOW:
        return Code.AUDIENCE
    return Code.COMMUNITY if score > COMMUNITY_ABOVE else Code.HOSTED


def _off_by(known: list[Part], score: float) -> float:
    """One standard error of the score by the delta method: parts taken as independent, those at target as still."""
    relative = [
        part.off_by / max(part.value or 0.0, part.target * FLOOR) if part.worth < 1 else 0.0 for part in known
    ]
    return min(score, score * sqrt(sum(error * error for error in relative)) / len(known))


Measured = tuple[float | None, int]


def member_started(tally: Tally, team: Collection[str]) -> Measured:
    """MS: threads started by somebody outside the team / threads. n: threads, at least 10."""
    return _share(sum(n for who, n in tally.threads.items() if who not in team), tally.threads_count)


def member_to_member(tally: Tally, team: Collection[str]) -> Measured:
    """MM: replies with neither end in the team / replies. n: replies, at least 30."""
    outside = sum(n for pair, n in tally.replies.items() if _outside(pair, team))
    return _share(outside, sum(tally.replies.values()))


def mutual_ties(tally: Tally, team: Collection[str]) -> Measured:
    """RM: distinct directed pairs a→b outside the team that also have b→a / such pairs. n: pairs, at least 20."""
    pairs = {pair for pair in tally.replies if NOBODY not in pair and _outside(pair, team)}
    return _share(sum((b, a) in pairs for a, b in pairs), len(pairs))


def stayed(tally: Tally, team: Collection[str]) -> Measured:
    """1 − ONE: people with more than one post / people who wrote. n: people, at least 10."""
    return _share(sum(n > 1 for n in tally.people.values()), tally.people_count)


def returned(tally: Tally, team: Collection[str]) -> Measured:
    """RET: who wrote in the 90 days before and in these, too / who wrote in the 90 days before. n: people, at least
    10. Left out while the community is younger than 180 days."""
    if tally.before is None:
        return None, 0
    return _share(sum(who in tally.posts for who in tally.before), len(tally.before))


PARTS: tuple[tuple[str, Callable[[Tally, Collection[str]], Measured], int, float], ...] = (
    ("member_started", member_started, 10, 0.6),
    ("member_to_member", member_to_member, 30, 0.6),
    ("mutual_ties", mutual_ties, 20, 0.4),
    ("stayed", stayed, 10, 0.6),
    ("returned", returned, 10, 0.35),
)


def _outside(pair: tuple[str, str], team: Collection[str]) -> bool:
    return pair[0] not in team and pair[1] not in team


def _share(some: int, of: int) -> Measured:
    return (some / of if of else None), of
