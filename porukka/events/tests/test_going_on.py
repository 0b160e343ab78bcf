"""What comes again is made ahead, so far and no farther, whenever the worker comes round."""

from __future__ import annotations

from datetime import timedelta
from itertools import pairwise

import time_machine
from django.utils import timezone

from porukka.discussions.actions import deleting
from porukka.events.actions import making, timing
from porukka.events.models import Event
from porukka.events.tests.conftest import HELSINKI, invite


def test_rows_are_made_a_year_ahead_and_sixty_at_most(cast):
    daily = invite(cast.eero, cast.common, repeat="own", rule="FREQ=DAILY")
    assert daily.event.occurrences.count() == Event.MOST_AHEAD
    assert timing.go_on() == 0
    with time_machine.travel(timezone.now() + timedelta(days=17), tick=False):
        assert timing.go_on() == 1
        assert timing.go_on() == 0
        ahead = daily.event.occurrences.filter(starts__gt=timezone.now())
        assert ahead.count() == Event.MOST_AHEAD
    starts = list(daily.event.occurrences.order_by("starts").values_list("starts", flat=True))
    days = [moment.astimezone(HELSINKI).date() for moment in starts]
    assert days == [
        days[0] + timedelta(days=number) for number in range(len(days))
    ]  # none is missing, none twice


def test_after_a_long_outage_nothing_is_missing(cast):
    weekly = invite(cast.eero, cast.common, repeat="weekly")
    with time_machine.travel(timezone.now() + timedelta(days=800), tick=False):
        for _time in range(4):
            timing.go_on()
        starts = list(weekly.event.occurrences.order_by("starts").values_list("starts", flat=True))
        assert starts[-1] > timezone.now() + timedelta(days=300)
    assert {later - sooner for sooner, later in pairwise(starts)} <= {
        timedelta(days=7, hours=hours) for hours in (-1, 0, 1)
    }


def test_a_series_ends_with_its_number_or_its_day(cast):
    thrice = invite(cast.eero, cast.common, repeat="own", rule="FREQ=WEEKLY;COUNT=3")
    assert thrice.event.occurrences.count() == 3
    assert Event.objects.get().made_until is None
    with time_machine.travel(timezone.now() + timedelta(days=700), tick=False):
        assert timing.go_on() == 0


def test_what_was_called_off_goes_on_no_more(cast):
    weekly = invite(cast.eero, cast.common, repeat="weekly")
    making.call_off(cast.eero, weekly.event)
    with time_machine.travel(timezone.now() + timedelta(days=100), tick=False):
        assert timing.go_on() == 0


def test_events_of_deleted_posts_are_removed_for_good(cast, evening):
    deleting.delete(cast.eero, evening.event.post)
    assert making.purge() == 0
    with time_machine.travel(timezone.now() + timedelta(days=31), tick=False):
        assert making.purge() == 1
    assert not Event.objects.exists()
