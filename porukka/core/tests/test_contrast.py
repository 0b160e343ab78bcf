"""Colours one can read: WCAG 2.2 contrast of every pair of tokens that meets on a page, in light and dark."""

from __future__ import annotations

import gzip
import re
from pathlib import Path

import pytest

from porukka.core.contrast import contrast

CSS = Path(__file__).resolve().parent.parent / "static" / "core" / "css"
TOKENS = (CSS / "tokens.css").read_text("utf-8")
MARKERS = {
    "light": "  :root {",
    "dark by the system": '    :root:not([data-theme="light"]) {',
    "dark by choice": '  :root[data-theme="dark"] {',
    "print": "    :root:root {",
}

TEXT = [  # (words, the ground they stand on)
    *((ink, ground) for ink in ("ink", "soft", "faint") for ground in ("paper", "surface", "sunk")),
    *(("spruce", ground) for ground in ("paper", "surface", "spruce-wash", "ember-wash")),
    *(("ember", ground) for ground in ("paper", "surface", "ember-wash")),
    *(("sky", ground) for ground in ("paper", "surface", "sunk", "sky-wash")),
    *(("ink", ground) for ground in ("spruce-wash", "ember-wash", "sky-wash", "chip", "mark")),
    *(("soft", ground) for ground in ("spruce-wash", "ember-wash", "sky-wash", "chip")),
    ("spruce-ink", "spruce"),
    ("spruce-ink", "spruce-deep"),
    ("surface", "ember"),
    *(("hue-ink", f"hue-{hue}") for hue in range(6)),
]
SHAPES = [  # (the border of a control or a mark that says something, what lies beside it)
    *(("field", ground) for ground in ("paper", "surface")),
    *(("spruce", ground) for ground in ("paper", "surface", "track")),  # focus ring, bars, the unread dot
    ("ember", "track"),
    ("ember", "surface"),
    ("ink", "paper"),
]


def tokens(theme: str) -> dict[str, str]:
    """The colours of a theme by name, over those of the light one."""
    light = _block("light")
    return light | _block(theme)


def _block(theme: str) -> dict[str, str]:
    start = TOKENS.index(MARKERS[theme])
    return dict(re.findall(r"--([\w-]+):\s*(#[0-9a-f]{6})", TOKENS[start : TOKENS.index("}", start)]))


def test_the_measure_knows_the_two_ends() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") < 4.5 < contrast("#767676", "#ffffff")


@pytest.mark.parametrize("theme", MARKERS)
@pytest.mark.parametrize(("ink", "ground"), TEXT)
def test_words_can_be_read(theme: str, ink: str, ground: str) -> None:
    colours = tokens(theme)
    assert contrast(colours[ink], colours[ground]) >= 4.5


@pytest.mark.parametrize("theme", MARKERS)
@pytest.mark.parametrize(("shape", "ground"), SHAPES)
def test_controls_and_marks_can_be_seen(theme: str, shape: str, ground: str) -> None:
    colours = tokens(theme)
    assert contrast(colours[shape], colours[ground]) >= 3


def test_dark_is_the_same_by_the_system_and_by_choice() -> None:
    assert _block("dark by the system") == _block("dark by choice") != {}


def test_every_colour_stands_in_tokens() -> None:
    others = [path for path in CSS.glob("*.css") if path.name != "tokens.css"]
    found = {path.name: re.findall(r"#[0-9a-fA-F]{3,8}\b", path.read_text("utf-8")) for path in others}
    assert {name: colours for name, colours in found.items() if colours} == {}


def test_every_token_that_is_used_exists() -> None:
    defined = set(re.findall(r"(--[\w-]+):", TOKENS))
    used = {
        name for path in CSS.glob("*.css") for name in re.findall(r"var\((--[\w-]+)", path.read_text("utf-8"))
    }
    assert used - defined == set()


def test_the_styles_weigh_little() -> None:
    assert sum(len(gzip.compress(path.read_bytes())) for path in CSS.glob("*.css")) <= 25_000
