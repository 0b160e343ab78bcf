"""The settings page: what comes by mail, at which hour, and never in quiet hours."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine

from porukka.discussions.actions import writing
from porukka.notifications.actions import hours
from porukka.notifications.kinds import Kind, Way
from porukka.notifications.models import Preference
from porukka.notifications.tests.mailing import MORNING, SETTINGS, WAYS, chooses, letters, waiting, worker
from porukka.people.models import Person

HELSINKI = ZoneInfo("Europe/Helsinki")
OFF = {"board"}  # its part, the register, is switched off there
SHOWN = {kind: way for kind, way in WAYS.items() if kind not in OFF}
FORM = {**SHOWN, "summary_hour": 17, "quiet_from": "", "quiet_to": ""}


@pytest.fixture
def clock():
    with time_machine.travel(MORNING, tick=False) as traveller:
        yield traveller


@pytest.fixture
def topic(clock, cast):
    return writing.start_topic(cast.aino, cast.common, title="Hello", text="Words")


def chosen(page: str) -> dict[str, str]:
    """What is chosen on the settings page."""
    radios = re.findall(r'<input type="radio" name="(\w+)" value="(\w+)"[^>]* checked', page)
    selects = re.findall(r'<select name="(\w+)"(.*?)</select>', page, re.DOTALL)
    return dict(radios) | {
        name: found[1] if (found := re.search(r'value="(\w*)" selected', options)) else ""
        for name, options in selects
    }


def read(client) -> str:
    answer = client.get(SETTINGS)
    assert answer.status_code == 200
    return answer.content.decode()


def test_the_page_shows_the_calm_defaults_and_writes_nothing(cast, signed_in):
    page = read(signed_in(cast.aino))
    assert chosen(page) == {
        "reply_to_me": "now",
        "first_answer": "now",
        "answer_to_topic": "page",
        "let_in": "page",
        "followed": "daily",
        "reminder": "now",
        "mention": "now",
        "everyone": "daily",
        "not_published": "now",
        "guide": "daily",
        "accepted": "page",
        "settled": "daily",
        "asked_to_join": "daily",
        "guest_came": "page",
        "came_in": "page",
        "suggested": "daily",
        "suggestion_decided": "daily",
        "circle": "now",
        "introduction": "daily",
        "introduced": "now",
        "role": "page",
        "place": "daily",
        "asked_in": "daily",
        "greet": "now",
        "handed": "daily",
        "quote_asked": "daily",
        "pain_changed": "page",
        "idea": "daily",
        "event": "now",
        "ledger": "daily",
        "question": "now",
        "questions_wait": "daily",
        "contest": "daily",
        "thanked": "page",
        "goal": "daily",
        "experiment": "daily",
        "word_heard": "now",
        "to_read": "daily",
        "fading": "daily",
        "summary_hour": "17",
        "quiet_from": "",
        "quiet_to": "",
    }
    assert "Europe/Helsinki" in page
    assert not Preference.objects.exists()


def test_it_is_found_from_the_notifications_and_from_me_here(cast, signed_in):
    aino = signed_in(cast.aino)
    for path in ("/c/writers/notifications/", "/c/writers/me/"):
        assert f'href="{SETTINGS}"' in aino.get(path).content.decode().partition("<main")[2]


def test_one_chooses_among_what_one_may_hear_of(cast, signed_in):
    of_the_team = {"asked_to_join", "suggested", "word_heard", "fading", "guide", "goal", "experiment"}
    assert of_the_team <= chosen(read(signed_in(cast.aino))).keys()
    page = read(signed_in(cast.eero))
    assert not of_the_team & chosen(page).keys()
    assert "reply_to_me" in chosen(page)
    cast.community.parts_off = "+register"
    cast.community.save()
    assert "board" in chosen(read(signed_in(cast.aino)))


def test_a_choice_outlives_the_right_to_hear_of_it(cast, signed_in):
    chooses(cast.mari, asked_to_join="now")
    cast.mari.role = "member"
    cast.mari.save()
    assert signed_in(cast.mari).post(SETTINGS, FORM).status_code == 302
    assert Preference.of(cast.mari).way_of("asked_to_join") == "now"


def test_what_is_chosen_is_kept(cast, signed_in):
    aino = signed_in(cast.aino)
    wanted = {"reply_to_me": "daily", "let_in": "now", "summary_hour": 8, "quiet_from": 22, "quiet_to": 7}
    assert aino.post(SETTINGS, FORM | wanted)["Location"] == SETTINGS
    assert chosen(read(aino)) == {key: str(value) for key, value in (FORM | wanted).items()}


@pytest.mark.parametrize(
    "wrong",
    [
        {"reply_to_me": "always"},
        {"reply_to_me": ""},
        {"summary_hour": "24"},
        {"summary_hour": "-1"},
        {"summary_hour": "x"},
        {"summary_hour": ""},
        {"quiet_from": "22"},
        {"quiet_to": "7"},
        {"quiet_from": "7", "quiet_to": "7"},
        {"quiet_from": "25", "quiet_to": "7"},
    ],
)
def test_a_wrong_choice_is_told_and_nothing_is_kept(cast, signed_in, wrong):
    answer = signed_in(cast.aino).post(SETTINGS, FORM | wrong)
    assert answer.status_code == 400
    assert 'role="alert"' in answer.content.decode()
    assert not Preference.objects.exists()


def test_nobody_changes_anothers_choice(cast, signed_in):
    """Whoever adds another's id to the form changes her own (C26)."""
    chooses(cast.aino, reply_to_me="daily")
    theirs = Preference.objects.values().get(member=cast.aino)
    wish = {"member": cast.aino.pk, "member_id": cast.aino.pk, "pk": theirs["id"], "id": theirs["id"]}
    eero = signed_in(cast.eero)
    eero.post(f"{SETTINGS}?member={cast.aino.pk}", FORM | wish | {"reply_to_me": "page"})
    eero.post(SETTINGS, wish | {"no_mail": "yes"})
    assert Preference.objects.values().get(member=cast.aino) == theirs
    assert Preference.of(cast.eero).way_of("reply_to_me") == "page"


@pytest.mark.parametrize("name", ["outi", "kaisa", "lauri", "reija", "sami"])
def test_who_is_not_inside_has_no_settings(cast, signed_in, name):
    client = signed_in(getattr(cast, name))
    status = 403 if name == "sami" else 404
    assert client.get(SETTINGS).status_code == client.post(SETTINGS, FORM).status_code == status
    assert not Preference.objects.exists()


def test_all_mail_is_turned_off_by_one_button(cast, topic, signed_in, clock):
    chooses(cast.aino, quiet=(22, 7), let_in="daily")
    writing.reply(cast.eero, topic, text="Hi")
    worker()
    assert waiting() == 1
    aino = signed_in(cast.aino)
    assert "no_mail" in read(aino)
    assert aino.post(SETTINGS, {"no_mail": "yes"})["Location"] == SETTINGS
    now = chosen(read(aino))
    assert {way for name, way in now.items() if name in Kind.values} == {"page"}
    assert (now["quiet_from"], now["quiet_to"]) == ("22", "7")
    clock.shift(timedelta(days=2))
    worker()
    assert (letters(), waiting()) == ([], 0)


def test_a_change_counts_for_what_waits_already(cast, topic, clock, signed_in):
    writing.reply(cast.eero, topic, text="Hi")
    worker()
    signed_in(cast.aino).post(SETTINGS, FORM | {"first_answer": "daily", "summary_hour": 11})
    clock.shift(timedelta(minutes=119))
    worker()
    assert letters() == []
    clock.shift(timedelta(minutes=1))  # eleven o'clock in Helsinki
    worker()
    assert len(letters()) == 1


def test_one_communitys_choice_is_not_anothers(cast, topic):
    chooses(cast.aino, reply_to_me="page")
    assert Preference.of(cast.eero).way_of("reply_to_me") == "now"


# Quiet hours


def test_in_quiet_hours_letters_wait_until_they_end(cast, topic, clock):
    chooses(cast.aino, quiet=(22, 7))
    clock.move_to(datetime(2026, 11, 23, 20, 30, tzinfo=UTC))  # half past ten in the evening
    writing.reply(cast.eero, topic, text="Hi")
    worker()
    for hour in (22, 2, 4):
        clock.move_to(datetime(2026, 11, 23 if hour == 22 else 24, hour, 59, tzinfo=UTC))
        worker()
        assert letters() == []
    clock.move_to(datetime(2026, 11, 24, 5, 0, tzinfo=UTC))
    worker()
    assert len(letters()) == 1


def test_what_was_due_before_but_met_no_worker_does_not_disturb_the_night(cast, topic, clock):
    chooses(cast.aino, quiet=(22, 7))
    clock.move_to(datetime(2026, 11, 23, 19, 0, tzinfo=UTC))
    writing.reply(cast.eero, topic, text="Hi")
    worker()
    clock.move_to(datetime(2026, 11, 23, 23, 0, tzinfo=UTC))
    worker()
    assert letters() == []
    clock.move_to(datetime(2026, 11, 24, 5, 0, tzinfo=UTC))
    worker()
    assert len(letters()) == 1


def test_the_hours_are_those_of_her_own_zone_else_of_the_communitys(cast, clock):
    assert str(hours.zone_of(cast.aino)) == "Europe/Helsinki"
    Person.objects.filter(pk=cast.aino.person_id).update(time_zone="Asia/Tokyo")
    cast.aino.person.refresh_from_db()
    assert str(hours.zone_of(cast.aino)) == "Asia/Tokyo"
    cast.aino.person.time_zone, cast.community.time_zone = "", "Europe/Paris"
    cast.aino.community = cast.community
    assert str(hours.zone_of(cast.aino)) == "Europe/Paris"


def helsinki(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=HELSINKI).astimezone(UTC)


@pytest.mark.parametrize(
    ("quiet", "moment", "allowed"),
    [
        (None, "2026-11-23T03:00", "2026-11-23T03:00"),
        ((22, 7), "2026-11-23T21:59", "2026-11-23T21:59"),
        ((22, 7), "2026-11-23T22:00", "2026-11-24T07:00"),
        ((22, 7), "2026-11-24T00:00", "2026-11-24T07:00"),
        ((22, 7), "2026-11-24T06:59", "2026-11-24T07:00"),
        ((22, 7), "2026-11-24T07:00", "2026-11-24T07:00"),
        ((12, 14), "2026-11-24T13:30", "2026-11-24T14:00"),
        ((12, 14), "2026-11-24T14:00", "2026-11-24T14:00"),
        ((0, 23), "2026-11-24T00:00", "2026-11-24T23:00"),
        # clocks go forward at three, 29 March: there is no half past three
        ((22, 7), "2026-03-28T23:00", "2026-03-29T07:00"),
        ((22, 3), "2026-03-29T02:30", "2026-03-29T04:00"),
        # clocks go back at four, 25 October: the hour from three to four is there twice
        ((22, 7), "2026-10-24T23:00", "2026-10-25T07:00"),
    ],
)
def test_quiet_hours_end_at_their_hour_on_the_wall(quiet, moment, allowed):
    begin, end = quiet or (None, None)
    wish = Preference(quiet_from=begin, quiet_to=end)
    assert hours.after_quiet(wish, helsinki(moment), HELSINKI) == helsinki(allowed)


def test_the_hour_that_comes_twice_is_quiet_twice():
    wish = Preference(quiet_from=1, quiet_to=4)
    first, second = datetime(2026, 10, 25, 0, 30, tzinfo=UTC), datetime(2026, 10, 25, 1, 30, tzinfo=UTC)
    assert {moment.astimezone(HELSINKI).hour for moment in (first, second)} == {3}
    ends = {hours.after_quiet(wish, moment, HELSINKI) for moment in (first, second)}
    assert ends == {datetime(2026, 10, 25, 2, 0, tzinfo=UTC)}


@pytest.mark.parametrize(
    ("hour", "now", "comes"),
    [
        (17, "2026-11-23T16:59", "2026-11-23T17:00"),
        (17, "2026-11-23T17:00", "2026-11-24T17:00"),
        (17, "2026-03-28T18:00", "2026-03-29T17:00"),  # 22 hours later
        (17, "2026-10-24T18:00", "2026-10-25T17:00"),  # 24 hours later
        (3, "2026-03-28T12:00", "2026-03-29T04:00"),  # that hour is skipped
    ],
)
def test_the_summary_comes_at_its_hour_on_the_wall(hour, now, comes):
    wish = Preference(summary_hour=hour)
    assert hours.next_summary(wish, helsinki(now), HELSINKI) == helsinki(comes)


def test_a_summary_in_quiet_hours_comes_when_they_end():
    wish = Preference(summary_hour=6, quiet_from=22, quiet_to=8)
    due = hours.due_at(wish, Way.DAILY, helsinki("2026-11-23T12:00"), HELSINKI)
    assert due == helsinki("2026-11-24T08:00")
