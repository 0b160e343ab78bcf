"""Colours one can read: WCAG 2.2's contrast, the nearest colour that passes, and a theme made from one accent."""

from __future__ import annotations

import colorsys
import re
from collections.abc import Iterable

TEXT, SHAPE = 4.5, 3.0  # WCAG 2.2: words, and parts of controls
STEPS = 200  # of lightness, between black and white
_HEX = re.compile(r"#[0-9a-f]{6}")

# on what an accent stands (core/static/core/css/tokens.css): words and borders alike keep to the stricter figure
LIGHT = {
    "paper": "#faf8f4",
    "surface": "#ffffff",
    "ember-wash": "#fbeae0",
    "ink": "#1d2420",
    "soft": "#56615b",
}
DARK = {
    "paper": "#131916",
    "surface": "#1a221e",
    "ember-wash": "#38241a",
    "ink": "#e9eeea",
    "soft": "#aeb9b3",
}
GROUNDS = ("paper", "surface", "ember-wash")
TRACK = {"light": "#e9e3d7", "dark": "#2a352f"}
INKS = ("#ffffff", "#0d1f17")  # what may stand on an accent


def is_colour(text: str) -> bool:
    """Whether this is a colour as it is kept: # and six small hexadecimal digits."""
    return bool(_HEX.fullmatch(text))


def luminance(colour: str) -> float:
    """Relative luminance, 0 (black) to 1 (white), by WCAG 2.2's definition. colour: "#rrggbb"."""
    parts = [int(colour[index : index + 2], 16) / 255 for index in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """WCAG contrast ratio of two colours, 1 to 21."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def mix(one: str, other: str, share: float) -> str:
    """`share` (0 to 1) of the first colour in the second."""
    pairs = ((int(one[i : i + 2], 16), int(other[i : i + 2], 16)) for i in (1, 3, 5))
    return "#" + "".join(f"{round(a * share + b * (1 - share)):02x}" for a, b in pairs)


def theme_of(accent: str, side: str) -> dict[str, str]:
    """The tokens that an accent gives on one side. side: "light" or "dark"."""
    grounds = LIGHT if side == "light" else DARK
    ink = max(INKS, key=lambda one: contrast(one, accent))
    deep = mix(accent, "#000000" if luminance(ink) > 0.5 else "#ffffff", 0.8)
    return {
        "spruce": accent,
        "spruce-ink": ink,
        "spruce-wash": mix(accent, grounds["surface"], 0.1),
        "spruce-deep": deep,
    }


def passes(accent: str, side: str) -> bool:
    """Whether everything that is written in the accent, on it and beside it can be read on this side."""
    grounds, made = (LIGHT if side == "light" else DARK), theme_of(accent, side)
    words = [
        *((accent, grounds[name]) for name in GROUNDS),
        (accent, made["spruce-wash"]),
        (grounds["ink"], made["spruce-wash"]),
        (grounds["soft"], made["spruce-wash"]),
        (made["spruce-ink"], accent),
        (made["spruce-ink"], made["spruce-deep"]),
    ]
    return all(contrast(*pair) >= TEXT for pair in words) and contrast(accent, TRACK[side]) >= SHAPE


def nearest(colour: str, side: str) -> str:
    """The colour itself if it passes on this side, else the one of its hue whose lightness is nearest and passes."""
    if passes(colour, side):
        return colour
    red, green, blue = (int(colour[index : index + 2], 16) / 255 for index in (1, 3, 5))
    hue, lightness, saturation = colorsys.rgb_to_hls(red, green, blue)
    for one in _by_nearness(lightness):
        parts = colorsys.hls_to_rgb(hue, one, saturation)
        found = "#" + "".join(f"{round(part * 255):02x}" for part in parts)
        if passes(found, side):
            return found
    return INKS[1] if side == "light" else INKS[0]  # no hue comes to this; black and white are read anywhere


def _by_nearness(lightness: float) -> Iterable[float]:
    return sorted((step / STEPS for step in range(STEPS + 1)), key=lambda one: abs(one - lightness))
