"""A question narrowed to a room, a writer or a time."""

from __future__ import annotations

from datetime import timedelta

from django.utils import timezone

from porukka.discussions.models import Post, Topic
from porukka.search.actions import indexing
from porukka.search.tests.test_finding import ask, found, start


def test_only_the_chosen_rooms_posts_are_found(cast, signed_in):
    start(cast, "Open", "Canary")
    inside = start(cast, "Inside", "Canary", by=cast.niilo, room=cast.workshop)
    niilo = signed_in(cast.niilo)
    assert len(found(ask(niilo, "canary"))) == 2
    places = found(ask(niilo, "canary", room=cast.workshop.address))
    assert len(places) == 1
    assert inside.address in places[0]


def test_a_room_one_may_not_read_narrows_nothing(cast, signed_in):
    start(cast, "Inside", "Canary", by=cast.niilo, room=cast.workshop)
    opened = start(cast, "Open", "Canary")
    places = found(ask(signed_in(cast.eero), "canary", room=cast.workshop.address))
    assert [opened.address in place for place in places] == [True]


def test_only_the_named_writers_posts_are_found(cast, signed_in):
    start(cast, "Ainos", "Canary")
    hers = start(cast, "Eeros", "Canary", by=cast.eero)
    eero = signed_in(cast.eero)
    places = found(ask(eero, "canary", by="eero"))
    assert [hers.address in place for place in places] == [True]
    assert "Look everywhere" in ask(eero, "canary", by="nobody of that name")


def test_only_what_is_new_enough_is_found(cast, signed_in):
    start(cast, "New", "Canary")
    old = start(cast, "Old", "Canary")
    long_ago = timezone.now() - timedelta(days=40)
    moved = old.posts.get()
    Topic.objects.filter(pk=old.pk).update(made_at=long_ago)
    older = Post.objects.create(
        id=1,
        community=cast.community,
        topic=old,
        number=9,
        author=cast.aino,
        text="Canary",
        html="<p>Canary</p>",
    )
    indexing.index([older.pk, moved.pk], cast.community)
    eero = signed_in(cast.eero)
    assert "3 posts found" in ask(eero, "canary")
    assert "2 posts found" in ask(eero, "canary", since="month")


def test_what_is_not_understood_narrows_nothing(cast, signed_in):
    start(cast, "Title", "Canary")
    page = ask(signed_in(cast.eero), "canary", room="'; --", since="era", by="\x00")
    assert len(found(page)) == 1


def test_only_posts_with_the_tag_are_found(cast, signed_in):
    tagged = start(cast, "Tagged", "A canary #birdsong")
    start(cast, "Plain", "A canary")
    eero = signed_in(cast.eero)
    for typed in ("birdsong", "#Birdsong"):
        assert [tagged.address in place for place in found(ask(eero, "canary", tag=typed))] == [True]
    assert "Look everywhere" in ask(eero, "canary", tag="nothing")


def test_a_tag_of_a_room_one_may_not_read_says_nothing(cast, signed_in):
    start(cast, "Inside", "A canary #birdsong", by=cast.niilo, room=cast.workshop)
    assert len(found(ask(signed_in(cast.niilo), "canary", tag="birdsong"))) == 1
    assert not found(ask(signed_in(cast.eero), "canary", tag="birdsong"))


def test_only_posts_with_pictures_or_files_are_found(cast, signed_in):
    drawn = start(cast, "Drawn", "A canary")
    start(cast, "Plain", "A canary")
    drawn.posts.update(attached=1)
    indexing.index([drawn.posts.get().pk], cast.community)
    assert [
        drawn.address in place for place in found(ask(signed_in(cast.eero), "canary", with_files="on"))
    ] == [True]
