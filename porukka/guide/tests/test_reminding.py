"""Founders are told once that a step wants a look: by the bell, and by letter as they have set it."""

from __future__ import annotations

from datetime import timedelta

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone

from porukka.communities.models import Member
from porukka.communities.tests.doing import page
from porukka.core.models import Letter
from porukka.guide.actions import reminding
from porukka.guide.models import Guide
from porukka.guide.tests.conftest import AUDIENCE, PURPOSE, answer, at
from porukka.notifications.actions import mailing
from porukka.notifications.models import Notification, Preference
from tests.cast import Cast, signed_in

BELL = "/c/writers/notifications/"


@pytest.fixture
def answered(cast: Cast, guide: Guide) -> Guide:
    aino = signed_in(cast.aino)
    answer(aino, "purpose", **PURPOSE)
    answer(aino, "audience", **AUDIENCE)
    return guide


def in_days(days: float):  # type: ignore[no-untyped-def]
    return time_machine.travel(timezone.now() + timedelta(days=days))


def test_nobody_is_reminded_of_what_was_looked_after_lately(cast: Cast, answered: Guide) -> None:
    with in_days(60):
        assert reminding.remind_due() == 0
    assert not Notification.objects.exists()


def test_the_founder_is_told_once_of_all_that_wants_a_look(cast: Cast, answered: Guide) -> None:
    with in_days(92):
        assert reminding.remind_due() == 1
        assert [line.member for line in Notification.objects.all()] == [cast.aino]
        assert "founder's guide wants a look" in page(signed_in(cast.aino), BELL)
    for later in (93, 120, 300):
        with in_days(later):
            assert reminding.remind_due() == 0


def test_whoever_looks_after_it_is_reminded_a_quarter_later(cast: Cast, answered: Guide) -> None:
    with in_days(92):
        reminding.remind_due()
        signed_in(cast.aino).post(at("hold", "purpose"))
    with in_days(150):
        assert reminding.remind_due() == 0
    with in_days(190):
        assert reminding.remind_due() == 1
    assert Notification.objects.count() == 2


def test_the_line_leads_to_the_guide_and_is_read_by_going_there(cast: Cast, answered: Guide) -> None:
    with in_days(92):
        reminding.remind_due()
        aino = signed_in(cast.aino)
        line = Notification.objects.get()
        assert aino.post(reverse("notifications:open", args=["writers", line.pk])).url == at("guide")
        assert not Notification.objects.unread().exists()


def test_a_letter_tells_it_as_she_has_set_it(cast: Cast, answered: Guide) -> None:
    with in_days(92):
        reminding.remind_due()
    with in_days(93.5):
        mailing.write_due_letters()
    letter = Letter.objects.get()
    assert letter.to == ["aino@example.org"]
    assert letter.subject == "Quiet writers: Something in the founder's guide wants a look"
    assert at("guide") in letter.text
    assert PURPOSE["mission"] not in letter.text


def test_who_wants_it_on_the_page_only_gets_no_letter(cast: Cast, answered: Guide) -> None:
    Preference.objects.create(community=cast.community, member=cast.aino, ways={"guide": "page"})
    with in_days(92):
        reminding.remind_due()
    with in_days(94):
        mailing.write_due_letters()
    assert not Letter.objects.exists()


def test_who_founds_no_more_is_told_nothing_any_more(cast: Cast, answered: Guide) -> None:
    with in_days(92):
        reminding.remind_due()
        Member.objects.filter(pk=cast.aino.pk).update(role="member")
        assert "wants a look" not in page(signed_in(cast.aino), BELL)
    with in_days(200):
        assert reminding.remind_due() == 0  # nobody is left to tell
