"""Anybody may type anything where a number belongs."""

import pytest

from porukka.core.numbers import whole


@pytest.mark.parametrize(("text", "number"), [("0", 0), ("42", 42), ("9" * 18, 10**18 - 1)])
def test_a_whole_number_is_read(text, number):
    assert whole(text) == number


@pytest.mark.parametrize("text", [None, "", "-1", "1.5", "x", "²", " 1", "9" * 19])
def test_what_is_no_number_or_too_long_is_none(text):
    assert whole(text) is None
