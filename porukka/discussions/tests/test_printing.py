"""A whole discussion on one page, for paper."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from porukka.discussions.actions import hiding, writing
from porukka.discussions.tests.talking import (
    a_reply,
    a_topic,
    address,
    numbers,
    opening,
    page,
    post_address,
)
from porukka.discussions.views import printing


@pytest.fixture
def topic(cast):
    return a_topic(cast.aino, cast.common)


def paper(topic):
    return address(topic) + "print/"


def test_all_the_words_stand_on_one_page(cast, signed_in, topic):
    for number in range(40):
        a_reply(cast.eero, topic, f"Word {number}.")
    client = signed_in(cast.eero)
    assert f'href="{paper(topic)}"' in page(client, address(topic))
    shown = page(client, paper(topic))
    assert numbers(shown) == list(range(41))
    assert all(f"Word {number}." in shown for number in range(40))
    assert "The discussion goes on" not in shown
    assert "<textarea" not in shown
    assert "replies/" not in shown


def test_a_very_long_one_says_that_there_is_more(cast, signed_in, topic, monkeypatch):
    monkeypatch.setattr(printing, "MOST", 4)
    for number in range(5):
        a_reply(cast.eero, topic, f"Word {number}.")
    client = signed_in(cast.eero)
    first = page(client, paper(topic))
    assert numbers(first) == [0, 1, 2, 3]
    assert 'href="?at=4"' in first
    assert "at most 4 posts" in first
    rest = page(client, paper(topic) + "?at=4")
    assert numbers(rest) == [4, 5]
    assert "This part begins with reply 4." in rest
    assert "The discussion goes on" not in rest


@pytest.mark.parametrize("at", ["-1", "abc", "", "1e3", "%00", "99999999999"])
def test_whatever_is_asked_for_leads_to_a_page(cast, signed_in, topic, at):
    assert numbers(page(signed_in(cast.eero), f"{paper(topic)}?at={at}")) == [0]


def test_what_is_hidden_or_deleted_is_not_on_paper_either(cast, signed_in, topic):
    hidden = a_reply(cast.eero, topic, "Hidden canary.")
    gone = a_reply(cast.eero, topic, "Deleted canary.")
    a_reply(cast.niilo, topic, "Hear, hear.", to=gone)
    hiding.hide(cast.matti, hidden, why="Not kind.")
    signed_in(cast.eero).post(post_address(gone, "deletion/"))
    for reader in (cast.niilo, cast.mari, cast.eero):
        shown = page(signed_in(reader), paper(topic))
        assert "Deleted canary" not in shown
        assert "This post was deleted." in shown
        assert "The team has hidden this post: Not kind." in shown
        assert ("Hidden canary" in shown) == (reader != cast.niilo)


def test_who_asked_without_her_name_has_none_on_paper(cast, signed_in, topic):
    cast.common.anonymous_allowed = True
    cast.common.save()
    asked = writing.start_topic(cast.eero, cast.common, title="Alone", text="May I ask?", veiled=True)
    assert "Anonymous (asker)" in page(signed_in(cast.niilo), paper(asked))
    assert "Eero" not in page(signed_in(cast.niilo), paper(asked))


def test_who_may_not_read_prints_nothing(cast, signed_in):
    topic = a_topic(cast.niilo, cast.workshop, "Canary")
    assert numbers(page(signed_in(cast.gita), paper(topic))) == [0]
    for outsider in (cast.aino, cast.eero, cast.outi, None):
        answer = signed_in(outsider).get(paper(topic))
        assert answer.status_code == 404
        assert b"canary" not in answer.content.lower()


def test_an_old_slug_leads_to_the_page(cast, signed_in, topic):
    answer = signed_in(cast.eero).get(f"/c/writers/t/{topic.address}/print/?at=0")
    assert answer.status_code == 200
    assert opening(topic).html in answer.content.decode()


def test_a_long_discussion_asks_no_more_of_the_database_than_a_short_one(cast, signed_in, topic):
    client = signed_in(cast.eero)

    def queries():
        client.get(paper(topic))
        with CaptureQueriesContext(connection) as seen:
            assert client.get(paper(topic)).status_code == 200
        return len(seen)

    a_reply(cast.matti, topic)
    few = queries()
    for _round in range(60):
        a_reply(cast.eero, topic, to=opening(topic))
    # session, person, membership; the topic, its posts
    assert (few, queries()) == (5, 5)
