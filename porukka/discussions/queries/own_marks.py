"""What about the posts of a page is its reader's own, as `drawing` puts it in."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from typing import Any

from markupsafe import Markup

from porukka.communities.models import Room
from porukka.communities.visitor import Reader
from porukka.core import slots
from porukka.discussions.drawing.kinds import Own
from porukka.discussions.drawing.posts import Block
from porukka.discussions.models import Saved, Veil
from porukka.discussions.queries.cards import cards_of_posts
from porukka.discussions.queries.reactions import own_reactions
from porukka.discussions.queries.rows import hidden_words


def own_marks(
    reader: Reader,
    block: Block,
    *,
    saved: Mapping[int, Saved],
    blocked: Collection[int],
    notes: Mapping[int, str],
    csrf_input: Any,
) -> dict[int, Own]:
    """By place in the block; a post without anything of her own is not there.

    A query for each thing only where the block says that there is something to ask for: others' reactions, posts
    without a name, hidden words of hers, links to other discussions, and what higher folders put below posts.

    saved, notes: by post; blocked: ids of members.
    """
    found: defaultdict[int, dict[str, Any]] = defaultdict(dict)
    mine = _mine(reader, block)
    for place in mine:
        found[place]["is_mine"] = True
    for place in block.deleted_lately_by(reader):
        found[place]["may_undo"] = True
    for author in blocked:
        for place, what in _folded(block, author):
            found[place][what] = True
        for place in block.drawn.quoting.get(author, ()):
            found[place]["folds"] = found[place].get("folds", frozenset()) | {author}
    by_post: dict[str, Mapping[int, Any]] = {
        "saved": saved,
        "note": notes,
        "reacted": own_reactions(reader, block.drawn.reacted),
        "words": _words(reader, block, mine),
        "below": _below(reader, block, csrf_input),
        "cards": _cards(reader, block),
    }
    for name, values in by_post.items():
        for post, value in values.items():
            if (at := block.drawn.place_of.get(post)) is not None:
                found[at][name] = value
    return {place: Own(**facts) for place, facts in found.items()}


def _mine(reader: Reader, block: Block) -> list[int]:
    if not reader.is_member:
        return []
    veiled: list[int] = []
    if block.drawn.veiled:
        veils = Veil.objects.filter(
            community_id=reader.community_id, post__in=block.drawn.veiled, member=reader.pk
        )
        veiled = [block.drawn.place_of[post] for post in veils.values_list("post", flat=True)]
    return [*block.drawn.by_author.get(reader.pk, ()), *veiled]


def _folded(block: Block, author: int) -> Iterator[tuple[int, str]]:
    """Where words of this author stand, and which fold they get: written, answered, or said to have solved it."""
    drawn = block.drawn
    for place in drawn.by_author.get(author, ()):
        if place in drawn.standing:
            yield place, "is_folded"
    for place in drawn.answering.get(author, ()):
        yield place, "is_said_folded"
    if author == drawn.solved_by and (opening := block.place_at(0)) is not None:
        yield opening, "is_solution_folded"


def _words(reader: Reader, block: Block, mine: list[int]) -> dict[int, Any]:
    hidden = {block.drawn.ids[place] for place in mine if place in block.drawn.hidden}
    if not hidden:
        return {}
    hers = [post for post in block.material.posts if post.pk in hidden]
    return hidden_words(reader, hers, hides_here=True)


def _below(reader: Reader, block: Block, csrf_input: Any) -> dict[int, Markup]:
    rows = block.drawn.below
    return slots.fill("post.below", reader, rows, csrf_input) if rows else {}


def _cards(reader: Reader, block: Block) -> dict[int, Any]:
    if not block.drawn.linking:
        return {}
    cards = cards_of_posts(reader.community, block.drawn.linking, Room.objects.readable_by(reader))
    return {post: tuple(shown) for post, shown in cards.items()}
