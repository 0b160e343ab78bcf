"""The bell tells who thanked her; what was taken back is not told any more."""

from __future__ import annotations

from html import unescape

from porukka.communities import deeds
from porukka.thanks.actions.thanking import take_back, thank
from tests.cast import Cast, signed_in

PAGE = "/c/writers/notifications/"


def test_whoever_is_thanked_hears_of_it_until_it_is_taken_back(cast: Cast) -> None:
    made = thank(cast.eero, cast.niilo, words="Coffee.")
    for _time in range(2):
        deeds.catch_up(["notifications"])
    lines = unescape(signed_in(cast.niilo).get(PAGE).content.decode())
    assert lines.count("Eero thanked you") == 1
    assert "Eero thanked you" not in unescape(signed_in(cast.mari).get(PAGE).content.decode())
    take_back(cast.eero, made)
    deeds.catch_up(["notifications"])
    assert "Eero thanked you" not in unescape(signed_in(cast.niilo).get(PAGE).content.decode())
