"""Words that are said more than before."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import log

FEWEST = 5  # posts with the word this week
TELLING = 6.63  # of G² with one degree of freedom: one in a hundred by chance
BEFORE = 8  # weeks it is compared with


@dataclass(frozen=True)
class Rise:
    """now: posts with the word this week; before: in the weeks before; g2: see `log_likelihood`."""

    word: str
    now: int
    before: int
    g2: float


def log_likelihood(now: int, before: int, all_now: int, all_before: int) -> float:
    """G² = 2·Σ seen·ln(seen / expected) of a word in two heaps of posts, against its being as common in both.

    now, before: posts with the word; all_now, all_before: posts in all. Without a unit; 0 if both are alike. Source:
    Dunning 1993, "Accurate methods for the statistics of surprise and coincidence"; here over posts with and
    without the word, so that one post that says it ten times counts once.
    """
    heaps = ((now, all_now - now), (before, all_before - before))
    whole = all_now + all_before
    with_word, without = now + before, whole - now - before
    total = 0.0
    for seen, rest in heaps:
        size = seen + rest
        for count, in_all in ((seen, with_word), (rest, without)):
            if count > 0:
                total += count * log(count * whole / (size * in_all))
    return max(0.0, 2 * total)


def rising(now: Mapping[str, int], before: Mapping[str, int], all_now: int, all_before: int) -> list[Rise]:
    """Words of this week that are more common than before and not by chance, the most telling first.

    now, before: word → posts with it; all_now, all_before: posts in all. Smallest sample: FEWEST posts this week, and
    as many posts before as this week: with less there is nothing to compare with, and nothing is said.
    """
    if all_before < all_now or not all_now:
        return []
    found = [
        Rise(
            word, count, before.get(word, 0), log_likelihood(count, before.get(word, 0), all_now, all_before)
        )
        for word, count in now.items()
        if count >= FEWEST and count / all_now > before.get(word, 0) / all_before
    ]
    telling = [rise for rise in found if rise.g2 >= TELLING]
    return sorted(telling, key=lambda rise: (-rise.g2, rise.word))
