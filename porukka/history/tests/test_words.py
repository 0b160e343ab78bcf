"""Rising words, worked by hand."""

from __future__ import annotations

from collections import Counter

from porukka.history.words import MOST_RISING, Heard, base_of, most_frequent, rising

ENGLISH, FINNISH = "en", "fi"


def heard(*texts, people=3, language=ENGLISH):
    found = Heard()
    for number, text in enumerate(texts):
        found.hear(text, number % people, language)
    return found


def test_a_word_counts_once_a_post_and_from_three_people_on():
    found = heard("boat boat boat", "boat", "boat", "hat", "hat")
    assert found.told() == [("boat", 3)]
    assert heard("boat", "boat", "boat", people=2).told() == []
    nobody = Heard()
    for _time in range(5):
        nobody.hear("secret", None, ENGLISH)
    assert nobody.told() == []


def test_forms_of_a_word_are_one_word_in_both_languages():
    assert base_of("lanterns", ENGLISH) == "lantern"
    assert base_of("saunoissa", FINNISH) == "sauna"
    assert base_of("xyzzyx", FINNISH) == "xyzzyx"


def test_it_rises_when_its_share_doubles():
    found = heard(*["boat"] * 3, *["nothing else"] * 17)  # 3 of 20 posts
    # before: (7 + .5) / (100 + 1) = .0743, rise 2.02; with 8: .0842, rise 1.78
    assert rising(found, 100, Counter(boat=7)) == [["boat", 3]]
    assert rising(found, 100, Counter(boat=8)) == []


def test_what_stands_everywhere_is_no_theme_and_the_list_has_an_end():
    assert rising(heard(*["boat"] * 20, *["hat"] * 40), 0, Counter()) == []
    few = heard(*["boat"] * 10, *["hat"] * 5)
    assert [word for word, _times in rising(few, 0, Counter())] == ["boat", "hat"], "a theme of few posts"
    many = heard(*[" ".join(f"word{number}x" for number in range(40))] * 3, *["nothing"] * 17)
    assert len(rising(many, 0, Counter())) == MOST_RISING
    assert rising(Heard(), 100, Counter()) == []


def test_numbers_short_words_and_those_that_carry_no_theme_are_left_out():
    assert most_frequent(heard(*["1234 ox with the boat"] * 3)) == [["boat", 3]]
    finnish = heard(*["Olimme tässä 12 minuuttia ja sitten veneellä"] * 3, language=FINNISH)
    assert [word for word, _times in most_frequent(finnish)] == ["minuutti", "vene"]
