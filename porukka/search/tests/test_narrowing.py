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
