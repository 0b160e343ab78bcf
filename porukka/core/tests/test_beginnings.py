"""Finding by the beginnings of words."""

from __future__ import annotations

import pytest

from porukka.core.beginnings import MOST_WORDS, beginnings, fits


@pytest.mark.parametrize(
    ("asked", "name"),
    [
        ("bis", "Biscuits"),
        ("MEND", "The Mending Shed"),
        ("shed the", "The Mending Shed"),
        ("aan", "Ääni ja aalto"),
        ("ÄÄ", "aamukahvi"),
        ("zie", "Wojtek Zieliński"),
        ("zieliń", "Wojtek ZIELINSKI"),
        ("year 5", "Could I bring six Year 5s?"),
        ("(so", "What now (so late)?"),
        ("", "Anything"),
        ("  ", "Anything"),
        ("a\0b", "Abba"),
    ],
)
def test_a_name_is_found_by_the_beginnings_of_its_words(asked, name):
    assert fits(beginnings(asked), name)


@pytest.mark.parametrize(
    ("asked", "name"),
    [
        ("cuits", "Biscuits"),
        ("mend x", "The Mending Shed"),
        (".", "Biscuits"),
        (".*", "Biscuits"),
        ("b[", "Biscuits"),
    ],
)
def test_what_begins_otherwise_is_not_found(asked, name):
    assert not fits(beginnings(asked), name)


def test_many_words_are_cut():
    assert len(beginnings("a " * 50)) == MOST_WORDS
