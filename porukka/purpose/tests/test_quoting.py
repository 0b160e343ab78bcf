"""Members' words and titles on the page for others: never without consent, never longer than they stand."""

from __future__ import annotations

import pytest

from porukka.communities.models import Community
from porukka.core.ids import to_text
from porukka.core.refusal import Refused
from porukka.discussions.actions import deleting, hiding, moving, writing
from porukka.discussions.tests.talking import a_reply, a_topic, address, opening
from porukka.purpose.actions import landing as actions
from porukka.purpose.models import Landing, Quote, Teaser
from porukka.purpose.queries.landing import teaser_url
from porukka.purpose.tests.conftest import at, page, words
from porukka.purpose.tests.test_landing import FIRST, shown

WORDS = "I found my ending here."


@pytest.fixture
def post(cast):
    topic = a_topic(cast.niilo, cast.common, "Thank you all", "Where are you now?")
    return a_reply(cast.eero, topic, f"Well. **I found** my ending here. {'And so on. ' * 9}")


def ask(client, post, said=WORDS):
    where = f"{address(post.topic)}#p{post.number}"
    return client.post(at("ask_to_quote"), {"quote-address": where, "quote-words": said})


def say(client, quote, do):
    return client.post(at("quote", quote.pk), {"do": do})


def test_words_stand_there_once_their_writer_agrees_and_until_she_takes_them_back(cast, signed_in, post):
    shown(cast)
    assert ask(signed_in(cast.mari), post).status_code == 302
    quote, eero, visitor = Quote.objects.get(), signed_in(cast.eero), signed_in(None)
    assert WORDS not in page(visitor, FIRST)
    assert at("quote", quote.pk) in page(eero, at("overview"))
    html = page(eero, at("quote", quote.pk))
    assert "Mari would like to show these words" in html
    assert WORDS in html
    assert say(eero, quote, "agree").status_code == 302
    html = page(visitor, FIRST)
    assert WORDS in html
    assert "Eero" in html
    assert "And so on" not in html
    assert at("quote", quote.pk) not in page(eero, at("overview"))
    say(eero, quote, "decline")
    assert WORDS not in page(visitor, FIRST)
    assert "Eero" not in page(visitor, FIRST)


def test_nobody_else_agrees_for_her(cast, signed_in, post):
    ask(signed_in(cast.mari), post)
    quote = Quote.objects.get()
    for other in (cast.niilo, cast.matti, cast.gita):
        assert signed_in(other).get(at("quote", quote.pk)).status_code == 404
        assert say(signed_in(other), quote, "agree").status_code == 404
    for maker in (cast.mari, cast.aino):
        assert "has been asked" in page(signed_in(maker), at("quote", quote.pk))
        assert say(signed_in(maker), quote, "agree").status_code == 404
    assert say(signed_in(cast.eero), quote, "perhaps").status_code == 404
    with pytest.raises(Refused):
        actions.answer(cast.mari, quote, agrees=True)
    quote.refresh_from_db()
    assert quote.state == "asked"


def test_who_said_no_is_not_asked_again(cast, signed_in, post):
    ask(signed_in(cast.mari), post)
    quote = Quote.objects.get()
    say(signed_in(cast.eero), quote, "decline")
    assert ask(signed_in(cast.aino), post).status_code == 302
    assert signed_in(cast.mari).post(at("end_quote", quote.pk)).status_code == 302
    assert Quote.objects.get().state == "declined"
    assert "would rather not" in page(signed_in(cast.mari), at("quote", quote.pk))


def test_only_words_that_stand_in_the_post_under_a_name_in_an_open_room(cast, signed_in, post):
    client = signed_in(cast.mari)
    assert "These words are not in the post." in words(ask(client, post, "I found my ending elsewhere."), 400)
    assert "elsewhere" in words(ask(client, post, "I found my ending elsewhere."), 400)
    behind = a_reply(cast.mari, a_topic(cast.mari, cast.back, "Between us"), WORDS)
    assert "under a name in an open room" in words(ask(client, behind), 400)
    cast.common.anonymous_allowed = True
    cast.common.save()
    shy = writing.reply(cast.eero, post.topic, text=WORDS, veiled=True)
    assert "under a name in an open room" in words(ask(client, shy), 400)
    unseen = a_reply(cast.niilo, a_topic(cast.niilo, cast.workshop, "Glue"), WORDS)
    assert "No discussion was found" in words(ask(client, unseen), 400)
    assert ask(signed_in(cast.matti), post).status_code == 404
    assert not Quote.objects.exists()


@pytest.mark.parametrize("what", ["edited", "hidden", "deleted", "moved", "opened"])
def test_they_go_with_the_post(cast, signed_in, post, what):
    shown(cast)
    ask(signed_in(cast.mari), post)
    actions.answer(cast.eero, Quote.objects.get(), agrees=True)
    assert WORDS in page(signed_in(None), FIRST)
    match what:
        case "edited":
            writing.edit(cast.eero, post, text="I take that back.")
        case "hidden":
            hiding.hide(cast.matti, post, "Unkind")
        case "deleted":
            deleting.delete(cast.eero, post)
        case "moved":
            moving.move(cast.mari, post.topic, cast.back)
        case "opened":
            deleting.delete(cast.niilo, opening(post.topic))
            post.topic.refresh_from_db()
            if post.topic.deleted_at is None:
                hiding.hide(cast.matti, post, "Unkind")
    assert WORDS not in page(signed_in(None), FIRST)


def test_six_are_enough_and_ones_own_need_no_question(cast, signed_in, monkeypatch):
    monkeypatch.setattr(Landing, "MOST_QUOTES", 1)
    shown(cast)
    own = a_topic(cast.mari, cast.common, "Mine", WORDS).posts.get()
    assert ask(signed_in(cast.mari), own).status_code == 302
    assert WORDS in page(signed_in(None), FIRST)
    other = a_topic(cast.eero, cast.common, "Another", WORDS).posts.get()
    assert "There are six already." in words(ask(signed_in(cast.mari), other), 400)
    signed_in(cast.aino).post(at("end_quote", Quote.objects.get().pk))
    assert ask(signed_in(cast.mari), other).status_code == 302


def tease(client, topic):
    return client.post(at("tease"), {"teaser-address": address(topic)})


def test_a_title_is_shown_to_others_and_the_talk_to_members_only(cast, signed_in):
    topic = a_topic(cast.eero, cast.common, "How do you end yours?", "Mine never end.")
    shown(cast)
    place = teaser_url("writers", topic)
    assert signed_in(None).get(place).status_code == 404
    assert signed_in(cast.eero).get(place).status_code == 404
    assert tease(signed_in(cast.mari), topic).status_code == 302
    for stranger in (None, cast.outi, cast.lauri):
        client = signed_in(stranger)
        assert place in page(client, FIRST)
        html = page(client, place)
        assert "How do you end yours?" in html
        assert "noindex" in html
        for word in ("Mine never end", "Eero", "Common room"):
            assert word not in html
        assert client.get(address(topic)).status_code == 404
    assert signed_in(cast.eero).get(place)["Location"] == address(topic)
    old = f"/c/writers/purpose/teaser/{to_text(topic.pk)}-other/"
    assert signed_in(None).get(old)["Location"] == place
    teaser = Teaser.objects.get()
    assert signed_in(cast.eero).post(at("end_teaser", teaser.pk)).status_code == 404
    assert signed_in(cast.aino).post(at("end_teaser", teaser.pk)).status_code == 302
    assert signed_in(None).get(place).status_code == 404


def test_a_title_goes_with_its_discussion_and_with_the_page(cast, signed_in):
    topics = [a_topic(cast.eero, cast.common, f"Title {number}") for number in range(4)]
    shown(cast)
    for topic in topics:
        tease(signed_in(cast.mari), topic)
    hiding.hide(cast.matti, opening(topics[0]), "Unkind")
    deleting.delete(cast.eero, opening(topics[1]))
    moving.move(cast.mari, topics[2], cast.back)
    html = page(signed_in(None), FIRST)
    assert [f"Title {number}" in html for number in range(4)] == [False, False, False, True]
    for topic in topics[:3]:
        assert signed_in(None).get(teaser_url("writers", topic)).status_code == 404
    Community.objects.filter(pk=cast.community.pk).update(landing_shown=False)
    assert signed_in(None).get(teaser_url("writers", topics[3])).status_code == 404


def test_titles_of_closed_rooms_or_without_a_name_are_never_shown(cast, signed_in):
    back = a_topic(cast.mari, cast.back, "Between us")
    assert "under a name in an open room" in words(tease(signed_in(cast.mari), back), 400)
    cast.common.anonymous_allowed = True
    cast.common.save()
    shy = writing.start_topic(cast.eero, cast.common, title="Shy", text="May I?", veiled=True)
    assert "under a name in an open room" in words(tease(signed_in(cast.mari), shy), 400)
    assert tease(signed_in(cast.matti), back).status_code == 404
    assert not Teaser.objects.exists()
