"""Zones and repeating rules: what people write is read, said back in words, or refused with what to do."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from dateutil.rrule import rrulestr
from django.utils import translation
from hypothesis import given, settings
from hypothesis import strategies as st

from porukka.events.calendar.choosing import Repeat, choice_of, text_of
from porukka.events.calendar.occurring import occurrences
from porukka.events.calendar.repeating import DAYS, LONGEST, MOST_COUNT, MOST_INTERVAL, Rule, read_rule
from porukka.events.calendar.words import describe
from porukka.events.calendar.zones import Unreadable, instant, read_zone, wall_time
from porukka.events.tests.clocks import wall

HELSINKI = ZoneInfo("Europe/Helsinki")
TUESDAY = wall(2026, 11, 10, 18)  # the second one of its month
STARTS = st.datetimes(wall(2001, 1, 1), wall(2090, 1, 1)).map(lambda moment: moment.replace(microsecond=0))


def test_a_zone_is_read_by_its_name():
    assert read_zone(" Europe/Helsinki ") == HELSINKI


@pytest.mark.parametrize(
    "name",
    ["", "Helsinki", "Europe/Atlantis", "../../etc/passwd", "Europe/Helsinki\x00", "EET\r\nX:1", "localtime"],
)
def test_an_unknown_zone_is_refused_with_what_to_do(name):
    with pytest.raises(Unreadable, match="no such time zone"):
        read_zone(name)


def test_a_time_that_comes_twice_is_the_first_and_one_leapt_over_goes_on_by_the_old_clock():
    assert instant(wall(2026, 10, 25, 3, 30), HELSINKI) == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)
    assert instant(wall(2027, 3, 28, 3, 30), HELSINKI) == datetime(2027, 3, 28, 1, 30, tzinfo=UTC)
    assert wall_time(instant(wall(2027, 3, 28, 3, 30), HELSINKI), HELSINKI) == wall(2027, 3, 28, 4, 30)


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("FREQ=WEEKLY;BYDAY=TU", "FREQ=WEEKLY;BYDAY=TU"),
        ("rrule:freq=weekly;interval=1;byday=th,tu;", "FREQ=WEEKLY;BYDAY=TU,TH"),
        ("FREQ=MONTHLY;BYDAY=+2TU,-1SU", "FREQ=MONTHLY;BYDAY=2TU,-1SU"),
        ("FREQ=MONTHLY;BYMONTHDAY=-1,10", "FREQ=MONTHLY;BYMONTHDAY=10,-1"),
        ("FREQ=DAILY;INTERVAL=3;COUNT=5", "FREQ=DAILY;INTERVAL=3;COUNT=5"),
        ("FREQ=DAILY;UNTIL=20261231", "FREQ=DAILY;UNTIL=20261231T215959Z"),
        ("FREQ=DAILY;UNTIL=20261231T180000", "FREQ=DAILY;UNTIL=20261231T160000Z"),
        ("FREQ=YEARLY;WKST=MO", "FREQ=YEARLY"),
        ("FREQ=MONTHLY;BYDAY=TU;BYSETPOS=2", "FREQ=MONTHLY;BYDAY=2TU"),
        ("FREQ=MONTHLY;BYSETPOS=4;BYDAY=TU,MO", "FREQ=MONTHLY;BYDAY=MO,TU;BYSETPOS=4"),
        ("FREQ=YEARLY;BYMONTH=11", "FREQ=YEARLY"),
        ("FREQ=YEARLY;BYMONTH=11;BYMONTHDAY=10", "FREQ=YEARLY"),
        ("FREQ=YEARLY;BYMONTH=11;BYDAY=2TU", "FREQ=MONTHLY;BYMONTH=11;BYDAY=2TU"),
        ("FREQ=YEARLY;BYMONTH=11,5", "FREQ=MONTHLY;BYMONTH=5,11;BYMONTHDAY=10"),
        ("FREQ=WEEKLY;BYMONTH=11,1,9;BYDAY=TU", "FREQ=WEEKLY;BYMONTH=1,9,11;BYDAY=TU"),
    ],
)
def test_a_rule_is_kept_in_one_way(text, kept):
    rule = read_rule(text, TUESDAY, HELSINKI)
    assert rule.text(HELSINKI) == kept
    assert read_rule(kept, TUESDAY, HELSINKI) == rule


@pytest.mark.parametrize(
    "text",
    [
        "",
        "every tuesday",
        "FREQ=SECONDLY",
        "FREQ=MINUTELY;INTERVAL=30",
        "FREQ=HOURLY;COUNT=3",
        "FREQ=WEEKLY;FREQ=DAILY",
        "FREQ=WEEKLY;INTERVAL=0",
        "FREQ=WEEKLY;INTERVAL=100",
        "FREQ=WEEKLY;INTERVAL=١",
        "FREQ=DAILY;COUNT=0",
        "FREQ=DAILY;COUNT=1001",
        "FREQ=DAILY;COUNT=-1",
        "FREQ=DAILY;COUNT=2;UNTIL=20271231",
        "FREQ=DAILY;UNTIL=20261109",  # over before it begins
        "FREQ=DAILY;UNTIL=20269931",
        "FREQ=DAILY;UNTIL=99991231T235959Z",
        "FREQ=DAILY;BYHOUR=9",
        "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30",  # never
        "FREQ=YEARLY;BYEASTER=0",
        "FREQ=DAILY;BYSETPOS=1",
        "FREQ=MONTHLY;BYDAY=TU;BYSETPOS=400",
        "FREQ=MONTHLY;BYDAY=MO,TU;BYSETPOS=0",
        "FREQ=MONTHLY;BYDAY=2TU;BYSETPOS=1",
        "FREQ=MONTHLY;BYMONTHDAY=10;BYSETPOS=1",
        "FREQ=MONTHLY;BYDAY=MO,TU;BYSETPOS=1",  # the first time is a later one
        "FREQ=YEARLY;BYDAY=TU;BYSETPOS=2",
        "FREQ=WEEKLY;BYMONTH=13",
        "FREQ=WEEKLY;BYMONTH=0",
        "FREQ=WEEKLY;BYMONTH=5",  # the first time is in November
        "FREQ=YEARLY;INTERVAL=2;BYMONTH=11;BYDAY=2TU",
        "FREQ=YEARLY;BYMONTH=11;BYDAY=TU",
        "FREQ=WEEKLY;BYDAY=XX",
        "FREQ=WEEKLY;BYDAY=2TU",
        "FREQ=WEEKLY;BYDAY=MO",  # the first time is a Tuesday
        "FREQ=MONTHLY;BYDAY=TU",
        "FREQ=MONTHLY;BYDAY=1TU",
        "FREQ=MONTHLY;BYDAY=0TU",
        "FREQ=MONTHLY;BYDAY=53TU",
        "FREQ=MONTHLY;BYMONTHDAY=32",
        "FREQ=MONTHLY;BYMONTHDAY=11",
        "FREQ=WEEKLY;BYMONTHDAY=10",
        "FREQ=WEEKLY;WKST=SU",
        "FREQ=WEEKLY;BYDAY=TU\r\nATTACH:file:///etc/passwd",
        "FREQ=WEEKLY;X-<script>=1",
        "FREQ=WEEKLY;" + "BYDAY=TU;" * 40,
        "FREQ=WEEKLY;BYDAY=" + "TU," * 100,
    ],
)
def test_what_is_no_rule_that_can_be_kept_is_refused_in_words(text):
    with pytest.raises(Unreadable) as refused:
        read_rule(text, TUESDAY, HELSINKI)
    assert str(refused.value).endswith((".", "TU"))


@given(
    text=st.text(max_size=LONGEST + 50) | st.text("FREQ=WLYDAIBOU;,0123456789TZ+-", max_size=80), start=STARTS
)
@settings(max_examples=300, deadline=None)
def test_no_text_breaks_the_reader(text, start):
    try:
        rule = read_rule(text, start, HELSINKI)
    except Unreadable:
        return
    assert read_rule(rule.text(HELSINKI), start, HELSINKI) == rule


@given(
    start=STARTS,
    frequency=st.sampled_from(["DAILY", "WEEKLY", "MONTHLY", "YEARLY"]),
    interval=st.integers(1, MOST_INTERVAL),
    count=st.none() | st.integers(1, MOST_COUNT),
)
@settings(max_examples=150, deadline=None)
def test_a_rule_that_was_read_takes_place_first_when_the_event_begins(start, frequency, interval, count):
    text = f"FREQ={frequency};INTERVAL={interval}" + (f";COUNT={count}" if count else "")
    rule = read_rule(text, start, HELSINKI)
    first = instant(start, HELSINKI)
    found = occurrences(start, HELSINKI, rule, after=first, before=first + timedelta(days=800), most=20)
    assert found[0] == first
    assert found == sorted(set(found))
    assert len(found) <= min(20, count or 20)
    assert all(wall_time(moment, HELSINKI).minute == start.minute for moment in found)
    assert describe(rule, start)


@pytest.mark.parametrize(
    ("text", "english", "finnish"),
    [
        ("FREQ=DAILY", "Every day", "Joka päivä"),
        ("FREQ=DAILY;INTERVAL=2", "Every 2 days", "2 päivän välein"),
        ("FREQ=WEEKLY", "Every Tuesday", "Joka tiistai"),
        ("FREQ=WEEKLY;INTERVAL=2;BYDAY=TU", "Every second Tuesday", "Joka toinen tiistai"),
        (
            "FREQ=WEEKLY;BYDAY=TU,TH",
            "Every week on Tuesdays and Thursdays",
            "Joka viikko tiistaisin ja torstaisin",
        ),
        ("FREQ=WEEKLY;INTERVAL=3", "Every 3 weeks on Tuesdays", "3 viikon välein tiistaisin"),
        ("FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR", "From Monday to Friday", "Maanantaista perjantaihin"),
        ("FREQ=MONTHLY;BYDAY=2TU", "On the second Tuesday of every month", "Joka kuukauden toinen tiistai"),
        (
            "FREQ=MONTHLY;INTERVAL=2;BYDAY=2TU",
            "On the second Tuesday, every 2 months",
            "2 kuukauden välein, kuukauden toinen tiistai",
        ),
        ("FREQ=MONTHLY", "On day 10 of every month", "Joka kuukauden 10. päivä"),
        (
            "FREQ=MONTHLY;BYMONTHDAY=10,-1",
            "On day 10 and the last day of every month",
            "Joka kuukauden 10. päivä ja viimeinen päivä",
        ),
        ("FREQ=YEARLY", "Every year on the same date", "Joka vuosi samana päivänä"),
        (
            "FREQ=YEARLY;BYMONTH=11;BYDAY=TU;BYSETPOS=2",
            "Every year on the second Tuesday of November",
            "Joka vuosi marraskuun toinen tiistai",
        ),
        (
            "FREQ=MONTHLY;BYDAY=MO,TU;BYSETPOS=4",
            "On the fourth Monday or Tuesday of every month",
            "Joka kuukauden neljäs maanantai tai tiistai",
        ),
        (
            "FREQ=WEEKLY;BYMONTH=9,11",
            "Every Tuesday, in September and November only",
            "Joka tiistai (syyskuu ja marraskuu)",
        ),
        ("FREQ=WEEKLY;COUNT=6", "Every Tuesday, 6 times", "Joka tiistai, 6 kertaa"),
        ("FREQ=WEEKLY;UNTIL=20270630", "Every Tuesday, until 30 June 2027", "Joka tiistai 30.6.2027 asti"),
    ],
)
def test_a_rule_is_said_in_words(text, english, finnish):
    rule = read_rule(text, TUESDAY, HELSINKI)
    with translation.override("en"):
        assert describe(rule, TUESDAY) == english
    with translation.override("fi"):
        assert describe(rule, TUESDAY) == finnish


@given(start=STARTS, choice=st.sampled_from(Repeat))
@settings(max_examples=100, deadline=None)
def test_each_choice_of_the_form_is_a_rule_that_fits_and_is_recognised(start, choice):
    text = text_of(choice, start)
    if choice in (Repeat.NEVER, Repeat.OWN):
        assert text == ""
        return
    rule = read_rule(text, start, HELSINKI)
    assert rule.text(HELSINKI) == text
    assert choice_of(text, start) == choice
    assert rule.days[0][1] == start.weekday()


def test_a_rule_of_ones_own_is_recognised_as_one():
    assert choice_of("FREQ=DAILY", TUESDAY) == Repeat.OWN
    assert choice_of("", TUESDAY) == Repeat.NEVER
    assert text_of(Repeat.MONTHLY, wall(2026, 12, 29, 18)) == f"FREQ=MONTHLY;BYDAY=-1{DAYS[1]}"


def test_days_of_a_month_stand_in_order_with_the_last_at_the_end():
    last = read_rule("FREQ=MONTHLY;BYMONTHDAY=-1,1,30", wall(2026, 11, 30, 18), HELSINKI)
    assert last == Rule("MONTHLY", month_days=(1, 30, -1))


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("FREQ=MONTHLY;BYDAY=MO;BYSETPOS=1", wall(2026, 12, 7)),
        ("FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=1", wall(2026, 12, 1)),
        ("FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1;COUNT=9", wall(2026, 11, 30)),
        ("FREQ=YEARLY;BYMONTH=5;BYDAY=SU;BYSETPOS=2", wall(2027, 5, 9)),
        ("FREQ=YEARLY;BYMONTH=5,9;BYDAY=-1SA", wall(2027, 5, 29)),
        ("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29", wall(2028, 2, 29)),
        ("FREQ=WEEKLY;INTERVAL=2;BYMONTH=9,10,11;BYDAY=TU,TH", wall(2026, 11, 10)),
        ("FREQ=DAILY;BYMONTH=12", wall(2026, 12, 1)),
        ("FREQ=MONTHLY;INTERVAL=2;BYMONTH=1,3;BYMONTHDAY=31", wall(2027, 1, 31)),
    ],
)
def test_months_and_places_fall_where_an_independent_reader_has_them(text, start):
    rule = read_rule(text, start, HELSINKI)
    until = start.replace(year=start.year + 12)
    told = occurrences(start, HELSINKI, rule, after=instant(start, HELSINKI), before=instant(until, HELSINKI))
    before = until - timedelta(minutes=1)
    theirs = [
        instant(one, HELSINKI) for one in rrulestr(text, dtstart=start).between(start, before, inc=True)
    ]
    assert told == theirs[:500]
    assert len(told) > 1


def test_the_first_monday_is_what_the_form_offers_for_one():
    monday = wall(2026, 12, 7)
    assert text_of(Repeat.MONTHLY, monday) == "FREQ=MONTHLY;BYDAY=1MO"
    kept = read_rule("FREQ=MONTHLY;BYDAY=MO;BYSETPOS=1", monday, HELSINKI).text(HELSINKI)
    assert choice_of(kept, monday) == Repeat.MONTHLY
