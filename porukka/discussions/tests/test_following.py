"""Following and muting: what lists, rooms and the page of one's choices show of it."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from porukka.communities.actions import belonging
from porukka.core.ids import to_text
from porukka.discussions.actions import deleting
from porukka.discussions.actions.following import choose
from porukka.discussions.following import Follow
from porukka.discussions.models import Topic
from porukka.discussions.tests.talking import (
    TALK,
    a_reply,
    a_topic,
    address,
    is_unread,
    opening,
    page,
    titles,
)
from tests.cast import Cast

FOLLOWING = TALK + "following/"
UNREAD, FOLLOWED = TALK + "?show=unread", TALK + "?show=following"


@pytest.fixture
def eeros(cast: Cast, signed_in):
    return signed_in(cast.eero)


@pytest.fixture
def topic(cast: Cast) -> Topic:
    return a_topic(cast.aino, cast.common)


def room_path(room) -> str:
    return f"{TALK}r/{to_text(room.pk)}-{room.slug}/"


def say(client, path: str, state: str, **more):
    answer = client.post(path + "following/", {"state": state, **more})
    assert answer.status_code == 302
    return answer


def is_bold(html: str, room: str) -> bool:
    rail = html.split("<h2>Rooms</h2>")[1]
    return 'class="unread"' in rail.split(f"<span>{room}")[0].rsplit("<a ", 1)[1]


def test_a_muted_discussion_is_not_unread_and_stays_in_its_place(cast, eeros, topic):
    a_topic(cast.aino, cast.common, "Second")
    assert is_bold(page(eeros), "Common room")
    say(eeros, address(topic), "mute")
    html = page(eeros)
    assert titles(html) == ["Second", "First chapters"]
    assert not is_unread(html, "First chapters")
    assert is_unread(html, "Second")
    assert '<li class="topic muted">' in html
    assert titles(page(eeros, UNREAD)) == ["Second"]


def test_a_muted_room_is_not_bold_and_neither_is_what_is_in_it(cast, eeros, topic):
    say(eeros, room_path(cast.common), "mute")
    html = page(eeros)
    assert not is_bold(html, "Common room")
    assert not is_unread(html, "First chapters")
    assert titles(page(eeros, UNREAD)) == []
    say(eeros, room_path(cast.common), "")
    assert is_bold(page(eeros), "Common room")


def test_new_discussions_of_a_muted_person_are_not_unread(cast, eeros, topic):
    say(eeros, f"{TALK}members/{to_text(cast.aino.pk)}/", "mute")
    a_reply(cast.niilo, a_topic(cast.niilo, cast.common, "Of Niilo"))
    assert titles(page(eeros, UNREAD)) == ["Of Niilo"]


def test_the_closest_choice_wins(cast, eeros, topic):
    own = a_topic(cast.eero, cast.common, "My own")
    a_reply(cast.aino, own)
    say(eeros, room_path(cast.common), "mute")
    assert titles(page(eeros, UNREAD)) == ["My own"]
    say(eeros, address(topic), "follow")
    assert titles(page(eeros, UNREAD)) == ["My own", "First chapters"]
    say(eeros, address(own), "mute")
    assert titles(page(eeros, UNREAD)) == ["First chapters"]


def test_the_list_of_what_one_follows(cast, eeros, topic):
    assert "Nothing that you follow here" in page(eeros, FOLLOWED)
    a_topic(cast.eero, cast.common, "My own")
    of_mari = a_topic(cast.mari, cast.common, "Of Mari")
    a_topic(cast.matti, cast.common, "Of Matti")
    say(eeros, address(topic), "follow")
    say(eeros, f"{TALK}members/{to_text(cast.mari.pk)}/", "follow")
    assert titles(page(eeros, FOLLOWED)) == ["Of Mari", "My own", "First chapters"]
    assert titles(page(eeros, FOLLOWED + "&order=started")) == ["Of Mari", "My own", "First chapters"]
    say(eeros, address(of_mari), "mute")
    assert titles(page(eeros, FOLLOWED)) == ["My own", "First chapters"]
    say(eeros, room_path(cast.common), "follow")
    assert len(titles(page(eeros, FOLLOWED))) == 3  # all but the muted one


def test_a_visitor_is_offered_neither(cast, signed_in, topic):
    type(cast.community).objects.update(visibility="public")
    nobody = signed_in(None)
    assert "following/" not in page(nobody, address(topic))
    assert "show=following" not in page(nobody)
    assert titles(page(nobody, FOLLOWED)) == ["First chapters"]  # the unknown word means everything


def test_a_choice_can_be_undone_at_once_and_from_the_page_that_lists_it(cast, eeros, topic):
    say(eeros, address(topic), "follow")
    undo = f"{address(topic)}following/?state="
    assert undo in page(eeros, FOLLOWING)  # the message stands on the next page, whichever it is
    assert "First chapters" in page(eeros, FOLLOWING)
    answer = say(eeros, address(topic), "", back="list")
    assert answer["Location"] == FOLLOWING
    html = page(eeros, FOLLOWING)
    assert "You follow nothing yet" in html
    eeros.post(undo + "follow")
    assert Follow.objects.get().state == "follow"


def test_what_one_may_no_longer_see_is_not_listed(cast, signed_in):
    hidden = a_topic(cast.niilo, cast.workshop, "Behind the door")
    gita = signed_in(cast.gita)
    say(gita, address(hidden), "follow")
    say(gita, room_path(cast.workshop), "follow")
    assert "Behind the door" in page(gita, FOLLOWING)
    belonging.show_out(cast.niilo, cast.workshop, cast.gita)
    html = page(gita, FOLLOWING)
    assert "Behind the door" not in html
    assert "Workshop" not in html


def test_nonsense_is_refused_and_nothing_is_kept(cast, eeros, topic):
    assert eeros.post(address(topic) + "following/", {"state": "hate"}).status_code == 403
    assert not Follow.objects.exists()


def test_there_is_a_limit(cast, eeros, topic, monkeypatch):
    monkeypatch.setattr(Follow, "MOST", 1)
    say(eeros, address(topic), "follow")
    answer = eeros.post(room_path(cast.common) + "following/", {"state": "follow"})
    assert answer.status_code == 403
    assert "a great deal to follow" in answer.content.decode()
    say(eeros, address(topic), "mute")  # to think again is always possible
    cast.eero.refresh_from_db()
    assert (cast.eero.follows_count, cast.eero.mutes_count) == (0, 1)


def test_a_purged_discussion_takes_its_choices_along(cast, eeros, topic):
    say(eeros, address(topic), "follow")
    deleting.delete(cast.aino, opening(topic))
    deleting.purge(before_days=-1)
    assert not Follow.objects.exists()


@pytest.mark.parametrize("path", [TALK, "topic", "room"])
def test_hot_pages_cost_the_same_for_who_follows_and_mutes(cast, eeros, topic, path):
    path = {"topic": address(topic), "room": room_path(cast.common)}.get(path, path)

    def cost() -> int:
        eeros.get(path)
        with CaptureQueriesContext(connection) as seen:
            eeros.get(path)
        return len(seen)

    before = cost()
    choose(cast.eero, "topic", topic.pk, "follow")
    choose(cast.eero, "person", cast.mari.pk, "mute")
    assert cost() == before
