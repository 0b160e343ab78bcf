"""Which words rose: base forms that stand in a larger share of a month's posts than in those of the months before.

A word counts once a post, and is told only where three people used it: what one person says alone is nobody's theme.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field

from porukka.core.words import analyse, cut, folded
from porukka.history.small_words import SMALL

FEWEST_PEOPLE = 3
FEWEST_LETTERS = 3
MOST_KEPT = 300  # words of a room and month
MOST_RISING = 12
RISE = 2.0  # times the share before
EVERYWHERE = 0.3  # of the posts, where they are MANY: such a word carries no theme
MANY = 50

Told = list[list[str | int]]


@dataclass
class Heard:
    """The words of a room in a month. posts: how many were listened to."""

    posts: int = 0
    times: Counter[str] = field(default_factory=Counter)
    people: defaultdict[str, set[int | None]] = field(default_factory=lambda: defaultdict(set))

    def hear(self, text: str, author: int | None, language: str) -> None:
        """author: None for all who write without a name: together they count as one."""
        self.posts += 1
        small = SMALL.get(language, frozenset())
        said = {folded(match[0]) for match in cut(text)} - small
        for word in {base_of(one, language) for one in said}:
            if len(word) >= FEWEST_LETTERS and not word.isdecimal() and word not in small:
                self.times[word] += 1
                if len(self.people[word]) < FEWEST_PEOPLE:
                    self.people[word].add(author)

    def told(self) -> list[tuple[str, int]]:
        """Words of several people, with the posts they stand in; the most frequent first."""
        found = [
            (word, times) for word, times in self.times.items() if len(self.people[word]) >= FEWEST_PEOPLE
        ]
        return sorted(found, key=lambda one: (-one[1], one[0]))


def base_of(word: str, language: str) -> str:
    """The shortest base form in a language, by which search finds the word; itself if none is known."""
    bases = analyse(word, (language,)).whole - {word}
    return min(bases, key=lambda base: (len(base), base), default=word)


def most_frequent(heard: Heard) -> Told:
    return [[word, times] for word, times in heard.told()[:MOST_KEPT]]


def rising(heard: Heard, posts_before: int, before: Counter[str]) -> Told:
    """The words that rose most, at most MOST_RISING: rise = (share now) / (share before), each count with half a post
    more, so that a new word is no infinity; told from RISE on, by rise × the root of its posts.

    posts_before, before: the posts of the months before, and in how many of them each word stood.
    """
    if not heard.posts:
        return []
    found: list[tuple[float, str, int]] = []
    for word, times in heard.told():
        share = times / heard.posts
        if share > EVERYWHERE and heard.posts >= MANY:
            continue
        rise = share / ((before[word] + 0.5) / (posts_before + 1)) if posts_before else RISE
        if rise >= RISE:
            found.append((-rise * times**0.5, word, times))
    return [[word, times] for _weight, word, times in sorted(found)[:MOST_RISING]]
