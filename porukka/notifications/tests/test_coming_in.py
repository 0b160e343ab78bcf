"""The bell tells the team who asks to join, the newcomer that she is in, and the inviter that her guest is here."""

from __future__ import annotations

from datetime import timedelta

import pytest
import time_machine

from porukka.communities import deeds
from porukka.communities.actions import belonging, inviting
from porukka.communities.models import Member
from porukka.communities.tests.doing import page
from porukka.joining.actions import asking
from porukka.joining.models import JoinRequest
from porukka.joining.tests.doing import ask_at_the_door, asks
from porukka.notifications.models import Notification
from porukka.notifications.tests.mailing import MORNING, chooses, letters, worker
from tests.cast import Cast, a_person, signed_in

BELL = "/c/writers/notifications/"


@pytest.fixture
def _asked(cast: Cast) -> None:
    ask_at_the_door(cast)
    asks(signed_in(cast.outi))


@pytest.mark.usefixtures("_asked")
def test_who_was_let_in_is_told_by_whom(cast: Cast) -> None:
    asking.accept(cast.matti, JoinRequest.objects.select_related("person", "community").get())
    deeds.catch_up(["notifications"])
    assert "Matti let you in. Welcome!" in page(signed_in(cast.outi), BELL)


@pytest.mark.usefixtures("_asked")
def test_the_team_is_told_once_until_it_has_looked(cast: Cast) -> None:
    asks(signed_in(a_person("Ulla")))
    deeds.catch_up(["notifications"])
    told = Notification.objects.filter(kind="asked_to_join")
    assert set(told.values_list("member__name", flat=True)) == {"Aino", "Mari", "Matti"}
    assert told.count() == 3
    assert "Somebody asks to join" in page(signed_in(cast.matti), "/c/writers/notifications/")


@pytest.mark.usefixtures("_asked")
def test_who_decides_no_more_is_not_told_any_more(cast: Cast) -> None:
    deeds.catch_up(["notifications"])
    Member.objects.filter(pk=cast.matti.pk).update(role="member")
    assert "Somebody asks to join" not in page(signed_in(cast.matti), "/c/writers/notifications/")


def test_the_letter_of_the_team_says_where_to_look(cast: Cast) -> None:
    with time_machine.travel(MORNING):
        chooses(cast.matti, asked_to_join="now")
        ask_at_the_door(cast)
        asking.ask(cast.outi, cast.community, [("Why?", "Haiku.")])
        deeds.catch_up(["notifications"])
    with time_machine.travel(MORNING + timedelta(minutes=11)):
        worker()
    (letter,) = letters(cast.matti)
    assert letter.subject == "Quiet writers: Somebody asks to join and waits for an answer"
    assert "/c/writers/requests/" in letter.text
    assert "Outi" not in letter.text
    assert "Haiku" not in letter.text


def test_the_inviter_is_told_when_her_guest_is_here(cast: Cast) -> None:
    outi = inviting.accept(cast.outi, inviting.invite(cast.eero))
    deeds.catch_up(["notifications"])
    assert "Outi, whom you invited, is here now" in page(signed_in(cast.eero), BELL)
    line = Notification.objects.get(member=cast.eero)
    went = signed_in(cast.eero).post(f"{BELL}{line.address}/reading/")
    assert went.url.endswith(f"/members/{outi.address}/")
    assert not Notification.objects.exclude(member=cast.eero).exists()


def test_an_inviter_who_has_left_is_told_nothing(cast: Cast) -> None:
    inviting.accept(cast.outi, inviting.invite(cast.eero))
    belonging.leave(cast.eero)
    deeds.catch_up(["notifications"])
    assert not Notification.objects.filter(kind="guest_came").exists()


def test_nobody_is_told_of_a_member_who_used_a_link_into_a_room(cast: Cast) -> None:
    inviting.accept(cast.eero.person, inviting.invite(cast.niilo, room=cast.workshop))
    deeds.catch_up(["notifications"])
    assert not Notification.objects.filter(kind="guest_came").exists()


def test_who_joins_by_herself_is_nobodys_guest(cast: Cast) -> None:
    type(cast.community).objects.update(visibility="public", joining="open")
    cast.community.refresh_from_db()
    belonging.join(a_person("Ulla"), cast.community)
    deeds.catch_up(["notifications"])
    assert not Notification.objects.exists()
    assert Member.objects.get(name="Ulla").invited_by is None
