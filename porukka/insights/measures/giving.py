"""Who gives and who gets: ties between two people, seen from each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from typing import NamedTuple

from porukka.insights.measures.care import Share
from porukka.insights.measures.conversation import NOBODY, Tally

GAVE = 3  # days on which somebody answered others, before it is said that nobody answers her
FEWEST_PAIRS = 10


class Pair(NamedTuple):
    """Two people: days on which the first answered the second, and the other way round."""

    one: str
    other: str
    there: int
    back: int

    @property
    def is_mutual(self) -> bool:
        return self.there > 0 and self.back > 0


def pairs_of(tally: Tally, team: Collection[str]) -> list[Pair]:
    """Each two people outside the team who have spoken, once, those who spoke on the most days first: what stands
    behind RM. Days with a reply of two words or more."""
    found = {}
    for one, other in tally.ties:
        key = (min(one, other), max(one, other))
        if NOBODY not in key and key not in found and not {one, other} & set(team):
            found[key] = Pair(*key, tally.ties[key], tally.ties[key[1], key[0]])
    return sorted(found.values(), key=lambda pair: (-pair.there - pair.back, pair))


def givers(tally: Tally, team: Collection[str]) -> list[tuple[str, int]]:
    """Those outside the team who answered others on at least 3 days and were answered by nobody, with those days.

    Days of 90; the smallest sample is each person's own 3. A reply to somebody counts as answering her.
    """
    gave: Counter[str] = Counter()
    got: Counter[str] = Counter()
    for (teller, hearer), days in tally.ties.items():
        gave[teller] += days
        got[hearer] += days
    found = [
        (who, days)
        for who, days in gave.items()
        if days >= GAVE and not got[who] and who != NOBODY and who not in team
    ]
    return sorted(found, key=lambda item: (-item[1], item[0]))


def team_answers(tally: Tally, team: Collection[str]) -> Share:
    """Members whom the team has answered / members who have answered the team, in 90 days. n: at least 10 members."""
    spoke = {who for who, hearer in tally.replies if hearer in team and who not in team and who != NOBODY}
    answered = {who for teller, who in tally.replies if teller in team}
    return Share(len(spoke & answered), len(spoke), FEWEST_PAIRS)


def alone(tally: Tally) -> Share:
    """People who wrote, but neither answered anybody nor were answered / people who wrote. n at least 10."""
    joined = {who for pair in tally.replies for who in pair}
    return Share(sum(who not in joined for who in tally.people), tally.people_count)


def half_of(posts: Counter[str]) -> list[str]:
    """The fewest people who together wrote half of the posts (see `care.who_write_half`), in no order that tells who
    wrote most."""
    half, written = posts.total() / 2, 0
    found: list[str] = []
    for who, count in sorted(posts.items(), key=lambda item: (-item[1], item[0])):
        if written >= half:
            break
        found.append(who)
        written += count
    return sorted(found)
