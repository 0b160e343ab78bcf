"""The mood page, the posts behind it, and what the team does with them."""

from __future__ import annotations

import pytest
from django.urls import reverse

from porukka.communities import deeds
from porukka.communities.models import Deed
from porukka.core.ids import to_text
from porukka.discussions.drafts import Draft
from porukka.discussions.tests.talking import a_reply, a_topic, page
from porukka.mood.actions import choosing, counting
from porukka.mood.models import AlertWord, Correction, RoomChoice
from tests.cast import signed_in

MOOD = "/c/writers/mood/"
GOOD, BAD = "Thank you, this is wonderful!", "This is terrible and I hate it."


@pytest.fixture
def talk(cast):
    """Thirty-one posts: twenty of them glad, ten sad."""
    topic = a_topic(cast.eero, cast.common, "Gardens", "Shall we meet on Tuesday?")
    for number in range(30):
        a_reply(cast.niilo, topic, GOOD if number % 3 else BAD)
    deeds.catch_up([counting.SUBSCRIBER])
    return topic


def test_the_team_sees_shares_with_how_many_posts_they_are_of(cast, talk):
    html = page(signed_in(cast.matti), MOOD)
    assert "32 %" in html, "ten of thirty-one"
    assert ">31<" in html
    assert "Nobody has checked it here yet" in html


def test_under_thirty_posts_there_is_no_share(cast):
    a_topic(cast.eero, cast.common, "Gardens", BAD)
    deeds.catch_up([counting.SUBSCRIBER])
    html = page(signed_in(cast.matti), MOOD)
    assert "Too little to say" in html
    assert "there was 1" in html
    assert " %" not in html


def test_members_do_not_see_it_but_read_where_it_is_heard(cast, talk):
    assert signed_in(cast.eero).get(MOOD).status_code == 404
    html = page(signed_in(cast.eero), "/c/writers/insights/measured/")
    assert "how the talk sounds and which words are common: Common room." in html
    assert "Workshop" not in html.split("common: ")[1][:40]


def test_a_private_rooms_posts_are_behind_no_point_of_who_may_not_read_it(cast):
    choosing.choose_room(cast.aino, cast.workshop, is_on=True)
    topic = a_topic(cast.niilo, cast.workshop, "Canary words", BAD)
    for _number in range(30):
        a_reply(cast.niilo, topic, BAD)
    deeds.catch_up([counting.SUBSCRIBER])
    for address in (MOOD, MOOD + "posts/", MOOD + "?word=canary", MOOD + "posts/?word=canary"):
        assert "Canary words" not in page(signed_in(cast.matti), address)
    assert "Too little to say" in page(signed_in(cast.matti), MOOD)
    assert signed_in(cast.matti).get(f"{MOOD}?room={cast.workshop.pk}").status_code == 404
    post = to_text(topic.posts.get(number=0).pk)
    assert signed_in(cast.matti).post(f"{MOOD}posts/{post}/label/", {"label": "pos"}).status_code == 404


def test_somebody_of_the_team_says_what_she_hears_and_the_author_is_not_told(cast, talk):
    matti = signed_in(cast.matti)
    wrong = talk.posts.get(number=1)
    address = reverse("mood:correct", args=["writers", wrong.pk])
    answer = matti.post(address, {"label": "pos", "back": "label=neg"})
    assert (answer.status_code, answer["Location"]) == (302, f"{MOOD}posts/?label=neg")
    deeds.catch_up()
    html = page(matti, MOOD)
    assert "29 %" in html, "nine of thirty-one"
    assert "in 0 of 1 post." in html
    assert "terrible" not in page(signed_in(cast.niilo), "/c/writers/notifications/")
    deed = Deed.objects.get(kind="mood.corrected")
    assert (deed.actor_id, deed.subject) == (cast.matti.pk, wrong.pk)
    right = reverse("mood:correct", args=["writers", talk.posts.get(number=2).pk])
    matti.post(right, {"label": "pos"})
    assert "in 1 of 2 posts" in page(matti, MOOD)


def test_a_member_corrects_nothing_and_nonsense_is_refused(cast, talk):
    address = reverse("mood:correct", args=["writers", talk.posts.get(number=1).pk])
    assert signed_in(cast.eero).post(address, {"label": "pos"}).status_code == 404
    assert signed_in(cast.matti).post(address, {"label": "angry"}).status_code == 403
    assert not Correction.objects.exists()


@pytest.mark.parametrize(
    "query", ["?week=2026-01-01&label=x&start=-4", "?week=nonsense&start=99999999999", "?word=%00"]
)
def test_an_address_full_of_nonsense_shows_a_page(cast, talk, query):
    assert signed_in(cast.matti).get(MOOD + "posts/" + query).status_code == 200


def test_a_theme_has_its_own_mood_and_becomes_a_draft_that_only_its_writer_sees(cast, talk):
    html = page(signed_in(cast.matti), MOOD + "?word=Gardens")
    assert "<h1>garden</h1>" in html
    answer = signed_in(cast.matti).post(MOOD + "post/", {"word": "garden"})
    draft = Draft.objects.get(member=cast.matti)
    assert answer["Location"].startswith("/c/writers/drafts/")
    assert (draft.title, "garden" in draft.text) == ("Garden", True)
    assert "garden" in page(signed_in(cast.matti), answer["Location"])
    assert signed_in(cast.eero).get(answer["Location"]).status_code == 404
    assert signed_in(cast.eero).post(MOOD + "post/", {"word": "garden"}).status_code == 404


def test_questions_of_the_last_weeks_are_listed(cast, talk):
    html = page(signed_in(cast.matti), MOOD)
    assert ">Shall we meet on Tuesday?<" in html, "plain words, no markup"


def test_the_leaders_choose_rooms_on_a_page(cast):
    address = reverse("mood:choose_room", args=["writers", cast.common])
    assert signed_in(cast.matti).get(MOOD + "rooms/").status_code == 404
    assert signed_in(cast.matti).post(address, {"on": "0"}).status_code == 404
    html = page(signed_in(cast.aino), MOOD + "rooms/")
    assert "Workshop" in html
    assert "Back room" not in html
    assert (
        signed_in(cast.mari)
        .post(reverse("mood:choose_room", args=["writers", cast.back]), {"on": "1"})
        .status_code
        == 404
    )
    signed_in(cast.aino).post(address, {"on": "0"})
    assert RoomChoice.objects.get().is_on is False
    assert "In none of the rooms" in page(signed_in(cast.eero), "/c/writers/insights/measured/")


def test_the_leaders_keep_the_list_of_alert_words_and_it_has_an_end(cast):
    aino = signed_in(cast.aino)
    assert signed_in(cast.matti).get(MOOD + "alerts/").status_code == 404
    assert aino.post(MOOD + "alerts/", {"word": "two words"}).status_code == 400
    assert aino.post(MOOD + "alerts/", {"word": "Harassment"}).status_code == 302
    line = AlertWord.objects.get()
    assert line.word == "harassment"
    AlertWord.objects.bulk_create(
        AlertWord(community=cast.community, word=f"word{number}") for number in range(AlertWord.MOST - 1)
    )
    answer = aino.post(MOOD + "alerts/", {"word": "onemore"})
    assert answer.status_code == 400
    assert "Remove one first" in answer.content.decode()
    assert aino.post(f"{MOOD}alerts/{to_text(line.pk)}/end/").status_code == 302
    assert not AlertWord.objects.filter(pk=line.pk).exists()
