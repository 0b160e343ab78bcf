"""A colour that cannot be read is met by the nearest one of its hue that can."""

from __future__ import annotations

import random
import re
from pathlib import Path

import pytest

from porukka.core import contrast

CHANCE = random.Random(20)
MANY = ["#000000", "#ffffff", "#ff0000", "#ffff00", "#0000ff", "#777777", "#1f5a41"] + [
    f"#{CHANCE.randrange(1 << 24):06x}" for _time in range(300)
]
CSS = Path(contrast.__file__).parent / "static" / "core" / "css" / "tokens.css"


@pytest.mark.parametrize("side", ["light", "dark"])
def test_whatever_is_asked_for_something_that_passes_is_found(side: str) -> None:
    for colour in MANY:
        found = contrast.nearest(colour, side)
        assert contrast.is_colour(found)
        assert contrast.passes(found, side), colour
        assert contrast.nearest(found, side) == found
        if contrast.passes(colour, side):
            assert found == colour


@pytest.mark.parametrize("side", ["light", "dark"])
def test_the_hue_stays(side: str) -> None:
    red, _green, blue = (int(contrast.nearest("#ff0000", side)[index : index + 2], 16) for index in (1, 3, 5))
    assert red > blue


def test_nothing_nearer_of_the_hue_would_have_passed() -> None:
    for colour in ("#ffcc00", "#9acd32", "#e0b0ff"):
        found = contrast.nearest(colour, "light")
        between = contrast.mix(colour, found, 0.5)
        assert not contrast.passes(colour, "light")
        assert not contrast.passes(between, "light")


@pytest.mark.parametrize(("side", "accent"), [("light", "#1f5a41"), ("dark", "#86cba9")])
def test_porukkas_own_accent_passes(side: str, accent: str) -> None:
    assert contrast.passes(accent, side)


def test_the_grounds_are_those_of_the_styles() -> None:
    text = CSS.read_text("utf-8")
    light, dark = text.partition("@media (prefers-color-scheme")[::2]
    for grounds, block in ((contrast.LIGHT, light), (contrast.DARK, dark)):
        for name, value in grounds.items():
            assert re.search(rf"--{name}: {value};", block), name
    assert f"--track: {contrast.TRACK['light']}" in light
    assert f"--track: {contrast.TRACK['dark']}" in dark


@pytest.mark.parametrize("text", ["red", "#fff", "#12345g", "#1234567", "", "#FFFFFF", "#123456;}"])
def test_what_is_no_colour_is_none(text: str) -> None:
    assert not contrast.is_colour(text)
