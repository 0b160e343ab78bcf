"""Calendar files as another library reads them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import vobject
from hypothesis import given, settings
from hypothesis import strategies as st

from porukka.events.calendar.occurring import occurrences
from porukka.events.calendar.repeating import read_rule
from porukka.events.calendar.writing import Change, Entry, write
from porukka.events.calendar.zones import instant
from porukka.events.tests.clocks import wall

HELSINKI = ZoneInfo("Europe/Helsinki")
CHANGED = datetime(2026, 10, 1, 9, tzinfo=UTC)
HOSTILE = 'Mökki;\r\nEND:VEVENT\r\nATTACH:x, "a\\nb" \x00\x1b\u202e<script>' + "å" * 120
START = wall(2026, 10, 20, 18)


def entry(start=START, zone=HELSINKI, **other):
    begins = instant(start, zone)
    facts = {
        "uid": "1234@porukka.example",
        "title": "Savings evening",
        "words": "Bring a cup.",
        "url": "https://porukka.example/c/tupa/e/1",
        "starts": begins,
        "ends": begins + timedelta(hours=2),
        "zone": zone,
        "changed_at": CHANGED,
    }
    return Entry(**(facts | other))


def read(*entries, **options):
    return vobject.readOne(write(entries, **options).decode())


def utc(moments):
    return [moment.astimezone(UTC) for moment in moments]


def test_an_event_is_read_as_it_was_written():
    event = read(entry(place="Kotikatu 1, Tampere", sequence=3)).vevent
    assert event.uid.value == "1234@porukka.example"
    assert event.summary.value == "Savings evening"
    assert event.location.value == "Kotikatu 1, Tampere"
    assert event.url.value == "https://porukka.example/c/tupa/e/1"
    assert event.sequence.value == "3"
    assert event.status.value == "CONFIRMED"
    assert event.dtstamp.value == CHANGED
    assert event.dtstart.value.astimezone(UTC) == datetime(2026, 10, 20, 15, tzinfo=UTC)
    assert event.dtend.value.astimezone(UTC) == datetime(2026, 10, 20, 17, tzinfo=UTC)


def test_a_weekly_evening_is_read_at_six_over_both_changes_of_the_clocks():
    start = wall(2026, 10, 20, 18)
    rule = read_rule("FREQ=WEEKLY;UNTIL=20270406", start, HELSINKI)
    event = read(entry(rule=rule)).vevent
    moments = list(event.rruleset)
    assert {moment.hour for moment in moments} == {18}
    ours = occurrences(start, HELSINKI, rule, after=CHANGED, before=CHANGED + timedelta(days=400))
    assert utc(moments) == ours
    assert datetime(2026, 10, 27, 16, tzinfo=UTC) in ours
    assert datetime(2027, 3, 30, 15, tzinfo=UTC) in ours


@pytest.mark.parametrize(
    "zone", ["Europe/Helsinki", "America/New_York", "Australia/Lord_Howe", "Asia/Kolkata"]
)
def test_the_zone_is_in_the_file_and_each_hour_of_a_year_is_what_it_is(zone):
    where = ZoneInfo(zone)
    text = write([entry(zone=where)]).decode()
    assert text.count("BEGIN:VTIMEZONE") == 1
    read_zone = vobject.readOne(text).vtimezone.gettzinfo()
    hour = datetime(2026, 9, 1, tzinfo=UTC)
    for _hour in range(366 * 24):
        hour += timedelta(hours=1)
        wall = hour.astimezone(where)
        if instant(wall.replace(tzinfo=None), where) == hour:  # the second of two is no time of ours
            assert wall.replace(tzinfo=read_zone, fold=0).utcoffset() == wall.utcoffset(), wall


def test_what_is_in_utc_needs_no_zone():
    text = write([entry(zone=ZoneInfo("UTC"))]).decode()
    assert "VTIMEZONE" not in text
    assert "DTSTART:20261020T180000Z" in text


def test_one_time_was_moved_and_one_does_not_take_place():
    start = wall(2026, 10, 20, 18)
    rule = read_rule("FREQ=WEEKLY;COUNT=4", start, HELSINKI)
    second, third = (instant(start + timedelta(weeks=week), HELSINKI) for week in (1, 2))
    moved = Change(second, second + timedelta(days=1), second + timedelta(days=1, hours=2), "Library", "", 5)
    calendar = read(entry(rule=rule, gone=(third,), changes=(moved,)))
    series, change = calendar.vevent_list
    assert utc(series.rruleset) == [instant(start + timedelta(weeks=week), HELSINKI) for week in (0, 1, 3)]
    assert change.uid.value == series.uid.value
    assert change.recurrence_id.value.astimezone(UTC) == second
    assert change.dtstart.value.astimezone(UTC) == second + timedelta(days=1)
    assert (change.location.value, change.sequence.value) == ("Library", "5")


def test_what_was_called_off_says_so():
    assert read(entry(is_cancelled=True)).vevent.status.value == "CANCELLED"


def test_a_hostile_title_stays_a_title():
    raw = write([entry(title=HOSTILE, words=HOSTILE, place=HOSTILE, link=HOSTILE)], name=HOSTILE)
    calendar = vobject.readOne(raw.decode())
    assert not hasattr(calendar.vevent, "attach")
    assert calendar.vevent.summary.value.startswith("Mökki; END:VEVENT ATTACH:x,")
    assert len(calendar.vevent_list) == 1
    assert not set(raw.decode()) & {"\x00", "\x1b", "\u202e"}
    assert all(len(line) <= 75 for line in raw.split(b"\r\n"))


@given(text=st.text(max_size=300))
@settings(max_examples=100, deadline=None)
def test_no_words_break_a_file(text):
    raw = write([entry(title=text, words=text, place=text)])
    calendar = vobject.readOne(raw.decode())
    assert len(calendar.vevent_list) == 1
    assert set(calendar.vevent.contents) <= {
        "uid", "dtstamp", "last-modified", "dtstart", "dtend", "sequence", "status", "summary", "url",
        "description", "location",
    }  # fmt: skip
    assert all(len(line) <= 75 for line in raw.split(b"\r\n"))


def test_a_link_is_written_where_it_is_given():
    assert "meet.example" in write([entry(link="https://meet.example/x")]).decode()
    assert read(entry(link="https://meet.example/x")).vevent.location.value == "https://meet.example/x"


def test_the_same_events_make_the_same_file():
    assert write([entry(), entry(uid="2")], name="Tupa") == write([entry(), entry(uid="2")], name="Tupa")
    assert read(name="Tupa").x_wr_calname.value == "Tupa"
