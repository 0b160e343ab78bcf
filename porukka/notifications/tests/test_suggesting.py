"""The bell tells the team who is suggested, who suggested what became of it, and founders that their circle opens."""

from __future__ import annotations

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from porukka.communities import deeds
from porukka.communities.models import Member
from porukka.communities.tests.doing import page
from porukka.joining.actions import circle, nominating
from porukka.joining.models import Candidate
from porukka.joining.tests.conftest import fresh
from porukka.notifications.models import Notification
from porukka.notifications.tests.mailing import MORNING, chooses, letters, worker

BELL = "/c/writers/notifications/"


def suggest(member, name="Helmi"):
    nominating.nominate(fresh(member), name=name, reason="Reads aloud.")
    deeds.catch_up(["notifications"])


def told(kind):
    found = Notification.objects.filter(kind=kind).order_by("member__name")
    return list(found.values_list("member__name", flat=True))


def test_the_team_is_told_once_until_it_has_looked_and_reads_no_name_of_who_is_suggested(cast, signed_in):
    suggest(cast.eero)
    suggest(cast.niilo, "Olavi")
    assert told("suggested") == ["Aino", "Mari", "Matti"]
    shown = page(signed_in(cast.matti), BELL)
    assert "Eero suggests somebody, and waits for the team" in shown
    assert "Helmi" not in shown
    line = Notification.objects.get(member=cast.matti)
    assert signed_in(cast.matti).post(f"{BELL}{line.address}/reading/").url.endswith("/candidates/")


def test_who_of_the_team_suggests_herself_is_not_told_of_it(cast):
    suggest(cast.mari)
    assert told("suggested") == ["Aino", "Matti"]


def test_who_decides_no_more_is_told_no_more(cast, signed_in):
    suggest(cast.eero)
    Member.objects.filter(pk=cast.matti.pk).update(role="member")
    assert "suggests somebody" not in page(signed_in(cast.matti), BELL)


@pytest.mark.parametrize("state", ["invited", "not_now", "no"])
def test_everybody_who_suggested_is_told_that_it_is_decided_and_not_by_whom(cast, signed_in, state):
    suggest(cast.eero)
    suggest(cast.niilo)
    nominating.decide(fresh(cast.mari), Candidate.objects.get(), state=state, word="A word.")
    for _time in range(2):
        deeds.catch_up(["notifications"])
    assert told("suggestion_decided") == ["Eero", "Niilo"]
    shown = page(signed_in(cast.eero), BELL)
    assert "The team has decided about somebody you suggested" in shown
    assert "Mari" not in shown
    line = Notification.objects.get(member=cast.eero)
    assert signed_in(cast.eero).post(f"{BELL}{line.address}/reading/").url.endswith("/suggestions/")


def test_the_letter_about_a_decision_names_nobody(cast):
    with time_machine.travel(MORNING):
        chooses(cast.eero, suggestion_decided="now")
        suggest(cast.eero)
        nominating.decide(fresh(cast.mari), Candidate.objects.get(), state="no", word="Not yet.")
        deeds.catch_up(["notifications"])
    with time_machine.travel(MORNING + timedelta(minutes=11)):
        worker()
    (letter,) = letters(cast.eero)
    assert "The team has decided about somebody you suggested" in letter.text
    assert "/c/writers/suggestions/" in letter.text
    for word in ("Helmi", "Mari", "Not yet"):
        assert word not in letter.text


def test_founders_are_told_the_day_before_and_when_the_circle_has_opened(cast, signed_in):
    now = timezone.now()
    circle.gather(fresh(cast.aino), opens_at=now + timedelta(days=5))
    with time_machine.travel(now + timedelta(days=4, hours=1)):
        circle.tell_the_day_before()
        deeds.catch_up(["notifications"])
        assert "The founding circle opens within a day" in page(signed_in(cast.aino), BELL)
    with time_machine.travel(now + timedelta(days=5, hours=1)):
        circle.open_due()
        deeds.catch_up(["notifications"])
        assert "The founding circle has opened" in page(signed_in(cast.aino), BELL)
    assert told("circle") == ["Aino", "Aino"]


def test_who_opens_it_herself_is_not_told_that_it_opened(cast):
    circle.gather(fresh(cast.aino), size=400)
    circle.open_now(fresh(cast.aino))
    deeds.catch_up(["notifications"])
    assert told("circle") == []
