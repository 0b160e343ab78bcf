"""The weights that are shipped, and how a text is read with them."""

from __future__ import annotations

from array import array

import pytest

from porukka.mood.classifier import LANGUAGES, label_of
from porukka.mood.classifier.features import LONGEST, features_of, key_of, plainer
from porukka.mood.classifier.reading import best, scores
from porukka.mood.classifier.weights import FOLDER, Weights, packed, unpacked, weights_of


@pytest.mark.parametrize(
    ("language", "text", "label"),
    [
        ("fi", "Kiitos kaikille, oli aivan mahtava ilta! :)", "pos"),
        ("fi", "Tämä on täysin perseestä, vittu mitä paskaa.", "neg"),
        ("fi", "Kokous on tiistaina kello kuusi kirjastossa.", "neu"),
        ("en", "Thank you all, what a wonderful evening! :)", "pos"),
        ("en", "This is terrible, I hate it, what a waste of money.", "neg"),
    ],
)
def test_plain_cases_are_heard_as_people_hear_them(language, text, label):
    assert label_of(text, language) == label


def test_another_language_has_no_label():
    assert label_of("Tack så mycket!", "sv") is None


@pytest.mark.parametrize("text", ["", " ", "\ud800", "?" * 50_000, "ä" * 50_000, "\x00\x01"])
def test_any_text_has_a_label(text):
    assert label_of(text, "fi") in {"neg", "neu", "pos"}


def test_both_languages_take_less_than_a_megabyte_and_say_what_they_were_learnt_from():
    assert sum((FOLDER / f"{language}.bin").stat().st_size for language in LANGUAGES) < 1_000_000
    for language in LANGUAGES:
        facts = weights_of(language).facts
        assert facts["source"]
        assert facts["data"]
        assert facts["measured"].startswith("accuracy ")


def test_names_addresses_and_numbers_tell_nothing():
    one = features_of("@Aino look at https://example.org/17 in 2026")
    assert one == features_of("@Eero look at www.example.com in 99")
    assert "aino" not in " ".join(one)
    assert plainer("Jeeeeeeee  \n JES") == "jeee jes"
    assert features_of("a" * LONGEST + "b") == features_of("a" * LONGEST)


def test_a_file_is_read_as_it_was_written():
    made = Weights(
        array("I", [1, 4_000_000_000]),
        b"\x01\xff",
        array("b", [-127, 5]),
        array("b", [3, 0]),
        0.5,
        (0.1, -2),
        {},
    )
    again = unpacked(packed(made))
    assert (again.keys, again.tell, again.negative, again.positive) == (
        made.keys,
        made.tell,
        made.negative,
        made.positive,
    )
    assert (again.scale, again.bias, again.place_of(4_000_000_000), again.place_of(2)) == (
        0.5,
        (0.1, -2),
        1,
        None,
    )


def test_a_score_worked_out_by_hand():
    keys = sorted([key_of("wyes"), key_of("ye")])
    at = keys.index(key_of("wyes"))
    tell, negative, positive = bytearray(2), array("b", [0, 0]), array("b", [0, 0])
    tell[at], negative[at], positive[at] = 3, -10, 20
    tell[1 - at], negative[1 - at], positive[1 - at] = 4, 5, 1
    weights = Weights(array("I", keys), bytes(tell), negative, positive, 0.5, (0.25, -0.25), {})
    assert scores("yes", weights) == pytest.approx((0.25 - 5 * 0.5 / 5, -0.25 + 21 * 0.5 / 5))
    assert scores("no", weights) == pytest.approx((0.25, -0.25))
    assert [best(0.2, 0.1), best(0.1, 0.2), best(-1, 0), best(-1, -2)] == ["neg", "pos", "neu", "neu"]
