"""Blocks: a doing adds a part to a post while it is being written (a poll in the composer).

A block is a form and a way to save it. The talk shows the forms of all blocks, and runs `save` of each block
that was filled in, inside the transaction that writes the post.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django import forms


@dataclass(frozen=True)
class Block:
    """name: prefix of its fields in the composer; label: the words of its disclosure;
    form: its form class (it must be valid when left empty); save: (post, cleaned_data) -> None;
    may: (member, room) -> bool, who is offered it."""

    name: str
    label: Any
    form: type[forms.Form]
    save: Callable[[Any, dict[str, Any]], None]
    may: Callable[[Any, Any], bool]


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


def forms_for(member: Any, room: Any, data: Any = None) -> list[Written]:
    """The forms of every block that `member` may add in `room`, bound to `data` if given."""
    return [
        Written(block, block.form(data, prefix=block.name))
        for block in _blocks.values()
        if block.may(member, room)
    ]


def all_valid(written: Iterable[Written]) -> bool:
    # a list, so that every form is looked at and says what is wrong
    answers = [item.form.is_valid() for item in written]
    return all(answers)


def save(written: Iterable[Written], post: Any) -> None:
    """Run each filled block's `save`; call it inside the transaction that wrote `post`."""
    for item in written:
        if item.form.has_changed():
            item.block.save(post, item.form.cleaned_data)
