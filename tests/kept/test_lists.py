"""Kept pieces of lists show nobody what is another's (C23), and whatever changes acts on the very next page.

Nothing is ever taken off a shelf: actions know nothing of them. So what holds here, where the action and the page
share a process, holds for a page of another process too.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta

import pytest
from django.contrib.sessions.models import Session
from django.test import Client
from django.utils import timezone

from porukka.communities.actions import belonging
from porukka.communities.addresses import room_url
from porukka.communities.models import Community, Room, RoomMember
from porukka.discussions import beginning
from porukka.discussions.actions import deleting, following, hiding, reading
from porukka.discussions.beginning import _draw as draw
from porukka.discussions.tests.talking import TALK, a_topic, opening, page
from tests.cast import Cast, signed_in

OPEN, PRIVATE, SECRET = "Canary of the open room", "Canary of the workshop", "Canary of the back room"


@pytest.fixture
def talk(cast: Cast) -> None:
    a_topic(cast.aino, cast.common, OPEN)
    a_topic(cast.niilo, cast.workshop, PRIVATE)
    a_topic(cast.mari, cast.back, SECRET)


def seen(client: Client) -> set[str]:
    shown = page(client)
    return {words for words in (OPEN, PRIVATE, SECRET) if words in shown}


def rooms_offered(client: Client) -> set[str]:
    """In the rail and in the form of a new discussion."""
    shown = page(client)
    return {name for name in ("Common room", "Workshop", "Back room") if f">{name}" in shown}


def test_each_reader_sees_her_rooms_whoever_came_first(cast, talk):
    hers = {
        "mari": {OPEN, SECRET},
        "niilo": {OPEN, PRIVATE},
        "eero": {OPEN},
        "gita": {PRIVATE},
        "matti": {OPEN},
    }
    browsers = {name: signed_in(getattr(cast, name)) for name in hers}
    for order in (list(hers), list(reversed(hers))):
        for name in order:
            assert seen(browsers[name]) == hers[name], name


def test_the_rail_and_the_form_name_the_reader_s_rooms_alone(cast, talk):
    browsers = [(signed_in(one), names) for one, names in (
        (cast.mari, {"Common room", "Back room"}),
        (cast.niilo, {"Common room", "Workshop"}),
        (cast.eero, {"Common room"}),
        (cast.gita, {"Workshop"}),
    )]  # fmt: skip
    for _time in range(2):
        for browser, names in browsers:
            assert rooms_offered(browser) == names


def test_a_visitor_gets_nothing_of_a_member_s_page(cast, talk):
    Community.objects.filter(pk=cast.community.pk).update(visibility="public")
    eero, nobody = signed_in(cast.eero), Client()
    for _time in range(2):
        assert "data-draft" in page(eero)
        shown = page(nobody)
        assert OPEN in shown
        for hers in ("data-draft", "data-live", 'class="bell"', "?show=unread", "unread"):
            assert hers not in shown


def test_two_languages_of_one_list(cast, talk):
    cast.eero.person.language = "fi"
    cast.eero.person.save()
    eero, matti = signed_in(cast.eero), signed_in(cast.matti)
    for _time in range(2):
        assert "Keskustelut" in page(eero)
        assert "Aloita keskustelu" in page(eero)
        assert "Keskustelut" not in page(matti)
        assert "Start a discussion" in page(matti)


def test_two_time_zones_of_one_list(cast, talk, time_machine):
    time_machine.move_to(datetime(2030, 5, 2, 3, 0, tzinfo=UTC), tick=False)
    a_topic(cast.aino, cast.common, "By night")
    time_machine.move_to(datetime(2030, 5, 2, 20, 0, tzinfo=UTC), tick=False)
    cast.eero.person.time_zone = "Asia/Tokyo"
    cast.eero.person.save()
    eero, matti = signed_in(cast.eero), signed_in(cast.matti)
    for _time in range(2):
        assert "yesterday" in page(eero)
        assert "today at" in page(matti)
        assert "today at" not in page(eero)


@pytest.mark.parametrize("leaves_a_deed", [True, False])
def test_a_room_made_private_is_gone_from_the_next_page(cast, talk, leaves_a_deed):
    eero, niilo = signed_in(cast.eero), signed_in(cast.niilo)
    assert (seen(eero), seen(niilo)) == ({OPEN}, {OPEN, PRIVATE})
    RoomMember.objects.create(community=cast.community, room=cast.common, member=cast.niilo)
    Room.objects.filter(pk=cast.common.pk).update(kind="private")  # even where nobody tells
    if leaves_a_deed:
        belonging.give_role(cast.aino, cast.matti, "member")
    assert (seen(eero), seen(niilo)) == (set(), {OPEN, PRIVATE})
    assert rooms_offered(eero) == set()


def test_a_role_given_counts_on_the_next_page(cast, talk):
    eero = signed_in(cast.eero)
    assert seen(eero) == {OPEN}
    belonging.give_role(cast.aino, cast.eero, "guest")
    assert seen(eero) == set()
    assert 'href="/c/writers/members/"' not in page(eero)
    belonging.give_role(cast.aino, cast.eero, "moderator")
    assert seen(eero) == {OPEN}
    assert "/c/writers/reports/" in page(eero)


def test_who_is_let_out_suspended_or_removed_reads_no_further_page(cast, talk):
    niilo, eero = signed_in(cast.niilo), signed_in(cast.eero)
    gita = signed_in(cast.gita)
    assert (seen(niilo), seen(gita), seen(eero)) == ({OPEN, PRIVATE}, {PRIVATE}, {OPEN})
    belonging.show_out(cast.niilo, cast.workshop, cast.gita)
    assert seen(gita) == set()
    belonging.suspend(cast.aino, cast.eero, until=timezone.now() + timedelta(days=1), why="Shouting")
    assert eero.get(TALK).status_code == 403
    belonging.remove(cast.aino, cast.niilo)
    assert niilo.get(TALK).status_code == 404


def test_signing_out_elsewhere_and_a_new_password_act_at_once(cast, talk):
    here, there, other = signed_in(cast.eero), signed_in(cast.eero), signed_in(cast.matti)
    assert all(seen(one) == {OPEN} for one in (here, there, other))
    Session.objects.filter(session_key=there.session.session_key).delete()  # as "sign out there" does
    assert there.get(TALK).status_code == 404
    assert seen(here) == {OPEN}
    cast.eero.person.set_password("another long password")
    cast.eero.person.save()
    assert here.get(TALK).status_code == 404
    cast.matti.person.is_active = False
    cast.matti.person.save()
    assert other.get(TALK).status_code == 404


def test_a_session_that_has_ended_opens_nothing(cast, talk, time_machine):
    eero = signed_in(cast.eero)
    assert seen(eero) == {OPEN}
    time_machine.move_to(timezone.now() + timedelta(days=61))
    assert eero.get(TALK).status_code == 404


def test_what_one_has_read_stays_unread_for_another(cast, talk):
    eero, matti = signed_in(cast.eero), signed_in(cast.matti)
    topic = a_topic(cast.aino, cast.common, "Both look at it")
    for browser in (eero, matti):
        assert 'class="topic unread"' in page(browser)
    reading.mark_all_read(cast.eero)
    assert 'class="topic unread"' not in page(eero)
    assert 'class="topic unread"' in page(matti)
    following.choose(cast.matti, "topic", topic.pk, "mute")
    assert "Muted" in page(matti)
    assert "Muted" not in page(eero)


def test_what_is_deleted_or_hidden_is_gone_from_everybody_s_next_page(cast, talk):
    topic, other = (
        a_topic(cast.eero, cast.common, "To be deleted"),
        a_topic(cast.eero, cast.common, "Hide me"),
    )
    browsers = [signed_in(one) for one in (cast.eero, cast.matti, cast.niilo)]
    assert all("To be deleted" in page(one) and "Hide me" in page(one) for one in browsers)
    deleting.delete(cast.matti, opening(topic))
    hiding.hide(cast.matti, opening(other), "Not kind")
    assert not any("To be deleted" in page(one) or "Hide me" in page(one) for one in browsers)


def test_no_two_forms_share_a_key_or_a_mask(cast, talk):
    eero, matti = signed_in(cast.eero), signed_in(cast.matti)
    pages = [page(one) for one in (eero, eero, matti)]
    for name in ("once", "csrfmiddlewaretoken"):
        values = {shown.split(f'name="{name}" value="')[1].split('"')[0] for shown in pages}
        assert len(values) == 3, name
    assert not any(re.search(r"hole[0-9a-f]{24}", shown) for shown in pages)


def chosen(client: Client, room: Room) -> list[str]:
    """Which room the form of a new discussion comes with, in the list of this one."""
    html = client.get(
        room_url("writers", room)
    ).content.decode()  # as it goes out: nothing of it is escaped twice
    return re.findall(r'<option value="\d+" selected>([^<]+)', html)


def test_a_form_is_drawn_once_and_comes_with_the_room_in_which_one_stands(cast, talk, monkeypatch):
    drawn = []
    monkeypatch.setattr(beginning, "_draw", lambda *given: drawn.append(given) or draw(*given))
    mari, niilo = signed_in(cast.mari), signed_in(cast.niilo)
    for _time in range(2):
        assert chosen(mari, cast.common) == ["Common room"]
        assert chosen(mari, cast.back) == ["Back room"]
        assert chosen(niilo, cast.workshop) == ["Workshop"]
        assert chosen(niilo, cast.common) == ["Common room"]
    assert len(drawn) == 2  # one for each choice of rooms


def test_a_room_that_announces_offers_its_form_to_who_may_announce_alone(cast, talk):
    mari, niilo, eero = (signed_in(one) for one in (cast.mari, cast.niilo, cast.eero))
    Room.objects.filter(pk=cast.common.pk).update(mode="announcements")
    for _time in range(2):
        assert chosen(mari, cast.common) == ["Common room"]
        for browser in (niilo, eero):
            assert "data-draft" not in page(browser, room_url("writers", cast.common))
        assert rooms_offered_by_the_form(niilo) == {"Workshop"}


def rooms_offered_by_the_form(client: Client) -> set[str]:
    return set(re.findall(r'<option value="\d{10,}"[^>]*>([^<]+)', page(client)))


def test_the_question_of_the_month_has_each_reader_s_own_mask_and_language(cast, talk):
    Community.objects.filter(pk=cast.community.pk).update(members_count=100)
    cast.eero.person.language = "fi"
    cast.eero.person.save()
    eero, niilo = signed_in(cast.eero), signed_in(cast.niilo)
    masks = set()
    for _time in range(2):
        for browser, words in ((eero, "Tunnetko"), (niilo, "Do you feel")):
            card = page(browser).partition("/pulse/")[2].partition("</form>")[0]
            masks |= {re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', card)[1]}
            assert words in page(browser)
            assert ("Do you feel" in page(browser)) == (browser is niilo)
            assert not re.search(r"hole[0-9a-f]{24}", card)
    assert len(masks) == 4
