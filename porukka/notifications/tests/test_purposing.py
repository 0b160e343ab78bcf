"""The bell tells that words of a member are asked for, and what becomes of a pain point she shares."""

from __future__ import annotations

from porukka.communities import deeds
from porukka.discussions.actions import moving
from porukka.discussions.tests.talking import a_topic, page
from porukka.notifications.models import Notification
from porukka.purpose.actions import landing, pains

BELL = "/c/writers/notifications/"


def test_whoever_has_it_is_told_what_becomes_of_it(cast, signed_in):
    pain = pains.add_pain(cast.eero, cast.common, title="Endings", text="None.")
    for member in (cast.niilo, cast.matti):
        pains.say_me_too(member, pain)
    for _time in range(2):
        pains.say_state(cast.matti, pain, state="addressed", word="A workshop in May")
        deeds.catch_up()
    told = Notification.objects.filter(kind="pain_changed").order_by("member__name")
    assert [line.member for line in told] == [cast.eero, cast.niilo]
    html = page(signed_in(cast.eero), BELL)
    assert "The team said what becomes of a pain point that you share" in html


def test_who_may_not_read_it_any_more_is_told_nothing(cast):
    pain = pains.add_pain(cast.eero, cast.common, title="Endings", text="None.")
    pains.say_me_too(cast.mari, pain)
    moving.move(cast.mari, pain.post.topic, cast.back)
    pains.say_state(cast.mari, pain, state="solved", word="Between us")
    deeds.catch_up()
    assert not Notification.objects.filter(kind="pain_changed").exists()


def test_whose_words_are_asked_for_is_told(cast, signed_in):
    post = a_topic(cast.eero, cast.common, "Thanks", "I found my ending here.").posts.get()
    quote = landing.ask_to_quote(cast.mari, post, "I found my ending here.")
    deeds.catch_up()
    assert Notification.objects.get(kind="quote_asked").member == cast.eero
    assert "Mari would like to show words of yours" in page(signed_in(cast.eero), BELL)
    landing.answer(cast.eero, quote, agrees=False)


def test_a_question_that_was_taken_back_is_not_told(cast):
    post = a_topic(cast.eero, cast.common, "Thanks", "I found my ending here.").posts.get()
    landing.take_quote_away(cast.mari, landing.ask_to_quote(cast.mari, post, "I found my ending here."))
    deeds.catch_up()
    assert not Notification.objects.filter(kind="quote_asked").exists()
