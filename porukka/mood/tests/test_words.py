"""Themes, words that rise, and words the team hears of."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from porukka.communities import deeds
from porukka.communities.models import Deed
from porukka.discussions.models import Post
from porukka.discussions.tests.talking import a_reply, a_topic, page
from porukka.mood import words
from porukka.mood.actions import choosing, counting
from porukka.mood.measures.rising import log_likelihood, rising
from porukka.mood.measures.shares import Mood
from porukka.mood.models import Heard
from tests.cast import signed_in


@pytest.mark.parametrize(
    ("text", "language", "found"),
    [
        ("Kirjoja luettiin kirjastossa, ja kirjat olivat hyviä.", "fi", {"kirja", "kirjasto", "lukea"}),
        ("The gardens and the garden in 2026", "en", {"garden"}),
        ("a bb ccc 12345", "en", set()),
    ],
)
def test_themes_are_base_forms_without_the_words_of_every_text(text, language, found):
    assert found <= set(words.themes_of(text, language))
    assert not {"olla", "the", "and", "12345", "ccc"} & set(words.themes_of(text, language))


def test_a_long_post_has_no_endless_list_of_themes():
    text = " ".join(f"word{chr(97 + number // 26)}{chr(97 + number % 26)}" for number in range(500))
    assert len(words.themes_of(text, "en")) == Heard.MOST_WORDS


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("Which glue do you use?", True),
        ("Fine. Shall we meet there? Yes.", True),
        ("What?", False),
        ("No questions here.", False),
        ("", False),
    ],
)
def test_a_question_is_a_sentence_that_ends_with_its_mark(text, asked):
    assert words.asks(text) is asked


def test_log_likelihood_worked_out_by_hand():
    # 10 of 100 posts now, 10 of 400 before; expected 4 and 16 with, 96 and 384 without the word
    expected = 2 * (10 * 0.916290732 + 10 * -0.470003629 + 90 * -0.064538521 + 390 * 0.015504187)
    assert log_likelihood(10, 10, 100, 400) == pytest.approx(expected, abs=1e-5)
    assert log_likelihood(10, 40, 100, 400) == pytest.approx(0, abs=1e-9)
    assert log_likelihood(0, 0, 10, 10) == 0


def test_a_word_rises_when_it_is_more_common_than_before_and_not_by_chance():
    now = {"boat": 20, "cat": 20, "dog": 4, "egg": 6}
    before = {"cat": 80, "egg": 20}
    assert [rise.word for rise in rising(now, before, 100, 400)] == ["boat"]
    assert rising(now, before, 100, 99) == [], "too little to compare with"
    assert rising({}, {}, 0, 0) == []


def test_shares_are_a_hundred_together_and_known_from_thirty_posts_on():
    assert Mood(1, 1, 1).per_cents == (33, 34, 33)
    assert Mood().per_cents == (0, 0, 0)
    assert (Mood(10, 10, 9).is_known, Mood(10, 10, 10).is_known) == (False, True)


def test_the_page_names_words_that_rise_but_no_member(cast):
    topic = a_topic(cast.eero, cast.common, "Old talk", "About nothing.")
    for _number in range(30):
        a_reply(cast.niilo, topic, "The library was open.")
    Post.objects.filter(topic=topic).update(made_at=timezone.now() - timedelta(weeks=5))
    for _number in range(12):
        a_reply(cast.niilo, topic, "Niilo planted tomatoes.")
    deeds.catch_up([counting.SUBSCRIBER])
    html = page(signed_in(cast.matti), "/c/writers/mood/")
    risen = html.split("<h2>Words that rise")[1].split("Talked of most")[0]
    assert ">tomato</a>" in risen
    assert ">library</a>" not in risen
    assert ">niilo</a>" not in html


def heard(cast):
    deeds.catch_up([counting.SUBSCRIBER, "mood.alerts"])
    return [
        (deed.subject, deed.data["words"]) for deed in Deed.objects.filter(kind="word.heard").order_by("seq")
    ]


def test_an_alert_word_is_heard_once_in_any_form_and_only_where_the_mood_is(cast):
    choosing.add_alert(cast.aino, "Tomato")
    deeds.catch_up([counting.SUBSCRIBER, "mood.alerts"])
    topic = a_topic(cast.eero, cast.common, "Plants", "I grow tomatoes.")
    reply = a_reply(cast.niilo, topic, "No tomatoes for me. TOMATO!")
    a_reply(cast.niilo, topic, "A pear then.")
    a_topic(cast.mari, cast.back, "Hush", "Secret tomatoes.")
    found = [(topic.posts.get(number=0).pk, ["tomato"]), (reply.pk, ["tomato"])]
    assert heard(cast) == found
    deeds.Cursor.objects.filter(subscriber=counting.SUBSCRIBER).update(seq=0)
    assert heard(cast) == found, "counting again tells nothing again"


def test_without_alert_words_nothing_is_looked_for(cast):
    a_topic(cast.eero, cast.common, "Plants", "I grow tomatoes.")
    assert heard(cast) == []
