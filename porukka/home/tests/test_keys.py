"""What the keys open: their list, and the way to anywhere by its name."""

from __future__ import annotations

import html
import json
import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from porukka.communities.models import Member, Room
from porukka.discussions.actions import deleting, hiding, writing
from porukka.home.queries import switching
from porukka.people import throttles
from tests.cast import signed_in

KEYS, SWITCH = "/c/writers/keys/", "/c/writers/switch/"
FRAME = 3  # session, person, membership with its community


def a_topic(by, room, title):
    return writing.start_topic(by, room, title=title, text="Words.")


def found(client, q="", status=200):
    """The names that the switcher offers, in its order."""
    answer = client.get(SWITCH, {"q": q})
    assert answer.status_code == status
    return re.findall(r'role="option".*?<span>(.*?)</span>', html.unescape(answer.content.decode()))


def test_a_member_finds_rooms_discussions_members_and_pages_by_their_beginnings(cast):
    a_topic(cast.eero, cast.common, "Common mistakes")
    a_topic(cast.eero, cast.common, "Ääkköset")
    client = signed_in(cast.eero)
    assert found(client, "comm") == ["Common room", "Common mistakes"]
    assert found(client, "mist com") == ["Common mistakes"]
    assert found(client, "aak") == ["Ääkköset"]
    assert found(client, "mat") == ["Matti"]
    assert found(client, "who") == ["Who may do what"]
    assert found(client, "istakes") == []


def test_without_words_stand_what_is_unread_and_the_rooms(cast):
    mine = a_topic(cast.eero, cast.common, "Mine")
    a_topic(cast.niilo, cast.common, "Not read yet")
    client = signed_in(cast.eero)
    assert found(client) == ["Not read yet", "Common room"]
    writing.reply(cast.niilo, mine, text="Indeed.")
    assert found(client) == ["Mine", "Not read yet", "Common room"]


def test_nobody_finds_what_she_may_not_see(cast):
    a_topic(cast.niilo, cast.workshop, "Canary in the workshop")
    a_topic(cast.mari, cast.back, "Canary in the back")
    gone = a_topic(cast.eero, cast.common, "Canary that is gone")
    deleting.delete(cast.eero, gone.posts.get())
    hidden = a_topic(cast.eero, cast.common, "Canary that is hidden")
    hiding.hide(cast.matti, hidden.posts.get(), why="Not kind.")
    assert found(signed_in(cast.eero), "canary") == []
    assert found(signed_in(cast.niilo), "canary") == ["Canary in the workshop"]
    assert found(signed_in(cast.gita), "canary") == ["Canary in the workshop"]
    assert found(signed_in(cast.mari), "canary") == ["Canary in the back"]
    assert found(signed_in(cast.eero), "work") == found(signed_in(cast.eero), "back") == []
    assert found(signed_in(cast.gita), "ni") == ["Niilo"]
    assert found(signed_in(cast.gita), "aino") == []
    assert found(signed_in(cast.gita), "invite") == found(signed_in(cast.eero), "settings") == []
    assert found(signed_in(cast.mari), "settings") == ["Settings"]
    for outsider in (cast.outi, cast.lauri, None):
        assert signed_in(outsider).get(SWITCH, {"q": "a"}).status_code == 404


def test_each_kind_is_bounded_and_costs_the_same_whatever_there_is(cast):
    client = signed_in(cast.eero)
    client.get(SWITCH, {"q": "many"})

    def queries(q):
        with CaptureQueriesContext(connection) as seen:
            names = found(client, q)
        return len(seen), names

    assert queries("many") == (FRAME + 3, [])
    for number in range(12):
        a_topic(cast.niilo, cast.common, f"Many {number}")
    Room.objects.bulk_create(
        Room(community=cast.community, name=f"Many rooms {number}", slug="many") for number in range(12)
    )
    Member.objects.bulk_create(
        Member(community=cast.community, name=f"Many {number}") for number in range(12)
    )
    count, names = queries("many")
    assert (count, len(names)) == (FRAME + 3, 3 * switching.MOST)
    count, names = queries("")
    assert (count, len(names)) == (FRAME + 2, 2 * switching.MOST)


@pytest.mark.parametrize("q", ["\0", "(", "[", "\\", "a" * 5_000, "ä " * 400, "%", "'", "🔥", "\u202e"])
def test_whatever_is_asked_for_is_answered(cast, q):
    assert signed_in(cast.eero).get(SWITCH, {"q": q}).status_code == 200


def test_who_asks_all_the_time_waits_a_moment(cast, monkeypatch):
    monkeypatch.setitem(throttles.MOST_A_MINUTE, "switch", 2)
    client = signed_in(cast.eero)
    assert found(client, "mat") == found(client, "mat") == ["Matti"]
    answer = client.get(SWITCH, {"q": "mat"})
    assert (answer.status_code, answer["Retry-After"]) == (429, "60")
    assert "Wait a moment" in answer.content.decode()
    assert "Matti" not in answer.content.decode()
    assert found(signed_in(cast.niilo), "mat") == ["Matti"]


def test_the_list_of_keys_is_a_page_and_a_dialog_and_says_what_is_turned_off(cast):
    client = signed_in(cast.eero)
    assert f'href="{KEYS}"' in client.get("/c/writers/me/").content.decode()
    page = client.get(KEYS).content.decode()
    dialog = client.get(KEYS, {"dialog": 1}).content.decode()
    for shown in (page, dialog):
        assert "back to the list" in shown
        assert "can be turned off" in shown
    assert "<html" in page
    assert dialog.strip().startswith("<dialog")
    person = cast.eero.person
    person.single_keys = False
    person.save()
    assert "You have turned off keys of a single letter" in client.get(KEYS).content.decode()


def test_members_have_the_keys_on_every_page_and_visitors_have_none(cast):
    cast.community.visibility = "public"
    cast.community.save()
    shown = signed_in(cast.eero).get("/c/writers/").content.decode()
    assert 'data-single="on"' in shown
    places = json.loads(html.unescape(re.search(r'data-places="(.*?)"', shown)[1]))
    assert places["gr"] == "/c/writers/rooms/"
    for path in places.values():
        assert signed_in(cast.eero).get(path).status_code == 200
    person = cast.eero.person
    person.single_keys = False
    person.save()
    assert 'data-single=""' in signed_in(cast.eero).get("/c/writers/").content.decode()
    assert "core/js/keys" not in signed_in(None).get("/c/writers/").content.decode()


def test_the_pages_of_the_switcher_are_there(cast):
    for member in (cast.aino, cast.eero, cast.gita, cast.matti):
        client = signed_in(member)
        for page in switching.pages(member):
            assert client.get(page.url).status_code == 200, (member.name, page)
