"""What a discussion was written up as is found, too: as it reads now, by those who may read it."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from porukka.communities import deeds
from porukka.communities.models import Cursor, Room
from porukka.core.ids import to_text
from porukka.pages.actions import deleting, writing
from porukka.pages.models import Page
from porukka.search.actions import indexing
from porukka.search.models import Analysis, PageEntry
from porukka.search.tests.test_finding import ask, found, start


def of(page):
    return f"/c/writers/page/{to_text(page.pk)}-{page.slug}/"


@pytest.fixture
def page(cast):
    topic = start(cast, "How do you end yours?", "Mine never end.", by=cast.eero)
    return writing.make_page(cast.eero, topic, title="Endings", text="With a *lighthouse* in fog.")


def test_a_page_is_found_by_its_title_and_its_words_and_says_that_it_is_one(cast, signed_in, page):
    start(cast, "A tower", "A lighthouse, too")
    html = ask(signed_in(cast.niilo), "lighthouse")
    assert found(html)[0] == of(page)
    assert len(found(html)) == 2
    assert "<span>Page</span>" in html
    assert "With a <mark>lighthouse</mark> in fog." in html
    assert "pages first" in html
    assert "1 post found" in html
    assert found(ask(signed_in(cast.niilo), "endings")) == [of(page)]
    assert found(ask(signed_in(cast.niilo), "endings lighthouse")) == [of(page)]
    assert "<span>Page</span>" not in ask(signed_in(cast.niilo), "tower")


def test_a_page_with_the_words_in_its_title_comes_first(cast, signed_in, page):
    worded = writing.make_page(cast.eero, page.source, title="Elsewhere", text="About endings, again.")
    assert found(ask(signed_in(cast.niilo), "endings")) == [of(page), of(worded)]


def test_only_the_words_it_has_now_are_looked_through(cast, signed_in, page):
    edited = writing.edit_page(cast.eero, page, title="Last lines", text="With a gate.", version=1)
    niilo = signed_in(cast.niilo)
    assert not found(ask(niilo, "lighthouse"))
    assert found(ask(niilo, "gate")) == [of(edited)]
    assert "lighthouse" not in " ".join(PageEntry.objects.values_list("words", flat=True))


def test_a_deleted_page_is_found_by_nobody_until_it_comes_back(cast, signed_in, page):
    deleting.delete_page(cast.eero, page)
    for reader in (cast.eero, cast.aino):
        assert not found(ask(signed_in(reader), "lighthouse"))
    assert not PageEntry.objects.exists()
    deleting.undo_deletion(cast.eero, page)
    assert found(ask(signed_in(cast.eero), "lighthouse")) == [of(page)]


def test_a_page_of_a_private_room_is_found_by_insiders_alone(cast, signed_in):
    topic = start(cast, "Behind", "Closed", by=cast.mari, room=cast.back)
    page = writing.make_page(cast.mari, topic, title="Canary", text="A canary sings.")
    assert found(ask(signed_in(cast.mari), "canary")) == [of(page)]
    for reader in (cast.eero, cast.aino):
        html = ask(signed_in(reader), "canary")
        assert not found(html)
        assert "sings" not in html
        assert "Did you mean" not in html


def test_a_room_that_was_closed_since_takes_its_pages_out_of_sight_at_once(cast, signed_in, page):
    ask(signed_in(cast.niilo), "lighthouse")
    Room.objects.filter(pk=page.room_id).update(kind=Room.Kind.SECRET)
    assert not found(ask(signed_in(cast.niilo), "lighthouse"))


def test_filters_of_posts_hold_for_pages_too(cast, signed_in, page):
    niilo = signed_in(cast.niilo)
    assert found(ask(niilo, "lighthouse", room=to_text(cast.common.pk))) == [of(page)]
    assert not found(ask(niilo, "lighthouse", room=to_text(cast.workshop.pk)))
    assert found(ask(niilo, "lighthouse", by="Eero")) == [of(page)]
    assert not found(ask(niilo, "lighthouse", by="Mari"))
    assert not found(ask(niilo, "lighthouse", with_files="on"))
    assert found(ask(niilo, "lighthouse", since="day")) == [of(page)]


def test_pages_stand_above_the_first_discussions_only(cast, signed_in, page, monkeypatch):
    monkeypatch.setattr("porukka.search.queries.finding.A_PAGE", 1)
    for number in range(2):
        start(cast, f"Number {number}", "A lighthouse")
    niilo = signed_in(cast.niilo)
    assert of(page) in found(ask(niilo, "lighthouse"))
    assert of(page) not in found(ask(niilo, "lighthouse", **{"from": "1"}))


def test_where_there_is_no_page_nothing_is_asked_for_them(cast, signed_in):
    start(cast, "A tower", "A lighthouse")
    niilo = signed_in(cast.niilo)
    ask(niilo, "lighthouse")
    with CaptureQueriesContext(connection) as asked:
        ask(niilo, "lighthouse")
    assert not [query for query in asked.captured_queries if "page" in query["sql"].casefold()]


def test_pages_that_were_made_before_search_knew_them_are_read_from_their_deeds(cast, signed_in, page):
    deeds.catch_up(["search"])
    PageEntry.objects.all().delete()
    Analysis.objects.update(version="of an earlier time")
    assert indexing.start_anew() == 1
    assert Cursor.objects.get(subscriber="search", community=cast.community).seq == 0
    assert found(ask(signed_in(cast.niilo), "lighthouse")) == [of(page)]


def test_a_community_filled_in_one_go_has_its_pages_in_the_index(cast, signed_in, page):
    indexing.index_all(cast.community)
    assert deeds.catch_up(["search"]) == 0
    assert found(ask(signed_in(cast.niilo), "lighthouse")) == [of(page)]


def test_a_page_that_is_purged_leaves_nothing_in_the_index(cast, signed_in, page):
    deeds.catch_up(["search"])
    assert PageEntry.objects.count() == 1
    Page.objects.all().delete()
    assert not found(ask(signed_in(cast.niilo), "lighthouse"))
    assert PageEntry.objects.count() == 0
