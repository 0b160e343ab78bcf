"""The link in a letter that stops its kind of letter with one click, in this membership only (RFC 8058)."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
import time_machine
from django.test import Client

from porukka.communities.actions import belonging
from porukka.communities.models import Member
from porukka.discussions.actions import writing
from porukka.notifications.actions import turning_off
from porukka.notifications.models import Preference
from porukka.notifications.tests.mailing import MORNING, SETTINGS, chooses, letters, off_link, waiting, worker
from tests.cast import a_community

ONE_CLICK = {"List-Unsubscribe": "One-Click"}


@pytest.fixture
def clock():
    with time_machine.travel(MORNING, tick=False) as traveller:
        yield traveller


@pytest.fixture
def letter(cast, clock):
    """Aino's letter about the first answer."""
    topic = writing.start_topic(cast.aino, cast.common, title="Hello", text="Words")
    writing.reply(cast.eero, topic, text="Hi")
    worker()
    clock.shift(timedelta(minutes=10))
    worker()
    return letters(cast.aino)[0]


@pytest.fixture
def mail_program() -> Client:
    """It has no cookies and sends no CSRF token."""
    return Client(enforce_csrf_checks=True)


def ways(member: Member) -> dict[str, str]:
    wish = Preference.of(member)
    return {kind: wish.way_of(kind) for kind in DEFAULTS}


DEFAULTS = {
    "reply_to_me": "now",
    "first_answer": "now",
    "answer_to_topic": "page",
    "let_in": "page",
    "followed": "daily",
    "reminder": "now",
    "mention": "now",
    "everyone": "daily",
    "not_published": "now",
    "guide": "daily",
    "accepted": "page",
    "settled": "daily",
    "asked_to_join": "daily",
    "guest_came": "page",
    "came_in": "page",
    "suggested": "daily",
    "suggestion_decided": "daily",
    "circle": "now",
    "introduction": "daily",
    "introduced": "now",
    "role": "page",
    "place": "daily",
    "asked_in": "daily",
    "greet": "now",
    "handed": "daily",
    "quote_asked": "daily",
    "pain_changed": "page",
    "idea": "daily",
    "event": "now",
    "ledger": "daily",
    "question": "now",
    "questions_wait": "daily",
    "contest": "daily",
    "thanked": "page",
    "goal": "daily",
    "experiment": "daily",
    "word_heard": "now",
    "to_read": "daily",
    "fading": "daily",
    "board": "daily",
}


def test_one_click_stops_this_kind_and_no_other(cast, letter, mail_program, clock):
    answer = mail_program.post(off_link(letter), ONE_CLICK)
    assert answer.status_code == 200  # no redirect: mail programs do not follow it
    assert ways(cast.aino) == DEFAULTS | {"first_answer": "page"}
    topic = writing.start_topic(cast.aino, cast.common, title="Next", text="Words")
    writing.reply(cast.eero, topic, text="Hi")
    writing.reply(cast.eero, topic, text="To you", reply_to=topic.posts.get(number=0))
    worker()
    clock.shift(timedelta(minutes=10))
    worker()
    assert "To you" in letters(cast.aino)[-1].text
    assert len(letters(cast.aino)) == 2


def test_looking_at_the_link_does_nothing(cast, letter, mail_program):
    before = Preference.objects.values().get()
    for method in (mail_program.get, mail_program.head):
        assert method(off_link(letter)).status_code == 200
    page = mail_program.get(off_link(letter)).content.decode()
    assert "Stop these letters?" in page
    assert "The first answer in a discussion you started" in page
    assert "Quiet writers" in page
    assert Preference.objects.values().get() == before


def test_the_button_of_the_page_does_it_without_signing_in(cast, letter, mail_program):
    page = mail_program.get(off_link(letter)).content.decode()
    form = re.search(r'<form method="post"><input type="hidden" name="([^"]+)" value="([^"]+)">', page)
    done = mail_program.post(off_link(letter), {form[1]: form[2]}).content.decode()
    assert "No more of these letters" in done
    assert f'href="{SETTINGS}"' in done
    assert ways(cast.aino)["first_answer"] == "page"


def test_pressing_again_changes_nothing_and_is_no_error(cast, letter, mail_program):
    for _time in range(3):
        assert mail_program.post(off_link(letter), ONE_CLICK).status_code == 200
    assert ways(cast.aino) == DEFAULTS | {"first_answer": "page"}


def test_the_page_says_later_too_that_it_is_done(cast, letter, mail_program):
    """Whoever changes the page's language comes back to it by a GET."""
    mail_program.post(off_link(letter), ONE_CLICK)
    page = mail_program.get(off_link(letter)).content.decode()
    assert "No more of these letters" in page
    assert "Stop them" not in page


def test_what_waits_already_does_not_come_any_more(cast, letter, mail_program, clock):
    topic = writing.start_topic(cast.aino, cast.common, title="Next", text="Words")
    writing.reply(cast.eero, topic, text="Hi")
    worker()
    assert waiting() == 1
    mail_program.post(off_link(letter), ONE_CLICK)
    clock.shift(timedelta(minutes=10))
    worker()
    assert (len(letters()), waiting()) == (1, 0)


def test_others_and_other_communities_are_untouched(cast, letter, mail_program):
    there = a_community("gardeners")
    elsewhere = Member.objects.create(community=there, person=cast.aino.person, name="Aino")
    mail_program.post(off_link(letter), ONE_CLICK)
    assert ways(elsewhere) == ways(cast.eero) == ways(cast.mari) == DEFAULTS
    assert Preference.objects.count() == 1


def test_a_bundle_stops_the_kinds_it_holds(cast, clock, mail_program):
    topic = writing.start_topic(cast.aino, cast.common, title="Hello", text="Words")
    writing.reply(cast.eero, topic, text="Hi")
    writing.reply(cast.eero, topic, text="To you", reply_to=topic.posts.get(number=0))
    worker()
    clock.shift(timedelta(minutes=10))
    worker()
    mail_program.post(off_link(letters(cast.aino)[0]), ONE_CLICK)
    assert ways(cast.aino) == DEFAULTS | {"first_answer": "page", "reply_to_me": "page"}


def test_the_link_of_a_summary_stops_the_summary_and_leaves_what_comes_at_once(cast, clock, mail_program):
    chooses(cast.aino, first_answer="daily", let_in="daily")
    topic = writing.start_topic(cast.aino, cast.common, title="Hello", text="Words")
    writing.reply(cast.eero, topic, text="Hi")
    worker()
    clock.move_to(MORNING.replace(hour=15))
    worker()
    path = off_link(letters(cast.aino)[0])
    assert "The daily summary would not come" in mail_program.get(path).content.decode()
    mail_program.post(path, ONE_CLICK)
    before = DEFAULTS | {"first_answer": "daily", "let_in": "daily"}
    stopped = {kind: "page" for kind, way in before.items() if way == "daily"}
    assert ways(cast.aino) == DEFAULTS | stopped


def tampered(path: str, cast) -> dict[str, str]:
    preference, what, mac = path.removeprefix("/n/off/").rstrip("/").split(".")
    foreign = Preference.objects.create(community=cast.community, member=cast.eero)
    return {
        "no token": "x",
        "no secret": f"{preference}.{what}",
        "an empty secret": f"{preference}.{what}.",
        "a wrong secret": f"{preference}.{what}.{mac[:-1]}{'0' if mac[-1] != '0' else '1'}",
        "more after it": f"{preference}.{what}.{mac}0",
        "another's preference": f"{foreign.address}.{what}.{mac}",
        "another kind": f"{preference}.reply_to_me.{mac}",
        "the summary": f"{preference}.daily.{mac}",
        "nobody's preference": f"zzzz.{what}.{mac}",
        "no id": f"LIO.{what}.{mac}",
        "letters of another alphabet": f"{preference}.{what}.ä{mac}",
        "much too long": f"{preference}.{what}.{mac}" + "0" * 3000,
    }


@pytest.mark.parametrize("number", range(12))
def test_a_tampered_link_does_nothing_and_tells_nothing(cast, letter, mail_program, number):
    name, token = list(tampered(off_link(letter), cast).items())[number]
    before = list(Preference.objects.order_by("pk").values())
    bodies = set()
    for path in (f"/n/off/{token}/", "/n/off/nothing/"):
        for answer in (mail_program.get(path), mail_program.post(path, ONE_CLICK)):
            assert answer.status_code == 404, name
            bodies.add(answer.content)
    assert len(bodies) == 1
    assert b"Quiet writers" not in bodies.pop()
    assert list(Preference.objects.order_by("pk").values()) == before


def test_guessing_is_slowed_down_and_the_right_link_still_works(cast, letter, mail_program):
    found = [mail_program.post(f"/n/off/guess{number}/", ONE_CLICK).status_code for number in range(32)]
    assert found == [404] * 30 + [429] * 2
    assert mail_program.post(off_link(letter), ONE_CLICK).status_code == 200


def test_the_link_holds_no_id_of_an_account(cast, letter):
    path = off_link(letter)
    for row in (cast.aino, cast.aino.person, cast.community):
        assert str(row.pk) not in path
        assert row.address not in path


def test_a_link_made_with_another_secret_key_does_not_work(cast, letter, mail_program, settings):
    settings.SECRET_KEY = "another"
    assert mail_program.post(off_link(letter), ONE_CLICK).status_code == 404


def test_who_has_left_stops_letters_too_and_is_told_nothing_of_the_community(cast, letter, mail_program):
    belonging.remove(cast.aino, cast.mari)  # somebody else: nothing changes for Aino's link
    Member.objects.filter(pk=cast.aino.pk).update(state="left")
    answer = mail_program.post(off_link(letter), ONE_CLICK)
    assert answer.status_code == 200
    assert b"Quiet writers" not in answer.content
    assert b"/c/writers/" not in answer.content


def test_it_can_be_turned_on_again(cast, letter, mail_program, signed_in):
    mail_program.post(off_link(letter), ONE_CLICK)
    form = DEFAULTS | {"summary_hour": 17, "quiet_from": "", "quiet_to": ""}
    assert signed_in(cast.aino).post(SETTINGS, form).status_code == 302
    assert ways(cast.aino) == DEFAULTS


def test_no_page_keeps_the_link(letter, mail_program):
    assert "no-store" in mail_program.get(off_link(letter))["Cache-Control"]


def test_a_token_names_its_kinds_in_one_order(cast):
    wish = Preference(community=cast.community, member=cast.aino)
    both = {"reply_to_me", "first_answer"}
    assert turning_off.token_of(wish, both) == turning_off.token_of(wish, sorted(both, reverse=True))
