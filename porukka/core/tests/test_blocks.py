"""Blocks: what a doing adds to a post while it is written."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from django import forms

from porukka.core import blocks
from porukka.core.blocks import Block


class Wish(forms.Form):
    """A form that is valid when left empty, as a block's must be."""

    words = forms.CharField(max_length=5, required=False)


saved: list[tuple[Any, dict[str, Any]]] = []


def block(name: str = "wish", may: bool = True) -> Block:
    return Block(name, "A wish", Wish, lambda post, cleaned: saved.append((post, cleaned)), lambda *_who: may)


@pytest.fixture(autouse=True)
def _fresh(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(blocks, "_blocks", {})
    saved.clear()


def test_a_member_is_offered_the_blocks_she_may_use() -> None:
    blocks.register(block("wish"))
    blocks.register(block("curse", may=False))
    assert [item.block.name for item in blocks.forms_for("a member", "a room")] == ["wish"]


def test_who_may_not_use_it_cannot_send_it_either() -> None:
    blocks.register(block(may=False))
    written = blocks.forms_for("a guest", "a room", {"wish-words": "rain"})
    assert blocks.all_valid(written)
    blocks.save(written, "a post")
    assert saved == []


def test_a_filled_block_is_saved_with_the_post() -> None:
    blocks.register(block())
    written = blocks.forms_for("a member", "a room", {"wish-words": "rain"})
    assert written[0].opened
    assert blocks.all_valid(written)
    blocks.save(written, "a post")
    assert saved == [("a post", {"words": "rain"})]


def test_a_block_left_empty_is_not_saved_and_stays_closed() -> None:
    blocks.register(block())
    written = blocks.forms_for("a member", "a room", {"title": "Hello"})
    assert not written[0].opened
    assert blocks.all_valid(written)
    blocks.save(written, "a post")
    assert saved == []


def test_two_blocks_do_not_read_each_others_fields() -> None:
    blocks.register(block("wish"))
    blocks.register(block("dream"))
    written = blocks.forms_for("a member", "a room", {"dream-words": "sea"})
    assert blocks.all_valid(written)
    blocks.save(written, "a post")
    assert saved == [("a post", {"words": "sea"})]


def test_every_block_is_looked_at_so_that_all_errors_show_at_once() -> None:
    blocks.register(block("wish"))
    blocks.register(block("dream"))
    written = blocks.forms_for(
        "a member", "a room", {"wish-words": "too long", "dream-words": "longer still"}
    )
    assert not blocks.all_valid(written)
    assert all(item.form.errors for item in written)


def test_an_unsent_form_is_closed() -> None:
    blocks.register(block())
    assert not blocks.forms_for("a member", "a room")[0].opened


def test_a_block_stands_only_where_it_is_meant_to_be_written() -> None:
    blocks.register(block("wish"))
    everywhere = frozenset({blocks.TOPIC, blocks.REPLY, blocks.EDIT})
    blocks.register(replace(block("dream"), where=everywhere))
    for where, names in (("topic", ["wish", "dream"]), ("reply", ["dream"]), ("edit", ["dream"])):
        found = blocks.forms_for("a member", "a room", where=where)
        assert [item.block.name for item in found] == names


def test_the_words_of_filled_blocks_can_be_read_together() -> None:
    blocks.register(replace(block("wish"), words=lambda cleaned: cleaned["words"]))
    blocks.register(replace(block("dream"), words=lambda cleaned: cleaned["words"]))
    blocks.register(block("mute"))
    written = blocks.forms_for("a member", "a room", {"wish-words": "rain", "mute-words": "hm"})
    assert blocks.all_valid(written)
    assert blocks.words(written) == "rain"
