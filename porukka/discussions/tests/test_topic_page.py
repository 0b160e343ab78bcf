"""One discussion's page: its windows, links and what it asks of the database."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from porukka.core import shelf
from porukka.core.ids import to_text
from porukka.discussions.addresses import WINDOW
from porukka.discussions.models import Post
from porukka.discussions.tests.talking import a_reply, a_topic, address, numbers, opening, page, post_address
from tests.cast import a_community


@pytest.fixture
def topic(cast):
    return a_topic(cast.aino, cast.common)


@pytest.fixture
def long_topic(cast, topic):
    for _round in range(2 * WINDOW + 5):
        a_reply(cast.eero, topic)
    return topic


def test_a_page_has_thirty_posts_and_the_ways_on(cast, signed_in, long_topic):
    client = signed_in(cast.eero)
    first = page(client, address(long_topic))
    assert numbers(first) == list(range(30))
    assert "Earlier" not in first
    assert f'{address(long_topic)}?at=30"' in first
    middle = page(client, address(long_topic) + "?at=45")
    assert numbers(middle) == list(range(30, 60))
    assert f'href="{address(long_topic)}" rel="prev"' in middle
    last = page(client, address(long_topic) + "?at=60")
    assert numbers(last) == list(range(60, 66))
    assert "Later" not in last


@pytest.mark.parametrize(
    ("at", "first"),
    [
        ("66", 60),
        ("99999999", 60),
        ("999999999", 0),
        ("-1", 0),
        ("abc", 0),
        ("", 0),
        ("1e3", 0),
        ("٣٣", 30),
        ("%00", 0),
    ],
)
def test_whatever_is_asked_for_leads_to_a_page(cast, signed_in, long_topic, at, first):
    assert numbers(page(signed_in(cast.eero), f"{address(long_topic)}?at={at}"))[0] == first


def test_a_window_whose_posts_are_all_gone_leads_to_the_end(cast, signed_in, topic):
    for _round in range(WINDOW):
        a_reply(cast.eero, topic)
    signed_in(cast.matti).post(post_address(Post.objects.get(number=30), "deletion/"))
    client = signed_in(cast.eero)
    assert numbers(page(client, address(topic) + "?at=30")) == list(range(30))
    assert "Later" not in page(client, address(topic))
    assert numbers(page(signed_in(cast.matti), address(topic) + "?at=30")) == [30]  # who may take it back


def test_a_permanent_link_leads_to_the_posts_place(cast, signed_in, long_topic):
    client = signed_in(cast.eero)
    for number, place in ((0, "#p0"), (29, "#p29"), (30, "?at=30#p30"), (64, "?at=64#p64")):
        answer = client.get(post_address(long_topic.posts.get(number=number)))
        assert (answer.status_code, answer["Location"]) == (302, address(long_topic) + place)


def test_who_may_not_read_gets_no_page_and_no_link(cast, signed_in):
    topic = a_topic(cast.niilo, cast.workshop, "Canary")
    for outsider in (cast.aino, cast.eero, cast.mari, cast.outi, cast.kaisa, None):
        for path in (address(topic), post_address(opening(topic)), f"/c/writers/t/{topic.address}/"):
            answer = signed_in(outsider).get(path)
            assert answer.status_code == 404
            assert b"canary" not in answer.content.lower()
            assert "Location" not in answer


@pytest.mark.parametrize(
    "strange", ["0", "zzzzzzzzzzzzz", "7zzzzzzzzzzzz", "abc-def", "l1l1", "ÄÄ", "1" * 14]
)
def test_an_address_of_nothing_is_missing(cast, signed_in, strange):
    client = signed_in(cast.eero)
    for path in (f"/c/writers/t/{strange}/", f"/c/writers/p/{strange}/", f"/c/writers/p/{strange}/edit/"):
        assert client.get(path).status_code == 404


def test_a_topic_is_found_in_its_own_community_only(cast, signed_in, topic):
    a_community("others", visibility="public")
    assert signed_in(cast.aino).get(address(topic).replace("writers", "others")).status_code == 404


def test_a_wrong_slug_leads_to_the_address_with_what_was_asked(cast, signed_in, topic):
    client = signed_in(cast.eero)
    pk = to_text(topic.pk)
    for path in (
        f"/c/writers/t/{pk}/",
        f"/c/writers/t/{pk}-nonsense/",
        f"/c/writers/t/{pk.upper()}-{topic.slug}/",
    ):
        answer = client.get(path + "?at=0&to=0")
        assert (answer.status_code, answer["Location"]) == (302, address(topic) + "?at=0&to=0")


def test_replying_to_one_post_opens_the_composer_and_says_to_whom(cast, signed_in, topic):
    post = a_reply(cast.matti, topic, "Hear me")
    client = signed_in(cast.eero)
    assert '<details class="ask" id="write">' in page(client, address(topic))
    shown = page(client, address(topic) + "?to=1")
    assert '<details class="ask" id="write" open>' in shown
    assert "To Matti" in shown
    assert f'name="reply_to" value="{post.address}"' in shown


@pytest.mark.parametrize("to", ["7", "-1", "abc", "", "%00", "9" * 30])
def test_replying_to_nothing_is_replying_to_all(cast, signed_in, topic, to):
    shown = page(signed_in(cast.eero), f"{address(topic)}?to={to}")
    assert '<details class="ask" id="write">' in shown
    assert 'name="reply_to" value=' not in shown


def test_a_quote_is_short_and_leads_to_the_post(cast, signed_in, topic):
    post = a_reply(cast.matti, topic, "**Word** " * 100)
    a_reply(cast.eero, topic, "Yes", to=post)
    shown = page(signed_in(cast.niilo), address(topic)).split('id="p2"')[1]
    assert f'<a class="said" href="{address(topic)}#p1">Matti: Word Word' in shown
    assert len(shown.split('class="said"')[1].split("</a>")[0]) < 200


def test_a_deleted_quoted_post_shows_nothing_of_its_words(cast, signed_in, topic):
    post = a_reply(cast.matti, topic, "Canary")
    a_reply(cast.eero, topic, "Yes", to=post)
    signed_in(cast.matti).post(post_address(post, "deletion/"))
    for reader in (cast.niilo, cast.aino, cast.matti):
        shown = page(signed_in(reader), address(topic))
        assert "Canary" not in shown
        assert 'class="said"' not in shown
    assert "Canary" not in page(signed_in(cast.eero), address(topic) + "?to=1")


def test_menus_are_for_those_who_may(cast, signed_in, topic):
    a_reply(cast.eero, topic)

    def of_the_reply(reader):
        return page(signed_in(reader), address(topic)).split('id="p1"')[1].split("</article>")[0]

    assert "Edit" in of_the_reply(cast.eero)
    assert "Delete" in of_the_reply(cast.eero)
    assert "Edit" not in of_the_reply(cast.matti)
    assert "Delete" in of_the_reply(cast.matti)
    assert "Hide" in of_the_reply(cast.matti)
    for words in ("Edit", "Delete", "Hide"):
        assert words not in of_the_reply(cast.niilo)
    assert "Hide" not in of_the_reply(cast.eero)


def test_the_headings_are_in_order_and_every_post_has_a_name(cast, signed_in, topic):
    a_reply(cast.eero, topic)
    main = page(signed_in(cast.eero), address(topic)).split("<main")[1].split("</main>")[0]
    assert main.count("<h1") == 1
    assert 'aria-label="Aino"' in main
    assert 'aria-label="Eero"' in main
    assert "oldest first" in main


def test_the_page_asks_as_much_for_thirty_posts_as_for_two(cast, signed_in, topic):
    first = a_reply(cast.eero, topic)
    client = signed_in(cast.niilo)

    def queries():
        shelf.clear_all()
        with CaptureQueriesContext(connection) as found:
            page(client, address(topic))
        return len(found)

    queries()
    few = queries()
    for member in (cast.matti, cast.mari, cast.eero, cast.aino) * 7:
        a_reply(member, topic, to=first)
    assert queries() == few
    assert few <= 18
