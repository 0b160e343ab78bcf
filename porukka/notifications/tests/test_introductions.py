"""The bell asks both of two who should meet, each for herself, and tells them together."""

from __future__ import annotations

from html import unescape

from django.core import mail

from porukka.communities import deeds
from porukka.communities.actions import blocking
from porukka.communities.models import Member
from porukka.notifications.models import Notification
from porukka.profiles.actions.introducing import answer, introduce
from tests.cast import Cast, signed_in

PAGE = "/c/writers/notifications/"
ASKED = "Mari would like to introduce you to somebody"
MET = "You both said yes: Mari introduces you to each other"


def lines(member: Member) -> str:
    return unescape(signed_in(member).get(PAGE).content.decode())


def test_both_are_asked_and_told_and_nobody_else(cast: Cast) -> None:
    made = introduce(cast.mari, cast.eero, cast.niilo, why="Trains.")
    for _time in range(2):
        deeds.catch_up(["notifications"])
    for member in (cast.eero, cast.niilo):
        assert lines(member).count(ASKED) == 1
    for member in (cast.mari, cast.aino, cast.matti):
        assert ASKED not in lines(member)
    answer(cast.eero, made, yes=True)
    deeds.catch_up(["notifications"])
    assert MET not in lines(cast.eero) + lines(cast.niilo)
    answer(cast.niilo, made, yes=True)
    deeds.catch_up(["notifications"])
    assert MET in lines(cast.eero)
    assert MET in lines(cast.niilo)
    line = Notification.objects.get(member=cast.eero, kind="introduced")
    assert signed_in(cast.eero).post(f"{PAGE}{line.address}/reading/").url == "/c/writers/introductions/"


def test_who_is_not_to_be_asked_hears_nothing(cast: Cast) -> None:
    blocking.block(cast.niilo, cast.eero)
    introduce(cast.mari, cast.eero, cast.niilo, why="Trains.")
    deeds.catch_up(["notifications"])
    assert not Notification.objects.exists()
    assert not mail.outbox
