"""Blocks: a doing adds a part to a post while it is being written (a poll in the composer).

A block is a form and a way to save it. The talk shows a button for each block that fits what is written (a topic, a
reply, an edited post). Its fields come into the form only when somebody asks for them, so that whoever just answers
has a short form. `save` of each block that was filled in runs inside the transaction that writes the post.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import Enum
from functools import cached_property
from typing import Any

from django import forms
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from porukka.core import parts

# where a block may stand; a story goes after a day, so what takes longer does not go with it
TOPIC, REPLY, EDIT, STORY = "topic", "reply", "edit", "story"

WITH = "with"  # the field of a form that names the blocks whose fields are in it


class Comes(Enum):
    """When a block's fields are in the form: once its button was pressed; from the start, as a button of their own
    (a file is chosen at once); or from the start."""

    ASKED_FOR = "asked for"
    AT_HAND = "at hand"
    ALWAYS = "always"


def _no_words(cleaned: dict[str, Any]) -> str:
    return ""


def _no_links(cleaned: dict[str, Any]) -> tuple[str, ...]:
    return ()


def _no_facts(member: Any, post: Any) -> dict[str, Any]:
    return {}


@dataclass(frozen=True)
class Block:
    """name: prefix of its fields in the composer; label: the word or two on its button and above its fields;
    form: its form class (it must be valid when left empty); save: (post, cleaned_data) -> None;
    may: (member, room) -> bool, who is offered it; where: with what it may be written;
    icon: beside its label; comes: when its fields are in the form;
    words: (cleaned_data) -> what people would read of it, for the gates; links: likewise, the addresses in it;
    facts: (member, post or None) -> what its form is made with besides; the post is there when one is edited;
    template: draws its fields in its own way, given `form` (else they stand one below the other);
    is_same: empty, its fields look the same to all who may have it in one community, so that they are drawn once for
    them; it matters where they are in the form from the start."""

    name: str
    label: Any
    form: type[forms.Form]
    save: Callable[[Any, dict[str, Any]], None]
    may: Callable[[Any, Any], bool]
    where: frozenset[str] = frozenset({TOPIC})
    icon: str = "plus"
    comes: Comes = Comes.ASKED_FOR
    words: Callable[[dict[str, Any]], str] = _no_words
    links: Callable[[dict[str, Any]], tuple[str, ...]] = _no_links
    facts: Callable[[Any, Any], dict[str, Any]] = _no_facts
    template: str = ""
    is_same: bool = False

    @property
    def is_asked_for(self) -> bool:
        return self.comes is Comes.ASKED_FOR


_blocks: dict[str, Block] = {}


def register(block: Block) -> None:
    _blocks[block.name] = block


class Written:
    """A block in what is being written. opened: its fields are in the form (else only its button is there, and no
    form of it is made); is_new: they have just been asked for."""

    def __init__(
        self, block: Block, make: Callable[[], forms.Form], *, opened: bool, is_new: bool = False
    ) -> None:
        self.block = block
        self.opened = opened
        self.is_new = is_new
        self._make = make

    @cached_property
    def form(self) -> forms.Form:
        return self._make()

    @property
    def is_filled(self) -> bool:
        """True if the writer has put something in."""
        return self.opened and self.form.is_bound and self.form.has_changed()

    @property
    def drawn(self) -> SafeString:
        """Its fields as its own template draws them; empty if it has none."""
        template = self.block.template
        return render_to_string(template, {"form": self.form}) if template else SafeString("")


def forms_for(
    member: Any,
    room: Any,
    data: Any = None,
    *,
    files: Any = None,
    where: str = TOPIC,
    post: Any = None,
    added: str = "",
    dropped: str = "",
) -> list[Written]:
    """Every block that `member` may add in `room`; those in the form are bound to `data` and `files` if given.

    where: what is being written; post: the one that is edited, all of whose blocks are in the form; added, dropped:
    the block that is to come into the form now, or to go out of it.
    """

    def written(block: Block) -> Written:
        def make() -> forms.Form:
            return block.form(data, files, prefix=block.name, **block.facts(member, post))

        if not block.is_asked_for or where == EDIT:
            return Written(block, make, opened=True)
        found = Written(block, make, opened=False)
        if data is not None and block.name != dropped:
            found.opened = _is_in(found, data, files)
        if block.name == added and not found.opened:
            return Written(block, lambda: _empty(block, member, post), opened=True, is_new=True)
        return found

    return [written(block) for block in _offered(member, room, where)]


def one_for(member: Any, room: Any, name: str, where: str) -> Written | None:
    """The block of this name with its fields empty, as its button brings them; None if she may not add it there."""
    block = next((one for one in _offered(member, room, where) if one.name == name), None)
    if block is None or not block.is_asked_for:
        return None
    return Written(block, lambda: _empty(block, member, None), opened=True)


def _empty(block: Block, member: Any, post: Any) -> forms.Form:
    return block.form(prefix=block.name, **block.facts(member, post))


def _is_in(found: Written, data: Any, files: Any) -> bool:
    """Whether the form that was sent has its fields: it says so, or something stands in one of them."""
    named = data.getlist(WITH) if hasattr(data, "getlist") else data.get(WITH, ())
    if found.block.name in named:
        return True
    prefix = f"{found.block.name}-"
    return any(name.startswith(prefix) for name in (*data, *(files or ()))) and found.form.has_changed()


def names_for(member: Any, room: Any, where: str = TOPIC) -> tuple[str, ...] | None:
    """Which blocks `forms_for` would give; None if one is drawn from the start that is not the same for everybody."""
    offered = _offered(member, room, where)
    is_one_for_all = all(one.is_same or one.is_asked_for for one in offered)
    return tuple(one.name for one in offered) if is_one_for_all else None


def _offered(member: Any, room: Any, where: str) -> list[Block]:
    return [
        one
        for one in _blocks.values()
        if where in one.where and not _is_off(member, one) and one.may(member, room)
    ]


def _is_off(member: Any, block: Block) -> bool:
    return parts.is_off(member, parts.part_of(block.save.__module__))


def all_valid(written: Iterable[Written]) -> bool:
    # a list, so that every form is looked at and says what is wrong
    answers = [item.form.is_valid() for item in written if item.opened and item.form.is_bound]
    return all(answers)


def words(written: Iterable[Written]) -> str:
    """What people would read of the filled blocks, one under the other: gates read it with the post."""
    found = (item.block.words(item.form.cleaned_data) for item in written if item.is_filled)
    return "\n".join(filter(None, found))


def links(written: Iterable[Written]) -> tuple[str, ...]:
    """The outside addresses in the filled blocks."""
    filled = [item for item in written if item.is_filled]
    return tuple(link for item in filled for link in item.block.links(item.form.cleaned_data))


def save(written: Iterable[Written], post: Any) -> None:
    """Run each filled block's `save`; call it inside the transaction that wrote `post`."""
    for item in written:
        if item.is_filled:
            item.block.save(post, item.form.cleaned_data)
