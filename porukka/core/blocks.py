"""Blocks: a doing adds a part to a post while it is being written (a poll in the composer).

A block is a form and a way to save it. The talk shows the forms of all blocks that fit what is written (a topic, a
reply, an edited post), and runs `save` of each block that was filled in, inside the transaction that writes the post.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from porukka.core import parts

# where a block may stand; a story goes after a day, so what takes longer does not go with it
TOPIC, REPLY, EDIT, STORY = "topic", "reply", "edit", "story"


def _no_words(cleaned: dict[str, Any]) -> str:
    return ""


def _no_links(cleaned: dict[str, Any]) -> tuple[str, ...]:
    return ()


def _no_facts(member: Any, post: Any) -> dict[str, Any]:
    return {}


@dataclass(frozen=True)
class Block:
    """name: prefix of its fields in the composer; label: the words of its disclosure;
    form: its form class (it must be valid when left empty); save: (post, cleaned_data) -> None;
    may: (member, room) -> bool, who is offered it; where: with what it may be written;
    words: (cleaned_data) -> what people would read of it, for the gates; links: likewise, the addresses in it;
    facts: (member, post or None) -> what its form is made with besides; the post is there when one is edited;
    template: draws it in its own way, given `form` (else its fields stand in a disclosure);
    is_same: empty, it looks the same to all who may have it in one community, so it is drawn once for them."""

    name: str
    label: Any
    form: type[forms.Form]
    save: Callable[[Any, dict[str, Any]], None]
    may: Callable[[Any, Any], bool]
    where: frozenset[str] = frozenset({TOPIC})
    words: Callable[[dict[str, Any]], str] = _no_words
    links: Callable[[dict[str, Any]], tuple[str, ...]] = _no_links
    facts: Callable[[Any, Any], dict[str, Any]] = _no_facts
    template: str = ""
    is_same: bool = False


_blocks: dict[str, Block] = {}


def register(block: Block) -> None:
    _blocks[block.name] = block


@dataclass(frozen=True)
class Written:
    """A block's form as it stands in the composer."""

    block: Block
    form: forms.Form

    @property
    def opened(self) -> bool:
        """True if the writer has put something in, so that an error page shows it open."""
        return self.form.is_bound and self.form.has_changed()

    @property
    def drawn(self) -> SafeString:
        """As its own template draws it; empty if it has none."""
        template = self.block.template
        return render_to_string(template, {"form": self.form}) if template else SafeString("")


def forms_for(
    member: Any, room: Any, data: Any = None, *, files: Any = None, where: str = TOPIC, post: Any = None
) -> list[Written]:
    """The forms of every block that `member` may add in `room`, bound to `data` and `files` if given.

    where: what is being written; post: the one that is edited.
    """
    return [
        Written(block, block.form(data, files, prefix=block.name, **block.facts(member, post)))
        for block in _blocks.values()
        if where in block.where and not _is_off(member, block) and block.may(member, room)
    ]


def names_for(member: Any, room: Any, where: str = TOPIC) -> tuple[str, ...] | None:
    """Which blocks `forms_for` would give; None if one of them is not the same for everybody."""
    offered = [
        one
        for one in _blocks.values()
        if where in one.where and not _is_off(member, one) and one.may(member, room)
    ]
    return tuple(one.name for one in offered) if all(one.is_same for one in offered) else None


def _is_off(member: Any, block: Block) -> bool:
    return parts.is_off(member, parts.part_of(block.save.__module__))


def all_valid(written: Iterable[Written]) -> bool:
    # a list, so that every form is looked at and says what is wrong
    answers = [item.form.is_valid() for item in written]
    return all(answers)


def words(written: Iterable[Written]) -> str:
    """What people would read of the filled blocks, one under the other: gates read it with the post."""
    found = (item.block.words(item.form.cleaned_data) for item in written if item.form.has_changed())
    return "\n".join(filter(None, found))


def links(written: Iterable[Written]) -> tuple[str, ...]:
    """The outside addresses in the filled blocks."""
    filled = [item for item in written if item.form.has_changed()]
    return tuple(link for item in filled for link in item.block.links(item.form.cleaned_data))


def save(written: Iterable[Written], post: Any) -> None:
    """Run each filled block's `save`; call it inside the transaction that wrote `post`."""
    for item in written:
        if item.form.has_changed():
            item.block.save(post, item.form.cleaned_data)
