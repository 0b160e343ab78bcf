"""Who says yes when the reminder has gone out, or would come within three hours, is told so at once."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from porukka.events.tests.conftest import at, invite, words
from tests.cast import signed_in

NO_REMINDER = "so soon that no reminder comes before it"


@pytest.mark.parametrize(
    ("hours", "said", "is_told"),
    [(2, "yes", True), (26, "yes", True), (28, "yes", False), (2, "maybe", False), (2, "no", False)],
)
def test_the_page_says_that_no_reminder_comes(cast, hours, said, is_told):
    time = invite(cast.eero, cast.common, starts=timezone.now() + timedelta(hours=hours))
    answer = signed_in(cast.niilo).post(at("answer", time.pk), {"answer": said}, follow=True)
    assert (NO_REMINDER in words(answer)) == is_told


def test_whoever_waits_in_line_is_told_nothing_of_it(cast):
    time = invite(cast.eero, cast.common, starts=timezone.now() + timedelta(hours=2), cap="1")
    signed_in(cast.mari).post(at("answer", time.pk), {"answer": "yes"})
    answer = signed_in(cast.niilo).post(at("answer", time.pk), {"answer": "yes"}, follow=True)
    assert NO_REMINDER not in words(answer)
