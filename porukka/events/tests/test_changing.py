"""An event is changed or called off: answers stay, and those who gave one hear of it."""

from __future__ import annotations

from datetime import timedelta

import pytest

from porukka.events.actions import answering, making
from porukka.events.models import Event, Occurrence
from porukka.events.tests.conftest import (
    HELSINKI,
    answers,
    at,
    first_of,
    invite,
    next_week,
    recorded,
    typed,
    words,
)
from tests.cast import signed_in

WEEK = timedelta(days=7)


@pytest.fixture
def weekly(cast) -> Occurrence:
    return invite(cast.eero, cast.common, "Every week", repeat="weekly")


def times(event: Event) -> list[Occurrence]:
    return list(event.occurrences.order_by("recurrence_at"))


def send(member, event, **fields):
    return signed_in(member).post(at("change", event.pk), fields)


def test_another_hour_keeps_the_answers_and_is_told(cast, evening):
    answering.answer(cast.niilo, evening, "yes")
    later = next_week(19)
    answer = send(cast.eero, evening.event, **typed(later, place="Library", guests_most="2"))
    assert answer.status_code == 302
    evening.refresh_from_db()
    assert evening.starts == later
    assert answers(evening) == {"Niilo": "yes"}
    (deed,) = recorded("event.changed")
    assert deed.data["told"] == "yes"
    assert Event.objects.get().sequence == 1  # calendars hear of it


def test_what_nobody_has_to_hear_of_is_not_told(cast, evening):
    making.change(cast.eero, evening.event, cap=40)
    assert recorded("event.changed")[0].data["told"] == ""
    making.change(cast.eero, evening.event, cap=40)
    assert len(recorded("event.changed")) == 1  # the same again


def test_the_form_shows_what_stands_and_changes_nothing_by_itself(cast, evening):
    page = words(signed_in(cast.eero).get(at("change", evening.event_id)))
    assert 'value="Library"' in page
    assert 'value="18:00"' in page
    fields = typed(evening.starts, place="Library", link="https://meet.example/books", guests_most="2")
    assert send(cast.eero, evening.event, **fields).status_code == 302
    assert recorded("event.changed") == []


def test_a_change_that_cannot_be_is_refused_and_nothing_is_half_saved(cast, evening):
    answer = send(cast.eero, evening.event, **typed(next_week(), place="Elsewhere", zone="Mars/Base"))
    assert "There is no such time zone" in words(answer, 400)
    assert Event.objects.get().place == "Library"


def test_only_who_invites_and_who_keeps_order_change_it(cast, evening):
    for name, pk in (
        ("change", evening.event_id),
        ("call_off", evening.event_id),
        ("change_time", evening.pk),
    ):
        assert signed_in(cast.niilo).get(at(name, pk)).status_code == 404
        assert signed_in(cast.niilo).post(at(name, pk)).status_code == 404
        assert signed_in(cast.matti).get(at(name, pk)).status_code == 200
        assert signed_in(cast.eero).get(at(name, pk)).status_code == 200


def test_a_weekly_event_stays_at_six_when_the_clocks_change(cast, weekly):
    rows = times(weekly.event)
    assert len(rows) == 53  # a year ahead
    assert {row.starts.astimezone(HELSINKI).hour for row in rows} == {18}
    assert len({row.starts.hour for row in rows}) == 2  # in UTC it is another hour in summer
    assert all(row.ends - row.starts == timedelta(hours=2) for row in rows)


def test_answers_are_for_one_time_each(cast, weekly):
    second = times(weekly.event)[1]
    answering.answer(cast.niilo, second, "yes")
    assert answers(weekly) == {}
    shown = words(signed_in(cast.niilo).get(at("time", weekly.pk)))
    assert "You are coming" in shown  # beside the second one, in the list of other times


def test_one_time_is_moved_and_keeps_its_answers(cast, weekly):
    answering.answer(cast.niilo, weekly, "yes")
    fields = typed(weekly.starts + timedelta(days=1), place="Kiosk")
    answer = signed_in(cast.eero).post(at("change_time", weekly.pk), fields)
    assert answer.url == at("time", weekly.pk)
    moved, second = times(weekly.event)[:2]
    assert moved.starts == weekly.starts + timedelta(days=1)
    assert moved.recurrence_at == weekly.starts
    assert second.starts == weekly.starts + WEEK
    assert answers(moved) == {"Niilo": "yes"}
    shown = words(signed_in(cast.niilo).get(at("time", weekly.pk)))
    assert "Kiosk" in shown
    assert "Moved" in shown
    assert [deed.data["time"] for deed in recorded("event.changed")] == [str(weekly.pk)]


@pytest.mark.parametrize(
    "wrong", [{"end_time": "10:00"}, {"day": "9999-12-31"}, {"link": "ftp://x"}, {"day": ""}]
)
def test_one_time_is_not_moved_to_where_it_cannot_be(cast, weekly, wrong):
    answer = signed_in(cast.eero).post(at("change_time", weekly.pk), typed(weekly.starts) | wrong)
    assert answer.status_code == 400
    assert not times(weekly.event)[0].is_moved


def test_one_time_is_called_off_once_and_the_next_stands_there(cast, weekly):
    answering.answer(cast.niilo, weekly, "yes")
    for _time in range(2):
        signed_in(cast.eero).post(at("call_off_time", weekly.pk))
    assert len(recorded("event.cancelled")) == 1
    assert signed_in(cast.niilo).post(at("answer", weekly.pk), {"answer": "no"}).status_code == 403
    shown = words(signed_in(cast.niilo).get(at("time", weekly.pk)))
    assert "Called off" in shown
    assert signed_in(cast.niilo).get(at("event", weekly.event_id)).url == at(
        "time", times(weekly.event)[1].pk
    )
    making.change(cast.eero, weekly.event, place="Kiosk")
    assert times(weekly.event)[0].is_cancelled


def test_another_day_of_the_week_moves_all_to_come_with_their_answers(cast, weekly):
    first, second = times(weekly.event)[:2]
    put = first.starts - timedelta(hours=3)
    answering.answer(cast.niilo, second, "yes")
    making.change_time(cast.eero, first, starts=put, ends=first.ends, place="", link="")
    fields = typed(weekly.starts + timedelta(days=2), repeat="weekly")
    form_page = send(cast.eero, weekly.event, **fields)
    assert form_page.status_code == 302
    rows = times(weekly.event)
    assert rows[0].pk == first.pk
    assert rows[0].starts == put  # moved by itself, so it stays where it was put
    assert rows[1].starts == second.starts + timedelta(days=2)
    assert answers(rows[1]) == {"Niilo": "yes"}
    assert len(rows) == 53
    assert {row.recurrence_at.astimezone(HELSINKI).weekday() for row in rows} == {
        (weekly.starts + timedelta(days=2)).astimezone(HELSINKI).weekday()
    }


def test_a_series_that_is_cut_short_calls_off_what_was_answered_and_forgets_the_rest(cast, weekly):
    rows = times(weekly.event)
    answering.answer(cast.niilo, rows[5], "yes")
    until = (weekly.starts + 3 * WEEK).astimezone(HELSINKI).date()
    assert (
        send(
            cast.eero, weekly.event, **typed(weekly.starts, repeat="weekly", until=until.isoformat())
        ).status_code
        == 302
    )
    left = times(weekly.event)
    assert [row.pk for row in left] == [row.pk for row in [*rows[:4], rows[5]]]
    assert left[-1].is_cancelled
    assert not any(row.is_cancelled for row in left[:4])


def test_a_series_becomes_a_single_evening(cast, weekly):
    assert send(cast.eero, weekly.event, **typed(weekly.starts)).status_code == 302
    assert [row.starts for row in times(weekly.event)] == [weekly.starts]
    assert Event.objects.get().made_until is None


def test_all_of_it_is_called_off_once(cast, weekly):
    answering.answer(cast.niilo, weekly, "yes")
    browser = signed_in(cast.eero)
    assert browser.get(at("call_off", weekly.event_id)).status_code == 200
    assert browser.post(at("call_off", weekly.event_id)).status_code == 302
    assert browser.post(at("call_off", weekly.event_id)).status_code == 404
    making.call_off(cast.eero, weekly.event)
    assert len(recorded("event.cancelled")) == 1
    assert all(row.is_cancelled for row in times(weekly.event))
    shown = words(signed_in(cast.niilo).get(at("time", first_of(weekly.event).pk)))
    assert "Called off" in shown
    assert "I cannot come" not in shown


def test_a_series_whose_next_time_was_moved_is_saved_as_it_is(cast, weekly):
    first = times(weekly.event)[0]
    day = timedelta(days=1)
    making.change_time(cast.eero, first, starts=first.starts + day, ends=first.ends + day, place="", link="")
    page = words(signed_in(cast.eero).get(at("change", weekly.event_id)))
    assert f'value="{(weekly.starts + WEEK).astimezone(HELSINKI).date()}"' in page
    fields = typed(weekly.starts + WEEK, repeat="weekly", cap="20")
    assert send(cast.eero, weekly.event, **fields).status_code == 302
    event = Event.objects.get()
    assert (event.cap, event.starts) == (20, weekly.starts)
    assert times(event)[0].is_moved
