"""Pages are found by name, from their rooms and their discussions, and lead back to where they came from."""

from __future__ import annotations

import re
from datetime import timedelta

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from porukka.core.ids import to_text
from porukka.discussions.actions import deleting as deleting_posts
from porukka.discussions.actions import moving
from porukka.discussions.models import Topic
from porukka.discussions.tests.talking import a_topic
from porukka.discussions.tests.talking import address as of_topic
from porukka.discussions.tests.talking import page as source
from porukka.pages.actions import deleting, writing
from porukka.pages.queries.reading import by_name
from porukka.pages.tests.conftest import address

LIST = "/c/writers/pages/"


def titles(html):
    return re.findall(r'<h2 class="title"><a href="[^"]*">(.*?)</a>', html)


def in_room(room):
    return f"/c/writers/r/{to_text(room.pk)}-{room.slug}/pages/"


def origin(html):
    """What the page says of where it came from, as one reads it."""
    found = re.search(r'<p class="came-from meta" data-source>(.*?)</p>', html, re.DOTALL)[1]
    return " ".join(re.sub(r"<[^>]*>", "", found).split())


def test_pages_are_listed_by_name_for_those_who_read_their_rooms(cast, signed_in, topic, page):
    shop = a_topic(cast.niilo, cast.workshop)
    writing.make_page(cast.niilo, shop, title="about glue", text="It sticks.")
    writing.make_page(cast.eero, topic, title="Öljy", text="Oil.")
    assert titles(source(signed_in(cast.niilo), LIST)) == ["about glue", "Endings", "Öljy"]
    assert titles(source(signed_in(cast.eero), LIST)) == ["Endings", "Öljy"]
    assert titles(source(signed_in(cast.niilo), in_room(cast.workshop))) == ["about glue"]
    assert signed_in(cast.eero).get(in_room(cast.workshop)).status_code == 404
    assert "Common room" in source(signed_in(cast.eero), LIST)
    deleting.delete_page(cast.eero, page)
    assert titles(source(signed_in(cast.eero), LIST)) == ["Öljy"]


def test_finnish_letters_come_last_in_finnish_and_beside_their_kin_in_english():
    words = ["Öljy", "zen", "Äiti", "Ässä", "apu", "Åland"]
    assert sorted(words, key=lambda word: by_name(word, "fi")) == [
        "apu",
        "zen",
        "Åland",
        "Äiti",
        "Ässä",
        "Öljy",
    ]
    assert sorted(words, key=lambda word: by_name(word, "en")) == [
        "Äiti",
        "Åland",
        "apu",
        "Ässä",
        "Öljy",
        "zen",
    ]


def test_an_empty_list_says_how_to_make_one(cast, signed_in):
    html = source(signed_in(cast.eero), LIST)
    assert "No pages yet" in html
    assert LIST in source(signed_in(cast.eero), "/c/writers/")


def test_the_discussion_leads_to_its_page_and_the_page_to_its_discussion(cast, signed_in, topic, page):
    client = signed_in(cast.niilo)
    html = source(client, of_topic(topic))
    assert "Written up as a page:" in html
    assert f'href="{address(page)}"' in html
    html = source(client, address(page))
    assert origin(html) == "From the discussion How do you end yours? · 5 people"
    assert f'href="{of_topic(topic)}"' in html
    deleting.delete_page(cast.eero, page)
    assert "Written up" not in source(client, of_topic(topic))


def test_a_deleted_discussion_is_gone_and_its_title_with_it(cast, signed_in, page, topic):
    Topic.objects.filter(pk=topic.pk).update(deleted_at=timezone.now())
    html = source(signed_in(cast.niilo), address(page))
    assert origin(html) == "The discussion this was made of is gone."
    assert topic.title not in html
    Topic.objects.filter(pk=topic.pk).update(deleted_at=timezone.now() - timedelta(days=40))
    deleting_posts.purge()
    assert origin(source(signed_in(cast.niilo), address(page))) == "The discussion this was made of is gone."


def test_a_discussion_that_went_into_a_closed_room_is_one_elsewhere_and_nothing_more(
    cast, signed_in, page, topic
):
    moving.move(cast.mari, topic, cast.back)
    html = source(signed_in(cast.niilo), address(page))
    assert origin(html) == "From a discussion elsewhere."
    assert topic.title not in html
    assert "Back room" not in html
    Topic.objects.filter(pk=topic.pk).update(deleted_at=timezone.now())
    assert source(signed_in(cast.niilo), address(page)).split("<main")[1] == html.split("<main")[1]
    Topic.objects.filter(pk=topic.pk).update(deleted_at=None)
    mari = source(signed_in(cast.mari), address(page))
    assert origin(mari).startswith("From the discussion How do you end yours?")
    assert "Written up as a page:" in source(signed_in(cast.mari), of_topic(topic))


def test_a_page_of_a_private_room_is_seen_from_a_discussion_brought_in_from_there_only_by_insiders(
    cast, signed_in
):
    topic = a_topic(cast.mari, cast.back)
    writing.make_page(cast.mari, topic, title="Behind", text="Closed doors.")
    Topic.objects.filter(pk=topic.pk).update(room=cast.common)
    assert "Behind" not in source(signed_in(cast.eero), of_topic(topic))
    assert "Behind" in source(signed_in(cast.mari), of_topic(topic))


def test_a_merged_discussion_is_found_where_it_is_now(cast, signed_in, page, topic):
    into = a_topic(cast.niilo, cast.common, "Endings, all of them")
    moving.merge(cast.matti, topic, into)
    assert origin(source(signed_in(cast.niilo), address(page))).startswith(
        "From the discussion Endings, all of them"
    )


def test_a_page_reads_the_same_number_of_queries_whatever_there_is(cast, signed_in, page, topic):
    client = signed_in(cast.niilo)

    def asked(path):
        client.get(path)
        with CaptureQueriesContext(connection) as seen:
            assert client.get(path).status_code == 200
        return len(seen)

    few = asked(LIST), asked(of_topic(topic))
    for number in range(2):
        writing.make_page(cast.eero, topic, title=f"Page {number}", text="Words")
    assert (asked(LIST), asked(of_topic(topic))) == few
