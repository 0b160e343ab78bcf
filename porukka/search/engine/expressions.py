"""What is asked of the index, whatever database answers.

An expression is a tuple of groups, all of which must be met. A group is a tuple of alternatives, one of which must
be. An alternative is a tuple of tokens, all of which must stand in the entry.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from collections.abc import Set as AbstractSet
from typing import TypeAlias

from porukka.core.words import Word
from porukka.search.engine import tokens

Alternative: TypeAlias = "tuple[str, ...]"
Group: TypeAlias = "tuple[Alternative, ...]"
Expression: TypeAlias = "tuple[Group, ...]"
Same: TypeAlias = "dict[str, list[tuple[str, ...]]]"  # a word → what means the same, each a phrase's words

MOST = 60  # alternatives of a group
OPENINGS: Group = ((tokens.OPENING,),)


def in_title(words: Iterable[Word], same: Same) -> Expression:
    """Openings whose title has every word asked for, as whole words."""
    return (*(_group(word, same, (tokens.in_title,)) for word in words), OPENINGS)


def of_words(words: Sequence[Word], same: Same, *, parts_too: bool) -> Expression:
    """Every word asked for in a post or in its topic's title, at least one in the post itself.

    parts_too: also where a word is a part of a compound, or is one itself whose parts stand apart.
    """
    own = (tokens.whole, tokens.part) if parts_too else (tokens.whole,)
    with_title = (*own, tokens.in_title, tokens.part_in_title) if parts_too else (*own, tokens.in_title)
    if len(words) == 1:
        return (_group(words[0], same, own, taken_apart=parts_too),)
    groups = tuple(_group(word, same, with_title, taken_apart=parts_too) for word in words)
    anywhere = tuple(
        dict.fromkeys(each for word in words for each in _group(word, same, own, taken_apart=parts_too))
    )
    return (*groups, anywhere)


def _group(
    word: Word, same: Same, places: Sequence[Callable[[str], str]], *, taken_apart: bool = False
) -> Group:
    """The ways to say a word in any of these places."""
    found: dict[Alternative, None] = {}
    for one in sorted(word.whole):
        found |= dict.fromkeys((place(one),) for place in places)
        found |= {tuple(map(tokens.whole, phrase)): None for phrase in same.get(one, ())}
    if taken_apart:
        found |= dict.fromkeys(way for split in word.splits for way in _ways(split, same))
        # what says the same in one word may be a part itself: "korjaus" finds "korjaaminen" by "korjata"
        found |= dict.fromkeys((tokens.part(split[0]),) for split in word.splits if len(split) == 1)
    return tuple(found)[:MOST]


def _ways(split: Sequence[str], same: Same) -> list[Alternative]:
    """All parts as words of their own, each perhaps said by what means the same ("some" by "sosiaalinen media")."""
    ways: list[Alternative] = [()]
    for one in split:
        said = [(tokens.whole(one),), *(tuple(map(tokens.whole, phrase)) for phrase in same.get(one, ()))]
        ways = [(*way, *more) for way in ways for more in said][:MOST]
    return ways


def any_of(words: Iterable[str]) -> Expression:
    return (tuple((tokens.whole(word),) for word in words),)


def for_sqlite(expression: Expression, besides: Expression = ()) -> str:
    """As FTS5 reads it; tokens stand in quotation marks, so that nothing in them means anything.

    besides: what must not be met.
    """
    if besides:
        return f"({for_sqlite(expression)}) NOT ({for_sqlite(besides)})"
    return " AND ".join(
        "(" + " OR ".join("(" + " AND ".join(f'"{token}"' for token in each) + ")" for each in group) + ")"
        for group in expression
    )


def for_postgresql(expression: Expression, column: str) -> tuple[str, list[list[str]]]:
    """A condition on an array of tokens, and its parameters."""
    conditions, given = [], []
    for group in expression:
        single = [each[0] for each in group if len(each) == 1]
        several = [list(each) for each in group if len(each) > 1]
        either = ([f"{column} && %s::text[]"] if single else []) + [f"{column} @> %s::text[]"] * len(several)
        given += ([single] if single else []) + several
        conditions.append("(" + " OR ".join(either) + ")")
    return " AND ".join(conditions), given


def is_met(expression: Expression, words: AbstractSet[str]) -> bool:
    """Whether an entry with these tokens meets the expression, as either database would say."""
    return bool(expression) and all(
        any(all(token in words for token in each) for each in group) for group in expression
    )
