"""A page one has already is answered with 304 as long as nothing on it has changed, and never a moment longer."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import pytest
from django.contrib.messages.storage.base import Message
from django.contrib.messages.storage.cookie import CookieStorage
from django.contrib.sessions.models import Session
from django.db import connection
from django.http import HttpRequest
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from porukka.communities import deeds
from porukka.communities.actions import appearing, belonging
from porukka.communities.models import Community
from porukka.discussions.actions import hiding, ordering, reacting
from porukka.discussions.models import Post, Topic
from porukka.discussions.tests.talking import TALK, a_reply, a_topic, address, opening, reply
from porukka.people.models import Person
from tests.cast import Cast, signed_in


@dataclass
class Browser:
    """What a browser does with a page: keeps it with its tag, and asks whether it is still the same."""

    client: Client
    path: str
    tag: str = ""

    def look(self) -> Any:
        answer = self.client.get(self.path)
        assert answer.status_code == 200
        self.tag = answer["ETag"]
        return answer

    def again(self, path: str = "") -> int:
        answer = self.client.get(path or self.path, headers={"If-None-Match": self.tag})
        assert answer.status_code != 304 or (not answer.content and answer["ETag"] == self.tag)
        return int(answer.status_code)


@pytest.fixture
def topic(cast: Cast, time_machine: Any) -> Topic:
    """In the middle of a minute that does not pass."""
    time_machine.move_to(timezone.now().replace(second=30), tick=False)
    found = a_topic(cast.aino, cast.common)
    a_reply(cast.niilo, found)
    return found


@pytest.fixture(params=["list", "room", "topic"])
def eero(request: pytest.FixtureRequest, cast: Cast, topic: Topic) -> Browser:
    room = f"/c/writers/r/{cast.common.address}-common/"
    path = {"list": TALK, "room": room, "topic": address(topic)}[request.param]
    browser = Browser(signed_in(cast.eero), path)
    browser.look()  # which gives her the key of her forms
    browser.look()
    return browser


def test_a_page_that_is_the_same_is_not_drawn_again_nor_are_its_rows_asked(eero: Browser) -> None:
    with CaptureQueriesContext(connection) as asked:
        assert eero.again() == 304
    assert len(asked) == 4  # session, person, member, bell
    assert "private" in eero.look()["Cache-Control"]
    assert eero.again() == 304


def said(client: Client, address: str, **fields: Any) -> None:
    assert client.post(address, fields).status_code < 400, address


def _tell(cast: Cast, topic: Topic, browser: Browser) -> None:
    request = HttpRequest()
    jar = CookieStorage(request)
    browser.client.cookies["messages"] = jar._encode([Message(25, "Once alone")])


def _seen_elsewhere(cast: Cast, topic: Topic, browser: Browser) -> None:
    """On her phone."""
    said(signed_in(cast.eero), address(topic) + "reading/", number=1)


def _sent_by_her(path: str, **fields: Any) -> Callable[[Cast, Topic, Browser], None]:
    def send(cast: Cast, topic: Topic, browser: Browser) -> None:
        first = opening(topic).address
        said(browser.client, path.format(topic=address(topic), post=f"{TALK}p/{first}/"), **fields)

    return send


def _bell(cast: Cast, topic: Topic, browser: Browser) -> None:
    mine = a_topic(cast.eero, cast.common, "Mine")
    a_reply(cast.matti, mine)
    browser.look()  # after that, the worker alone does something
    deeds.catch_up(["notifications"])


def _person(**facts: Any) -> Callable[[Cast, Topic, Browser], None]:
    return lambda cast, topic, browser: Person.objects.filter(pk=cast.eero.person_id).update(**facts) and None


CHANGES: dict[str, Callable[[Cast, Topic, Browser], Any]] = {
    "somebody replies": lambda cast, topic, browser: a_reply(cast.mari, topic),
    "somebody edits": lambda cast, topic, browser: hiding.hide(cast.matti, topic.posts.get(number=1), "Loud"),
    "a reaction of hers": lambda cast, topic, browser: reacting.give(cast.eero, opening(topic), "👍"),
    "another's reaction": lambda cast, topic, browser: reacting.give(cast.niilo, opening(topic), "👍"),
    "closed": lambda cast, topic, browser: ordering.close(cast.matti, topic, "Enough"),
    "somebody has another name": lambda cast, topic, browser: appearing.appear(
        cast.niilo, name="Niko", tagline=""
    ),
    "a role": lambda cast, topic, browser: belonging.give_role(cast.aino, cast.eero, "moderator"),
    "read here": _sent_by_her("{topic}reading/", number=1),
    "read on a phone": _seen_elsewhere,
    "saved": _sent_by_her("{topic}saving/"),
    "a post saved": _sent_by_her("{post}saving/"),
    "followed": _sent_by_her("{topic}following/", choice="follow"),
    "all read": _sent_by_her(TALK + "readings/"),
    "replied": lambda cast, topic, browser: reply(browser.client, topic),
    "the bell": _bell,
    "a message": _tell,
    "her language": _person(language="fi"),
    "her zone": _person(time_zone="Asia/Tokyo"),
    "keys": _person(single_keys=False),
    "the community's name": lambda cast, topic, browser: Community.objects.update(name="Loud writers"),
    "a part is off": lambda cast, topic, browser: Community.objects.update(parts_off="polls"),
    "another key of forms": lambda cast, topic, browser: browser.client.cookies.pop("csrftoken"),
}


@pytest.mark.parametrize("change", CHANGES)
def test_whatever_may_show_on_it_makes_it_a_new_page(
    cast: Cast, topic: Topic, eero: Browser, change: str
) -> None:
    assert eero.again() == 304
    CHANGES[change](cast, topic, eero)
    assert eero.again() == 200, change


def test_a_minute_later_it_is_a_new_page(eero: Browser, time_machine: Any) -> None:
    time_machine.move_to(timezone.now() + timedelta(seconds=29), tick=False)
    assert eero.again() == 304
    time_machine.move_to(timezone.now() + timedelta(seconds=1), tick=False)
    assert eero.again() == 200


def test_who_may_not_see_it_any_more_hears_so_whatever_she_has_kept(cast: Cast, eero: Browser) -> None:
    banned = Browser(signed_in(cast.niilo), eero.path)
    banned.look()
    belonging.suspend(cast.aino, cast.niilo, until=timezone.now() + timedelta(days=1), why="Shouting")
    assert banned.again() == 403
    Session.objects.all().delete()  # as signing out elsewhere does
    assert eero.again() == 404
    eero.client = signed_in(cast.eero)
    assert eero.again() == 200  # by another cookie of forms
    belonging.remove(cast.aino, cast.eero)
    assert eero.again() == 404


def test_after_signing_out_the_public_page_is_another(cast: Cast, eero: Browser) -> None:
    Community.objects.update(visibility="public")
    eero.look()
    eero.client.post("/people/logout/")
    assert eero.again() == 200
    assert "data-live" not in eero.look().content.decode()
    assert eero.again() == 304  # for whoever has no name


def test_no_two_readers_share_a_tag(cast: Cast, topic: Topic, eero: Browser) -> None:
    """Not even two of a kind who send the same key of forms."""
    Community.objects.update(visibility="public")
    tags, people = set(), [cast.aino, cast.mari, cast.matti, cast.eero, cast.niilo, cast.outi, None]
    for who in people:
        client = signed_in(who)
        client.cookies["csrftoken"] = "a" * 32
        browser = Browser(client, eero.path)
        browser.look()
        tags.add(browser.tag)
        assert browser.again() == 304
        browser.tag = eero.tag
        assert browser.again() == 200
    assert len(tags) == len(people)


def test_neither_an_asterisk_nor_a_tag_says_that_something_is_there(cast: Cast, topic: Topic) -> None:
    inside, outside = signed_in(cast.mari), signed_in(cast.eero)
    hidden = a_topic(cast.mari, cast.back, "Canary")
    tag = inside.get(address(hidden))["ETag"]
    for path in (address(hidden), f"{TALK}t/0000000000000-x/", f"/c/nowhere/t/{topic.address}-x/"):
        for guess in ("*", tag, f"*, {tag}"):
            assert outside.get(path, headers={"If-None-Match": guess}).status_code == 404
    assert outside.get(TALK, headers={"If-None-Match": "*"}).status_code == 200


def test_what_is_refused_counts_for_nothing(cast: Cast, topic: Topic, eero: Browser) -> None:
    assert eero.client.post(f"{address(topic)}closure/", {"why": "I want it"}).status_code == 404
    assert reply(eero.client, topic, text="").status_code == 400
    assert eero.again() == 304
    assert Post.objects.filter(topic=topic).count() == 2
