"""Many people write into one discussion at the same moment."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor
from itertools import chain

import pytest
from django.db import connection

from porukka.communities.models import Deed, Ledger, Room
from porukka.discussions.models import Post, Topic
from porukka.discussions.tests.talking import a_topic, reply

PEOPLE, EACH = 8, 5


@pytest.mark.django_db(transaction=True)
def test_forty_replies_at_once_get_forty_numbers(cast, signed_in):
    topic = a_topic(cast.aino, cast.common)
    writers = [cast.aino, cast.mari, cast.matti, cast.eero, cast.niilo, cast.aino, cast.mari, cast.matti]
    clients = [signed_in(writer) for writer in writers]
    ready = threading.Barrier(PEOPLE)

    def write(client):
        try:
            ready.wait(timeout=10)
            return [reply(client, topic, f"Thought {number}").status_code for number in range(EACH)]
        finally:
            connection.close()

    with ThreadPoolExecutor(PEOPLE) as pool:
        assert [*chain(*pool.map(write, clients))] == [302] * (PEOPLE * EACH)

    numbers = list(Post.objects.order_by("number").values_list("number", flat=True))
    assert numbers == list(range(PEOPLE * EACH + 1))
    topic = Topic.objects.get()
    assert (topic.replies, topic.last_number, topic.last_living) == (40, 40, 40)
    assert topic.speakers == len(set(writers))
    assert topic.version == 41
    assert topic.last_by == Post.objects.get(number=40).author
    seqs = list(Deed.objects.order_by("seq").values_list("seq", flat=True))
    assert seqs == list(range(1, 42))
    assert Ledger.objects.get().last_seq == 41


@pytest.mark.django_db(transaction=True)
def test_of_two_replies_at_once_slow_mode_lets_one_through(cast, signed_in):
    """In two discussions of a slow room, so that the row of neither makes them wait for each other."""
    Room.objects.filter(pk=cast.common.pk).update(slow_seconds=300)
    cast.common.refresh_from_db()
    topics = [a_topic(cast.matti, cast.common), a_topic(cast.mari, cast.common)]
    clients = [signed_in(cast.eero) for _topic in topics]
    ready = threading.Barrier(len(topics))

    def write(which):
        try:
            ready.wait(timeout=10)
            return reply(clients[which], topics[which], "At once").status_code
        finally:
            connection.close()

    with ThreadPoolExecutor(len(topics)) as pool:
        assert sorted(pool.map(write, range(len(topics)))) == [302, 400]
    assert Post.objects.filter(author=cast.eero).count() == 1
