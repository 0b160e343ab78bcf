"""A form that is sent twice makes one post, and never loses a word."""

from __future__ import annotations

import re
import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection

from porukka.communities.models import Deed
from porukka.core import gates
from porukka.discussions.models import Post, Topic
from porukka.discussions.tests.talking import a_topic, address, opening, post_address, reply, start
from porukka.people import once

KEY = "a-key-of-this-form"


def key_of(answer):
    return re.search(r'name="once" value="([^"]+)"', answer.content.decode())[1]


def test_a_double_click_makes_one_reply(cast, signed_in):
    topic, client = a_topic(cast.aino, cast.common), signed_in(cast.eero)
    first, second = (reply(client, topic, once=KEY) for _ in range(2))
    assert first["Location"] == second["Location"] == address(topic) + "#p1"
    assert Post.objects.filter(number=1).count() == 1
    assert Deed.objects.filter(kind="reply.written").count() == 1
    assert Topic.objects.get().replies == 1


def test_a_double_click_makes_one_discussion(cast, signed_in):
    client = signed_in(cast.eero)
    first, second = (start(client, cast.common, once=KEY) for _ in range(2))
    assert first["Location"] == second["Location"]
    assert Topic.objects.count() == 1


def test_another_persons_form_may_have_the_same_key(cast, signed_in):
    topic = a_topic(cast.aino, cast.common)
    for member in (cast.eero, cast.matti):
        reply(signed_in(member), topic, once=KEY)
    assert Topic.objects.get().replies == 2


def test_new_words_in_a_form_the_back_button_brought_are_kept_and_go_through_the_second_time(cast, signed_in):
    topic, client = a_topic(cast.aino, cast.common), signed_in(cast.eero)
    reply(client, topic, "First words", once=KEY)
    answer = reply(client, topic, "Second words", once=KEY)
    assert answer.status_code == 400
    assert b"Second words" in answer.content
    assert b"sent before" in answer.content
    assert Topic.objects.get().replies == 1
    assert reply(client, topic, "Second words", once=key_of(answer)).status_code == 302
    assert [post.text for post in topic.posts.order_by("number")][1:] == ["First words", "Second words"]


def test_a_used_form_with_a_new_discussion_in_it_too(cast, signed_in):
    client = signed_in(cast.eero)
    start(client, cast.common, "One", once=KEY)
    answer = start(client, cast.common, "Two", once=KEY)
    assert answer.status_code == 400
    assert b'value="Two"' in answer.content
    assert start(client, cast.common, "Two", once=key_of(answer)).status_code == 302
    assert set(Topic.objects.values_list("title", flat=True)) == {"One", "Two"}


def test_what_was_refused_may_be_sent_again_with_the_same_key(cast, signed_in, monkeypatch):
    topic, client = a_topic(cast.aino, cast.common), signed_in(cast.eero)
    with monkeypatch.context() as patched:
        patched.setattr(gates, "_gates", [lambda member, draft: gates.refuse("Wait a moment.")])
        assert reply(client, topic, once=KEY).status_code == 400
    assert reply(client, topic, once=KEY).status_code == 302
    assert Topic.objects.get().replies == 1


def test_deleting_twice_is_deleting_once(cast, signed_in):
    topic, client = a_topic(cast.aino, cast.common), signed_in(cast.aino)
    client.post(post_address(opening(topic), "deletion/"))
    assert client.post(post_address(opening(topic), "deletion/")).status_code == 404
    assert Deed.objects.filter(kind="post.deleted").count() == 1


@pytest.mark.parametrize("key", ["!", "x" * 65, "ä", "a b"])
def test_a_key_we_never_made_is_refused_with_the_words_kept(cast, signed_in, key):
    topic = a_topic(cast.aino, cast.common)
    answer = reply(signed_in(cast.eero), topic, "Kept words", once=key)
    assert answer.status_code == 400
    assert b"Kept words" in answer.content
    assert Topic.objects.get().replies == 0


@pytest.mark.django_db(transaction=True)
def test_two_at_the_same_moment_make_one_reply(cast, signed_in):
    topic = a_topic(cast.aino, cast.common)
    clients = [signed_in(cast.eero) for _ in range(2)]
    ready = threading.Barrier(2)

    def send(client):
        try:
            ready.wait(timeout=10)
            return reply(client, topic, once=KEY)
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        answers = list(pool.map(send, clients))
    assert [answer["Location"] for answer in answers] == [address(topic) + "#p1"] * 2
    assert Post.objects.filter(number__gt=0).count() == 1
    assert once.key() != once.key()
