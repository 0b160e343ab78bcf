"""What other folders add to a discussion, a reply and an edited post, and what is done with it."""

from __future__ import annotations

import pytest
from django import forms

from porukka.core import blocks, gates
from porukka.discussions.models import Post
from porukka.discussions.tests.talking import a_reply, a_topic, address, opening, page, post_address, reply


class Wish(forms.Form):
    words = forms.CharField(max_length=9, required=False, label="A wish")

    def __init__(self, *args, post=None, **kwargs):
        super().__init__(*args, initial={"words": f"was {post.number}"} if post else {}, **kwargs)


@pytest.fixture
def saved(monkeypatch):
    """A block for everything that is written; the posts it was saved with, and its words."""
    kept = []
    monkeypatch.setattr(blocks, "_blocks", {})
    blocks.register(
        blocks.Block(
            "wish",
            "Add a wish",
            Wish,
            lambda post, cleaned: kept.append((post.number, cleaned["words"])),
            lambda member, room: not member.is_guest,
            where=frozenset({"topic", "reply", "edit"}),
            words=lambda cleaned: cleaned["words"],
            facts=lambda member, post: {"post": post},
        )
    )
    return kept


@pytest.fixture
def topic(cast):
    return a_topic(cast.eero, cast.common)


def test_a_reply_is_sent_with_what_goes_with_it(cast, signed_in, topic, saved):
    client = signed_in(cast.niilo)
    assert "Add a wish" in page(client, address(topic))
    assert reply(client, topic, **{"wish-words": "rain"}).status_code == 302
    assert reply(client, topic, "Without.").status_code == 302
    assert saved == [(1, "rain")]


def test_what_is_wrong_with_it_is_said_and_the_reply_waits_in_the_form(cast, signed_in, topic, saved):
    answer = reply(signed_in(cast.niilo), topic, "My long answer.", **{"wish-words": "x" * 10})
    assert answer.status_code == 400
    assert "at most 9 characters" in answer.content.decode()
    assert "My long answer." in answer.content.decode()
    assert saved == []
    assert not Post.objects.filter(number=1).exists()


def test_an_edited_post_shows_what_it_holds_and_saves_what_was_changed(cast, signed_in, topic, saved):
    post = a_reply(cast.niilo, topic)
    client, place = signed_in(cast.niilo), post_address(post, "edit/")
    assert 'value="was 1"' in page(client, place)
    assert client.post(place, {"text": "Better.", "wish-words": "was 1"}).status_code == 302
    assert saved == []
    assert client.post(place, {"text": "Better.", "wish-words": "snow"}).status_code == 302
    assert client.post(place, {"text": "Even better.", "wish-words": "x" * 10}).status_code == 400
    assert saved == [(1, "snow")]
    assert Post.objects.get(pk=post.pk).text == "Better."


def test_who_may_not_add_it_neither_sees_nor_sends_it(cast, signed_in, saved):
    topic = a_topic(cast.niilo, cast.workshop)
    client = signed_in(cast.gita)
    assert "Add a wish" not in page(client, address(topic))
    assert reply(client, topic, **{"wish-words": "rain"}).status_code == 302
    assert saved == []


def test_gates_read_it_with_the_words(cast, signed_in, topic, saved, monkeypatch):
    def no_rain(member, draft):
        return gates.refuse("No rain, please.") if "rain" in draft.blocks else gates.PASS

    monkeypatch.setattr(gates, "_gates", [no_rain])
    place = post_address(opening(topic), "edit/")
    wet = {"wish-words": "rain"}
    for answer in (
        reply(signed_in(cast.niilo), topic, **wet),
        signed_in(cast.eero).post(place, {"title": "A", "text": "B"} | wet),
    ):
        assert (answer.status_code, "No rain, please." in answer.content.decode()) == (400, True)
    assert reply(signed_in(cast.niilo), topic, **{"wish-words": "sun"}).status_code == 302
    assert saved == [(1, "sun")]
