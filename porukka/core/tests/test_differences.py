"""What has changed between two texts."""

from __future__ import annotations

import time

from hypothesis import given
from hypothesis import strategies as st

from porukka.core.text.differences import GONE, NEW, SAME, Budget, differences

TEXTS = st.text(alphabet="ab \n", max_size=60)


def marked(before, after, seconds=5.0):
    return [tuple(piece) for piece in differences(before, after, Budget(seconds))]


def test_a_word_in_the_middle():
    assert marked("one two three", "one 2 three") == [
        (SAME, "one"),
        (GONE, " two"),
        (NEW, " 2"),
        (SAME, " three"),
    ]


def test_a_word_at_the_end_and_a_line_after_it_mark_nothing_else():
    assert marked("one two", "one two three") == [(SAME, "one two"), (NEW, " three")]
    assert marked("one\ntwo", "one\nnew\ntwo") == [(SAME, "one\n"), (NEW, "new\n"), (SAME, "two")]


def test_nothing_changed_and_nothing_there():
    assert marked("one", "one") == [(SAME, "one")]
    assert marked("", "") == []
    assert marked("", "one") == [(NEW, "one")]


@given(TEXTS, TEXTS)
def test_both_texts_can_be_read_out_of_it(before, after):
    pieces = differences(before, after, Budget(5.0))
    assert "".join(piece.text for piece in pieces if piece.kind != NEW) == before
    assert "".join(piece.text for piece in pieces if piece.kind != GONE) == after


def test_what_is_too_much_is_shown_whole():
    before, after = "start " + "a b " * 2000 + "end", "start " + "b a a " * 2000 + "end"
    began = time.process_time()
    pieces = marked(before, after)
    assert [kind for kind, _text in pieces] == [SAME, GONE, NEW, SAME]
    assert time.process_time() - began < 5  # by the matcher alone it would be minutes


def test_without_time_left_everything_between_the_equal_ends_is_shown_whole():
    before, after = "a one two three z", "a 1 two 3 z"
    assert len(marked(before, after)) > 4
    assert [kind for kind, _text in marked(before, after, seconds=0)] == [SAME, GONE, NEW, SAME]
