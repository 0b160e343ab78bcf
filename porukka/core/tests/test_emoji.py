"""Emoji are found in what people type, and have names in the reader's language."""

import unicodedata

import pytest
from django.utils import translation

from porukka.core import emoji

HEART = "❤\ufe0f"
FAMILY = "👩\u200d👩\u200d👧"


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("", []),
        ("  \n ", []),
        (f"👍 {HEART} 😄", ["👍", HEART, "😄"]),
        (f"👍{HEART}😄", ["👍", HEART, "😄"]),
        ("❤ ☀", [HEART, "☀\ufe0f"]),  # in colour, however the keyboard wrote it
        ("⭐☕", ["⭐", "☕"]),
        (f"{FAMILY}👍🏽", [FAMILY, "👍🏽"]),
        ("🇫🇮🇸🇪", ["🇫🇮", "🇸🇪"]),
        (
            "🏴\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f",
            ["🏴\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f"],
        ),
        ("1\ufe0f\u20e3", ["1\ufe0f\u20e3"]),
    ],
)
def test_emoji_are_found_with_and_without_spaces(typed, found):
    assert list(emoji.split(typed)) == found


@pytest.mark.parametrize(
    "typed",
    ["abc", "👍 yes", "👍,😄", "1", "<b>", "\ufe0f", "\u200d", "🏽", "🇫", "é", "…", "→", "中", "👍\x00",
     "👩" + "\u200d👩" * 12],
)  # fmt: skip
def test_anything_else_is_said_to_be_none(typed):
    with pytest.raises(ValueError, match=r".+"):
        list(emoji.split(typed))


def test_the_piece_that_is_no_emoji_is_told():
    with pytest.raises(ValueError, match=r"^yes$"):
        list(emoji.split("👍yes 😄"))


def test_the_common_ones_have_a_name_in_both_languages():
    names = {}
    for language in ("en", "fi"):
        with translation.override(language):
            names[language] = [emoji.name_of(one) for one in ("👍", HEART, "❤", "😄", "🎉", "🙏")]
    assert names["en"] == ["thumbs up", "red heart", "red heart", "big smile", "confetti", "folded hands"]
    assert names["fi"][1:3] == ["punainen sydän"] * 2
    assert not set(names["fi"]) & set(names["en"])


def test_every_name_is_that_of_an_emoji_and_of_one_only():
    assert len(set(emoji._NAMES.values())) == len(emoji._NAMES)
    for one in emoji._NAMES:
        assert len(one) == 1
        assert unicodedata.category(one) == "So"
        assert len(list(emoji.split(one))) == 1


def test_one_without_a_name_of_ours_is_left_to_the_screen_reader():
    assert emoji.name_of("🦭") == "🦭"
