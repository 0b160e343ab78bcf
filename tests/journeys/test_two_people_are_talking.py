"""The way that everything is for: an empty installation, and in the end two people are talking."""

from __future__ import annotations

from urllib.parse import urlsplit

import pytest

from tests.journeys.conftest import SomebodyNew
from tests.journeys.house import House
from tests.journeys.people import Person
from tests.journeys.steps import (
    COMMUNITY,
    ROOM,
    TOPIC,
    become_keeper,
    come_by_invitation_and_post,
    found_community,
    invite_into_room,
    make_private_room,
    show_face,
    talk_to_each_other,
)

pytestmark = pytest.mark.journey


def test_two_people_are_talking_and_a_third_sees_nothing_of_it(empty_house: House, somebody: SomebodyNew):
    sirkka = somebody(empty_house, "fi")
    become_keeper(sirkka, empty_house)
    found_community(sirkka)
    face = show_face(sirkka)
    room = make_private_room(sirkka)
    link = invite_into_room(sirkka)

    eino = somebody(empty_house, "fi")
    sirkka.open(room)
    topic = come_by_invitation_and_post(eino, link)
    assert eino.path == urlsplit(topic).path

    sirkka.press("One new post. Show it", "main")
    sirkka.press(TOPIC, "main")
    talk_to_each_other(sirkka, eino)

    outi = somebody(empty_house, "fi")
    outi.open("/people/signup/")
    outi.sign_up("Outi Outola", "outi@example.org")
    assert outi.open("/") == 200
    outi.sees(outi.words("My communities"), "h1")  # she is signed in, and yet:
    assert_nothing_is_there(outi, room, topic, face, eino)


def assert_nothing_is_there(outi: Person, room: str, topic: str, face: str, eino: Person) -> None:
    base = "/c/oinen-koori/"
    hidden = [base, room, topic, f"{base}live", face, f"{base}search/?q=lauletaan", f"{base}members/"]
    assert {address: outi.status_of(address) for address in hidden} == dict.fromkeys(hidden, 404)
    assert outi.status_of(f"{base}live", accept="text/event-stream") == 404
    assert [eino.status_of(address) for address in hidden if not address.endswith("live")] == [200] * 6
    assert outi.open(topic) == 404
    for words in (COMMUNITY, ROOM, TOPIC):
        assert words not in outi.page.content()
