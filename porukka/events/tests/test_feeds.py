"""Calendars read what their member may see, by a secret address, as long as she may."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
import vobject
from django.urls import reverse
from django.utils import timezone

from porukka.communities.actions import belonging
from porukka.communities.models import Deed, Member, RoomMember
from porukka.discussions.actions import deleting
from porukka.events.actions import feeds, making
from porukka.events.models import FeedKey
from porukka.events.queries import calendars
from porukka.events.tests.evenings import LINK, comes, evening, times_of

MINE, ROOM, ALL = FeedKey.Kind.MINE, FeedKey.Kind.ROOM, FeedKey.Kind.COMMUNITY
OCTOBER = datetime(2026, 10, 13, 15, tzinfo=UTC)  # 18:00 in Helsinki, a Tuesday


def address(member, kind=ALL, room=None):
    return reverse("events:feed", args=[feeds.make(member, kind, room)])


def read(client, where):
    answer = client.get(where)
    assert answer.status_code == 200
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    return vobject.readOne(answer.content.decode())


def titles(client, where):
    return [event.summary.value for event in getattr(read(client, where), "vevent_list", [])]


def test_a_calendar_reads_all_events_its_member_may_see_without_signing_in(cast, client):
    evening(cast.aino, cast.common)
    evening(cast.niilo, cast.workshop, title="Workshop evening")
    assert titles(client, address(cast.eero)) == ["Savings evening"]
    assert sorted(titles(client, address(cast.niilo))) == ["Savings evening", "Workshop evening"]
    assert "sessionid" not in client.cookies


def test_a_room_has_a_calendar_for_those_who_read_it(cast, client):
    evening(cast.aino, cast.common)
    evening(cast.niilo, cast.workshop, title="Workshop evening")
    where = address(cast.niilo, ROOM, cast.workshop)
    assert titles(client, where) == ["Workshop evening"]
    RoomMember.objects.filter(room=cast.workshop, member=cast.niilo).delete()
    assert client.get(where).status_code == 404


def test_what_i_come_to_is_what_i_said_yes_to(cast, client):
    yes = evening(cast.aino, cast.common)
    maybe = evening(cast.aino, cast.common, title="Another")
    comes(cast.eero, yes)
    comes(cast.eero, maybe, "maybe")
    where = address(cast.eero, MINE)
    assert titles(client, where) == ["Savings evening"]
    making.call_off(cast.aino, yes.event)
    assert read(client, where).vevent.status.value == "CANCELLED"
    deleting.delete(cast.aino, yes.event.post)
    assert titles(client, where) == []


def test_one_time_of_a_series_is_an_event_of_its_own_in_what_i_come_to(cast, client):
    first = evening(cast.aino, cast.common, rule="FREQ=WEEKLY;COUNT=5")
    second = times_of(first.event)[1]
    comes(cast.eero, second)
    event = read(client, address(cast.eero, MINE)).vevent
    assert not hasattr(event, "rrule")
    assert event.dtstart.value.astimezone(UTC) == second.starts
    assert event.uid.value == f"{first.event.uid}-{second.address}"


@time_machine.travel(datetime(2026, 10, 12, 9, tzinfo=UTC), tick=False)
def test_a_series_is_read_at_six_over_both_changes_of_the_clocks_with_its_exceptions(cast, client):
    first = evening(cast.aino, cast.common, starts=OCTOBER, rule="FREQ=WEEKLY;COUNT=30")
    second, third = times_of(first.event)[1:3]
    making.call_off_time(cast.aino, second)
    moved = third.starts + timedelta(days=1)
    making.change_time(
        cast.aino, third, starts=moved, ends=moved + timedelta(hours=1), place="Library", link=""
    )
    series, change = read(client, address(cast.eero)).vevent_list
    moments = [moment.astimezone(UTC) for moment in series.rruleset]
    assert moments == [time.recurrence_at for time in times_of(first.event) if time.pk != second.pk]
    assert {moment.hour for moment in series.rruleset} == {18}
    assert datetime(2026, 10, 27, 16, tzinfo=UTC) in moments
    assert datetime(2027, 3, 30, 15, tzinfo=UTC) in moments
    assert change.recurrence_id.value.astimezone(UTC) == third.recurrence_at
    assert change.dtstart.value.astimezone(UTC) == moved
    assert change.location.value == "Library"
    assert int(change.sequence.value) > 0
    assert change.uid.value == series.uid.value


def test_a_private_link_is_read_by_those_who_come_only(cast, client):
    once = evening(cast.aino, cast.common, link=LINK)
    series = evening(cast.aino, cast.common, title="Weekly", link=LINK, rule="FREQ=WEEKLY;COUNT=4")
    where = address(cast.eero)
    assert LINK not in client.get(where).content.decode()
    comes(cast.eero, once)
    assert client.get(where).content.decode().replace("\r\n ", "").count(LINK) == 2  # description and place
    comes(cast.eero, times_of(series.event)[1])
    _once, weekly, hers = read(client, where).vevent_list
    assert LINK not in weekly.description.value
    assert LINK in hers.description.value
    comes(cast.eero, once, "no")
    assert client.get(where).content.decode().replace("\r\n ", "").count(LINK) == 2


def test_a_link_for_everybody_is_in_every_calendar(cast, client):
    evening(cast.aino, cast.common, link=LINK, link_for_comers=False)
    assert LINK in read(client, address(cast.eero)).vevent.description.value


@pytest.mark.parametrize("state", [Member.State.SUSPENDED, Member.State.LEFT, Member.State.REMOVED])
def test_the_address_ends_with_its_members_right(cast, client, state):
    evening(cast.aino, cast.common)
    where = address(cast.eero)
    assert titles(client, where) == ["Savings evening"]
    Member.objects.filter(pk=cast.eero.pk).update(state=state)
    assert client.get(where).status_code == 404


def test_whoever_leaves_takes_her_calendar_along(cast, client):
    where = address(cast.eero)
    belonging.leave(cast.eero)
    assert client.get(where).status_code == 404


def test_a_new_address_ends_the_old_one_and_the_secret_is_kept_nowhere(cast, client):
    old, new = address(cast.eero), address(cast.eero)
    assert client.get(old).status_code == 404
    assert client.get(new).status_code == 200
    key = FeedKey.objects.get()
    secret = new.removeprefix("/calendar/").removesuffix(".ics")
    assert secret not in str(vars(key))
    assert not Deed.objects.exists()
    feeds.stop(cast.niilo, key.pk)
    assert client.get(new).status_code == 200
    feeds.stop(cast.eero, key.pk)
    assert client.get(new).status_code == 404


def test_without_the_part_there_is_no_calendar(cast, client):
    where = address(cast.eero)
    cast.community.parts_off = "events"
    cast.community.save()
    assert client.get(where).status_code == 404


def test_a_wrong_secret_is_missing_and_counted(cast, client):
    for _guess in range(30):
        assert client.get("/calendar/guess.ics").status_code == 404
    answer = client.get("/calendar/guess.ics")
    assert answer.status_code == 429
    assert answer["Retry-After"]
    assert client.get(address(cast.eero)).status_code == 200
    assert client.get(f"/calendar/{'x' * 5000}.ics").status_code in (404, 429)
    assert client.post(address(cast.eero)).status_code == 405


def test_a_calendar_that_has_it_already_is_told_so(cast, client):
    time = evening(cast.aino, cast.common)
    where = address(cast.eero)
    first = client.get(where)
    again = client.get(where, headers={"If-None-Match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert "Last-Modified" in first
    deleting.delete(cast.aino, time.event.post)
    assert client.get(where, headers={"If-None-Match": first["ETag"]}).status_code == 200
    assert client.head(where).content == b""


def test_a_feed_has_an_end_in_time_and_in_number(cast, client, monkeypatch):
    now = timezone.now()
    for days in (-60, -20, 20, 400):
        evening(cast.aino, cast.common, title=f"In {days}", starts=now + timedelta(days=days))
    where = address(cast.eero)
    assert titles(client, where) == ["In -20", "In 20"]
    monkeypatch.setattr(calendars, "MOST", 1)
    assert titles(client, where) == ["In -20"]


def test_a_feed_asks_as_much_for_many_events_as_for_one(cast, client, django_assert_max_num_queries):
    where = address(cast.eero)
    for number in range(6):
        comes(cast.eero, evening(cast.aino, cast.common, title=f"No {number}", link=LINK))
    with django_assert_max_num_queries(6):
        assert len(titles(client, where)) == 6


def test_a_member_makes_an_address_sees_it_once_and_stops_it(cast, signed_in):
    browser, page = signed_in(cast.eero), reverse("events:addresses", args=["writers"])
    made = browser.post(page, {"kind": "mine"}, follow=True).content.decode()
    where = made.partition('value="http://testserver')[2].partition('"')[0]
    assert where.startswith("/calendar/")
    assert browser.get(where).status_code == 200
    assert "/calendar/" not in browser.get(page).content.decode().replace("/events/calendar/", "")
    browser.post(page, {"stop": FeedKey.objects.get().pk})
    assert browser.get(where).status_code == 404


def test_nobody_makes_an_address_for_a_room_she_does_not_read_or_for_nothing(cast, signed_in):
    browser, page = signed_in(cast.eero), reverse("events:addresses", args=["writers"])
    assert browser.post(page, {"kind": "room", "room": cast.workshop.address}).status_code == 404
    assert browser.post(page, {"kind": "room", "room": "!"}).status_code == 404
    assert browser.post(page, {"kind": "room"}).status_code == 403
    assert browser.post(page, {"kind": "mine", "room": cast.common.address}).status_code == 403
    assert browser.post(page, {"kind": "everything"}).status_code == 403
    assert browser.post(page, {"stop": "x" * 50}).status_code == 403
    assert not FeedKey.objects.exists()


def test_one_event_and_one_time_are_files_to_add(cast, signed_in):
    first = evening(cast.aino, cast.common, title="Every week", link=LINK, rule="FREQ=WEEKLY;COUNT=3")
    browser = signed_in(cast.eero)
    whole = browser.get(reverse("events:add_event", args=["writers", first.event_id]))
    assert whole["Content-Disposition"] == 'attachment; filename="event.ics"'
    assert len(list(vobject.readOne(whole.content.decode()).vevent.rruleset)) == 3
    one = reverse("events:add_time", args=["writers", first.pk])
    assert LINK not in browser.get(one).content.decode()
    comes(cast.eero, first)
    event = vobject.readOne(browser.get(one).content.decode()).vevent
    assert event.location.value == LINK
    assert event.url.value == "http://testserver" + reverse("events:time", args=["writers", first.pk])


def test_the_file_of_an_event_one_may_not_see_is_missing(cast, signed_in):
    time = evening(cast.niilo, cast.workshop)
    browser = signed_in(cast.eero)
    assert browser.get(reverse("events:add_time", args=["writers", time.pk])).status_code == 404
    assert browser.get(reverse("events:add_event", args=["writers", time.event_id])).status_code == 404
