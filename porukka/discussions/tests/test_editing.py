"""Changing one's own words."""

from __future__ import annotations

import pytest

from porukka.core import gates
from porukka.discussions.models import Post
from porukka.discussions.tests.talking import (
    a_reply,
    a_topic,
    address,
    deeds_of,
    opening,
    page,
    post_address,
)


@pytest.fixture
def topic(cast):
    return a_topic(cast.eero, cast.common, "Beginnings")


def edit(client, post, text="Better words.", **fields):
    return client.post(post_address(post, "edit/"), {"text": text} | fields)


def test_the_form_comes_with_the_words_as_they_were_written(cast, signed_in, topic):
    post = a_reply(cast.eero, topic, "So **loud** & clear")
    shown = page(signed_in(cast.eero), post_address(post, "edit/"))
    assert "So **loud** & clear" in shown
    assert 'name="title"' not in shown


def test_a_reply_is_changed_and_says_so(cast, signed_in, topic):
    post = a_reply(cast.eero, topic, "In teh middle.")
    answer = edit(signed_in(cast.eero), post, "In the middle.")
    assert (answer.status_code, answer["Location"]) == (302, address(topic) + "#p1")
    shown = page(signed_in(cast.matti), address(topic))
    assert "In the middle." in shown
    assert "teh" not in shown
    assert "edited " in shown
    assert deeds_of(topic)[-1] == "post.edited"


def test_the_opening_brings_its_title_and_the_old_address_leads_to_the_new(cast, signed_in, topic):
    client = signed_in(cast.eero)
    before = address(topic)
    answer = edit(client, opening(topic), title="Endings")
    topic.refresh_from_db()
    assert (topic.title, topic.slug) == ("Endings", "endings")
    assert answer["Location"] == address(topic) + "#p0"
    assert client.get(before + "?at=0&order=x")["Location"] == address(topic) + "?at=0&order=x"


def test_a_title_changed_back_does_not_lead_in_a_circle(cast, signed_in, topic):
    client = signed_in(cast.eero)
    first = address(topic)
    edit(client, opening(topic), title="Endings")
    answer = client.get(first)
    assert answer.status_code == 302  # a browser keeps a permanent one for ever
    edit(client, opening(topic), title="Beginnings")
    assert client.get(first).status_code == 200


def test_a_reply_cannot_bring_a_title(cast, signed_in, topic):
    edit(signed_in(cast.eero), a_reply(cast.eero, topic), title="Mine now")
    topic.refresh_from_db()
    assert topic.title == "Beginnings"


def test_nobody_changes_anothers_words_whatever_the_role(cast, signed_in, topic):
    post = a_reply(cast.eero, topic, "As I said")
    for other in (cast.aino, cast.mari, cast.matti, cast.gita, cast.outi, cast.kaisa, cast.reija):
        assert edit(signed_in(other), post).status_code == 404
        assert signed_in(other).get(post_address(post, "edit/")).status_code == 404
    assert edit(signed_in(None), post).status_code == 404
    post.refresh_from_db()
    assert (post.text, post.edited_at) == ("As I said", None)


def test_a_deleted_post_is_not_changed(cast, signed_in, topic):
    client = signed_in(cast.eero)
    post = a_reply(cast.eero, topic)
    a_reply(cast.matti, topic, to=post)
    client.post(post_address(post, "deletion/"))
    assert edit(client, post).status_code == 404
    assert "Edit" not in page(client, address(topic)).split('id="p1"')[1].split("</article>")[0]


def test_what_is_wrong_is_said_and_the_words_stay(cast, signed_in, topic, monkeypatch):
    client = signed_in(cast.eero)
    post = opening(topic)
    for fields in ({"title": ""}, {"title": "x" * 141}, {"title": "A", "text": ""}, {}):
        answer = edit(client, post, **({"text": "New words"} | fields))
        assert answer.status_code == 400
    assert client.post(post_address(post, "edit/")).status_code == 400
    monkeypatch.setattr(gates, "_gates", [lambda member, draft: gates.refuse("Not on a Sunday.")])
    answer = edit(client, post, "New words", title="New title")
    assert answer.status_code == 400
    assert b"Not on a Sunday." in answer.content
    assert b"New words" in answer.content
    assert Post.objects.get(pk=post.pk).text == post.text


def test_a_script_is_told_where_to_go(cast, signed_in, topic):
    post = a_reply(cast.eero, topic)
    answer = signed_in(cast.eero).post(
        post_address(post, "edit/"), {"text": "New"}, headers={"X-Porukka-Script": "compose"}
    )
    assert (answer.status_code, answer["Location"]) == (201, address(topic) + "#p1")
