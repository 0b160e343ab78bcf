"""Emoji are found in what people type, and have names in the reader's language."""

import gzip
import json

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


@pytest.fixture(params=["en", "fi"])
def language(request):
    with translation.override(request.param):
        yield request.param


NAMES = {
    "en": ["thumbs up", "red heart", "red heart", "party popper", "folded hands", "seal"],
    "fi": [
        "peukalo ylös",
        "punainen sydän",
        "punainen sydän",
        "paukkuserpentiini",
        "kämmenet yhdessä",
        "hylje",
    ],
}


def test_emoji_have_their_unicode_name_in_both_languages(language):
    assert [emoji.name_of(one) for one in ("👍", HEART, "❤", "🎉", "🙏", "🦭")] == NAMES[language]


def test_one_with_a_colour_of_skin_is_called_as_without(language):
    assert emoji.name_of("👍🏽") == emoji.name_of("👍")


def test_one_that_is_newer_than_our_names_is_left_to_the_screen_reader(language):
    assert emoji.name_of("\U0001fae9") == "\U0001fae9"  # of Emoji 16


def test_every_name_is_that_of_one_emoji_and_both_languages_have_the_same(language):
    names = emoji._names(language)
    assert len(names) > 1_800
    assert set(names) == set(emoji._names("en"))
    for one in names:
        assert len(list(emoji.split(one))) == 1


def test_a_language_without_names_reads_the_english_ones():
    with translation.override("sv"):
        assert emoji.name_of("👍") == "thumbs up"


def test_the_names_are_soon_loaded_and_say_whose_they_are():
    for file in emoji._NAMES.glob("*.json"):
        assert len(gzip.compress(file.read_bytes())) <= 60_000, file.name
        assert "Unicode License" in json.loads(file.read_text())["licence"]
