"""Lists of discussions: their order, filters and pages."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from porukka.communities.addresses import room_url
from porukka.communities.models import Room
from porukka.core import shelf
from porukka.discussions.models import Post, Topic
from porukka.discussions.queries.lists import A_PAGE
from porukka.discussions.tests.talking import (
    TALK,
    a_reply,
    a_topic,
    age,
    is_unread,
    now,
    page,
    titles,
)
from tests.cast import a_community

ROUND = datetime(2026, 11, 20, 9, 0, 0, tzinfo=UTC)


def next_page(html):
    """Where "Older" leads, "" on the last page."""
    found = re.search(r'href="([^"]*after=[^"]*)"[^>]*rel="next"', html)
    return found[1] if found else ""


def all_pages(client, path=TALK):
    found = []
    while path:
        shown = page(client, path)
        found.append(titles(shown))
        path = next_page(shown)
    return found


def test_the_newest_answer_is_first_and_the_list_says_so(cast, signed_in):
    client = signed_in(cast.eero)
    old, new = a_topic(cast.aino, cast.common, "Old"), a_topic(cast.aino, cast.common, "New")
    assert titles(page(client)) == ["New", "Old"]
    a_reply(cast.matti, old)
    shown = page(client)
    assert titles(shown) == ["Old", "New"]
    assert '<b aria-current="true">newest answer first</b>' in shown
    shown = page(client, TALK + "?order=started")
    assert titles(shown) == ["New", "Old"]
    assert '<b aria-current="true">newest discussion first</b>' in shown
    assert new.pk > old.pk


@pytest.mark.parametrize(
    "query", ["order=likes", "order=", "show=everything", "order=started%00", "show[]=x", "x=1"]
)
def test_a_word_the_list_does_not_know_means_the_first_choice(cast, signed_in, query):
    a_topic(cast.aino, cast.common)
    shown = page(signed_in(cast.eero), f"{TALK}?{query}")
    assert '<b aria-current="true">newest answer first</b>' in shown
    assert '<b aria-current="true">everything</b>' in shown


def test_unread_alone(cast, signed_in):
    client = signed_in(cast.eero)
    a_topic(cast.eero, cast.common, "Mine")
    a_topic(cast.aino, cast.common, "Theirs")
    assert titles(page(client, TALK + "?show=unread")) == ["Theirs"]
    assert "All read" in page(signed_in(cast.aino), TALK + "?show=unread&after=1.1")


@pytest.mark.parametrize("order", ["answered", "started"])
@pytest.mark.parametrize("micro", [0, 123457])
def test_pages_lose_and_double_nothing_when_all_are_of_one_moment(cast, signed_in, order, micro):
    moment = ROUND.replace(microsecond=micro)
    topics = [a_topic(cast.aino, cast.common, f"Topic {number:02}") for number in range(A_PAGE + 3)]
    for topic in topics:
        age(topic, moment)
    first, second = all_pages(signed_in(cast.eero), f"{TALK}?order={order}")
    assert (len(first), len(second)) == (A_PAGE, 3)
    newest_first = sorted(topics, key=lambda topic: topic.pk, reverse=True)
    assert first + second == [topic.title for topic in newest_first]


def test_a_list_that_just_fills_its_page_has_no_next(cast, signed_in):
    for number in range(A_PAGE):
        a_topic(cast.aino, cast.common, f"Topic {number}")
    assert not next_page(page(signed_in(cast.eero)))


@pytest.mark.parametrize(
    "key", ["abc", ".", "1.", ".1", "1.1.1", "-5.3", "٣.٣x", "9" * 40 + ".1", "1." + "9" * 40, "%00.1"]
)
def test_a_broken_key_means_the_first_page(cast, signed_in, key):
    a_topic(cast.aino, cast.common, "Here")
    assert titles(page(signed_in(cast.eero), f"{TALK}?after={key}")) == ["Here"]


@pytest.mark.parametrize("key", ["9" * 17 + "." + "9" * 19, "0.0", "٣.٣"])
@pytest.mark.parametrize("order", ["answered", "started"])
def test_a_key_nobody_gave_out_breaks_nothing(cast, signed_in, key, order):
    a_topic(cast.aino, cast.common, "Here")
    page(signed_in(cast.eero), f"{TALK}?order={order}&after={key}")


def test_the_next_page_keeps_order_and_filter(cast, signed_in):
    for number in range(A_PAGE + 1):
        a_topic(cast.aino, cast.common, f"Topic {number}")
    link = next_page(page(signed_in(cast.eero), TALK + "?order=started&show=unread"))
    assert "order=started&show=unread&after=" in link
    shown = page(signed_in(cast.eero), link)
    assert titles(shown) == ["Topic 0"]
    assert "To the beginning" in shown


def test_beyond_the_end_the_way_back_is_offered(cast, signed_in):
    a_topic(cast.aino, cast.common)
    assert "To the beginning" in page(signed_in(cast.eero), TALK + "?after=1.1")


def test_an_empty_list_invites(cast, signed_in):
    assert "Nobody has said anything yet" in page(signed_in(cast.eero))


def test_everyone_sees_the_rooms_she_may_read(cast, signed_in):
    for by, room in ((cast.aino, cast.common), (cast.niilo, cast.workshop), (cast.mari, cast.back)):
        a_topic(by, room, f"In {room.name}")
    seen = {
        cast.aino: {"In Common room"},
        cast.mari: {"In Common room", "In Back room"},
        cast.niilo: {"In Common room", "In Workshop"},
        cast.gita: {"In Workshop"},
    }
    for member, expected in seen.items():
        assert set(titles(page(signed_in(member)))) == expected
    for outsider in (cast.outi, cast.kaisa, cast.lauri, cast.reija, None):
        page(signed_in(outsider), status=404)
    page(signed_in(cast.sami), status=403)


def test_another_communitys_talk_is_not_in_the_list(cast, signed_in):
    other = a_community("others")
    room = Room.objects.create(community=other, name="Elsewhere", slug="elsewhere", kind="open")
    Topic.objects.create(community=other, room=room, title="Canary", slug="canary")
    client = signed_in(cast.aino)
    assert "Canary" not in page(client)
    assert client.get(f"/c/writers/r/{room.address}/").status_code == 404


def test_a_rooms_list_has_its_own_talk_only(cast, signed_in):
    a_topic(cast.aino, cast.common, "Common")
    a_topic(cast.niilo, cast.workshop, "Inside")
    client = signed_in(cast.niilo)
    assert titles(page(client, room_url("writers", cast.workshop))) == ["Inside"]
    assert titles(page(client, room_url("writers", cast.common))) == ["Common"]


def test_those_outside_a_private_room_read_that_it_is_private(cast, signed_in):
    a_topic(cast.niilo, cast.workshop, "Canary")
    shown = page(signed_in(cast.eero), room_url("writers", cast.workshop), status=404)
    assert "Workshop" in shown
    assert "Only those inside" in shown
    assert "Canary" not in shown


def test_a_secret_room_is_missing(cast, signed_in):
    for outsider in (cast.aino, cast.eero, cast.gita):
        shown = page(signed_in(outsider), room_url("writers", cast.back), status=404)
        assert "Back room" not in shown
    page(signed_in(cast.mari), room_url("writers", cast.back))


def test_an_old_name_of_a_room_leads_to_its_address_with_what_was_asked(cast, signed_in):
    client = signed_in(cast.eero)
    there = room_url("writers", cast.common)
    for old in (
        f"/c/writers/r/{cast.common.address}/",
        there.replace("common", "tavern"),
        there.replace("-common", "-"),
    ):
        answer = client.get(old + "?order=started&show=unread")
        assert (answer.status_code, answer["Location"]) == (302, there + "?order=started&show=unread")
    assert client.get("/c/writers/r/iiii-common/").status_code == 404


def test_replies_are_counted_in_words(cast, signed_in):
    topics = {count: a_topic(cast.aino, cast.common, f"With {count}") for count in (0, 1, 2)}
    for count, topic in topics.items():
        for _round in range(count):
            a_reply(cast.matti, topic)
    client = signed_in(cast.eero)
    shown = page(client)
    lines = {count: shown.split(f">With {count}</a>")[1].split("</li>")[0] for count in topics}
    assert "repl" not in lines[0]
    assert "1 reply" in lines[1]
    assert "2 replies" in lines[2]
    cast.eero.person.language = "fi"
    cast.eero.person.save()
    shown = page(signed_in(cast.eero))
    assert "1 vastaus<" in shown
    assert "2 vastausta" in shown


def test_a_discussion_outlives_its_author(cast, signed_in):
    topic = a_topic(cast.aino, cast.common, "Left behind")
    a_reply(cast.aino, topic, "Goodbye")
    a_reply(cast.matti, topic, "Farewell", to=Post.objects.get(number=1))
    Topic.objects.update(author=None)
    Post.objects.filter(author=cast.aino).update(author=None)
    client = signed_in(cast.eero)
    assert titles(page(client)) == ["Left behind"]
    shown = page(client, f"/c/writers/t/{topic.address}-{topic.slug}/")
    assert "<b>Somebody who is not here any more</b>" in shown
    assert "Somebody who is not here any more: Goodbye" in shown
    assert 'aria-label=""' not in shown
    assert "Reply …" in shown


def test_a_name_is_shown_as_it_is_written(cast, signed_in):
    nasty = "<script>alert('x')</script> & \"more\" {{ 7*7 }}"
    a_topic(cast.aino, cast.common, nasty)
    source = signed_in(cast.eero).get(TALK).content.decode()
    assert "<script>alert" not in source
    assert nasty in page(signed_in(cast.eero))


def test_the_list_asks_as_much_for_thirty_discussions_as_for_one(cast, signed_in):
    client = signed_in(cast.eero)
    a_topic(cast.aino, cast.common)
    page(client)  # whatever is looked up once

    def queries():
        with CaptureQueriesContext(connection) as found:
            page(client)
        return len(found)

    def queries_anew():
        shelf.clear_all()
        return queries()

    one = queries_anew()
    for number in range(A_PAGE + 1):
        topic = a_topic([cast.aino, cast.mari, cast.niilo][number % 3], cast.common, f"Topic {number}")
        a_reply(cast.matti, topic)
    assert queries_anew() == one <= 15  # one of them is where there are events
    # until the next deed: session, person, member, rooms, what she has read, bell
    assert queries() == 6


def test_unread_is_said_in_words_not_by_weight_alone(cast, signed_in):
    age(a_topic(cast.aino, cast.common, "Fresh"), now() - timedelta(minutes=1))
    assert is_unread(page(signed_in(cast.eero)), "Fresh")
