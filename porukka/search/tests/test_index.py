"""The index follows what is written, hidden and taken away."""

from __future__ import annotations

import pytest

from porukka.communities import deeds
from porukka.communities.models import Cursor, Room
from porukka.discussions.actions import deleting, hiding, moving, writing
from porukka.search.actions import indexing
from porukka.search.models import Entry
from porukka.search.tests.test_finding import ask, found, not_all, start


def page_of(browser, words):
    """What is found without bringing the index up to date first."""
    return browser.get("/c/writers/search/", {"q": words}).content.decode()


def test_an_edited_post_is_found_by_its_new_words_only(cast, signed_in):
    topic = start(cast, "Title", "Canary yellow")
    eero = signed_in(cast.eero)
    assert found(ask(eero, "canary"))
    writing.edit(cast.aino, topic.posts.get(), text="Robin red", title="Title")
    assert not found(ask(eero, "canary"))
    assert found(ask(eero, "robin"))


def test_a_new_title_is_found_with_the_words_of_every_reply(cast, signed_in):
    topic = start(cast, "Former", "Words")
    writing.reply(cast.eero, topic, text="A lighthouse")
    writing.edit(cast.aino, topic.posts.get(number=0), text="Words", title="Latter")
    assert found(ask(signed_in(cast.eero), "latter lighthouse"))
    assert not_all(ask(signed_in(cast.eero), "former lighthouse"))


def test_hidden_words_are_found_by_nobody_until_they_are_shown_again(cast, signed_in):
    topic = start(cast, "Canary title", "Canary text", by=cast.eero)
    for reader in (cast.matti, cast.eero):
        assert found(ask(signed_in(reader), "canary"))
    hiding.hide(cast.matti, topic.posts.get(), "Too loud")
    for reader in (cast.matti, cast.eero):
        assert not found(ask(signed_in(reader), "canary"))
    assert "canary" not in " ".join(Entry.objects.values_list("words", flat=True))
    hiding.unhide(cast.matti, topic.posts.get())
    assert found(ask(signed_in(cast.eero), "canary"))


def test_what_was_hidden_a_moment_ago_is_not_shown_although_the_index_has_it(cast, signed_in):
    topic = start(cast, "Canary title", "Canary text", by=cast.eero)
    eero = signed_in(cast.eero)
    assert found(ask(eero, "canary"))
    hiding.hide(cast.matti, topic.posts.get(), "Too loud")
    page = eero.get("/c/writers/search/", {"q": "canary"}).content.decode()
    assert not found(page)
    assert "Canary t" not in page


def test_a_deletion_taken_back_is_found_again(cast, signed_in):
    topic = start(cast, "Title", "Words")
    reply = writing.reply(cast.eero, topic, text="Lighthouse")
    deleting.delete(cast.eero, reply)
    assert not found(ask(signed_in(cast.eero), "lighthouse"))
    reply.refresh_from_db()
    deleting.undo_deletion(cast.eero, reply)
    assert found(ask(signed_in(cast.eero), "lighthouse"))


def test_the_same_deed_twice_makes_one_entry(cast, signed_in):
    start(cast, "Title", "Lighthouse")
    deeds.catch_up(["search"])
    Cursor.objects.filter(subscriber="search").update(seq=0)
    deeds.catch_up(["search"])
    assert Entry.objects.count() == 1
    assert len(found(ask(signed_in(cast.eero), "lighthouse"))) == 1


def test_a_community_filled_in_one_go_is_indexed_in_one_go(cast, signed_in):
    start(cast, "Title", "Lighthouse")
    indexing.index_all(cast.community)
    assert found(page_of(signed_in(cast.eero), "lighthouse"))
    assert indexing.start_anew() == 0  # and not once more by its deeds
    assert deeds.catch_up(["search"]) == 0


@pytest.mark.parametrize("before", ["", "0-another"])
def test_another_analysis_makes_the_index_anew(cast, monkeypatch, before):
    start(cast, "Title", "Lighthouse")
    deeds.catch_up(["search"])
    indexing.start_anew()
    Entry.objects.update(words="wold")
    assert indexing.start_anew() == 0  # today's: nothing to do
    monkeypatch.setattr(indexing, "version", lambda: f"{before}-tomorrow")
    assert indexing.start_anew() == 1
    deeds.catch_up(["search"])
    assert "wlighthouse" in Entry.objects.get().words


def test_a_purged_post_leaves_no_word_behind(cast, signed_in):
    topic = start(cast, "Title", "Words")
    reply = writing.reply(cast.eero, topic, text="Lighthouse")
    deeds.catch_up(["search"])
    reply.delete()
    assert "lighthouse" not in " ".join(Entry.objects.values_list("words", flat=True))
    assert not found(ask(signed_in(cast.eero), "lighthouse"))


def test_a_moved_discussion_is_found_by_whoever_may_read_it_now(cast, signed_in):
    hall = Room.objects.create(community=cast.community, name="Hall", slug="hall")
    topic = start(cast, "Title", "Lighthouse")
    eero = signed_in(cast.eero)
    assert found(ask(eero, "lighthouse", room=cast.common.address))
    moving.move(cast.aino, topic, hall)
    assert not found(ask(eero, "lighthouse", room=cast.common.address))
    assert found(ask(eero, "lighthouse", room=hall.address))
    assert Entry.objects.get().room_id == hall.pk


def test_merged_posts_are_found_with_the_title_they_stand_under_now(cast, signed_in):
    topic = start(cast, "Former", "Lighthouse")
    into = start(cast, "Latter", "Words")
    moving.merge(cast.aino, topic, into)
    eero = signed_in(cast.eero)
    assert found(ask(eero, "latter lighthouse"))
    assert not_all(ask(eero, "former lighthouse"))
