"""Somebody invites to an event with her discussion, and it stands where people look."""

from __future__ import annotations

from datetime import UTC, timedelta

import pytest
from django.utils import timezone

from porukka.core import blocks
from porukka.core.refusal import Refused
from porukka.discussions.actions import hiding, moving, writing
from porukka.discussions.models import Topic
from porukka.events.actions import answering
from porukka.events.models import Event, Occurrence
from porukka.events.queries import finding
from porukka.events.tests.conftest import at, invite, next_week, recorded, talk_of, typed, words
from tests.cast import signed_in


def test_an_event_is_written_with_its_discussion(cast, evening):
    shown = words(signed_in(cast.niilo).get(talk_of(evening)))
    assert "Library" in shown
    assert "0 are coming" in shown
    assert "I am coming" in shown
    assert [deed.actor_id for deed in recorded("event.made")] == [cast.eero.pk]
    assert f">{evening.event.post.topic.title}</a>" in words(signed_in(cast.niilo).get(at("events")))
    assert "Event" in words(signed_in(cast.niilo).get("/c/writers/"))


def test_an_empty_form_is_no_event(cast):
    fields = {"event-zone": "Europe/Helsinki", "event-repeat": "weekly"}
    written = blocks.forms_for(cast.eero, cast.common, fields)
    assert blocks.all_valid(written)
    writing.start_topic(cast.eero, cast.common, title="Just talk", text="No event.", written=written)
    assert not Event.objects.exists()


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"zone": "Europe/Atlantis"}, "zone"),
        ({"zone": "../../etc/passwd"}, "zone"),
        ({"zone": ""}, "zone"),
        ({"end_time": "17:00"}, "end_time"),
        ({"day": "9999-12-31"}, "day"),
        ({"day": "2020-01-01"}, "day"),
        ({"day": "31.2.2027"}, "day"),
        ({"time": "25:00"}, "time"),
        ({"time": ""}, "time"),
        ({"end_day": "9999-12-31"}, "end_day"),
        ({"cap": "0"}, "cap"),
        ({"cap": "100001"}, "cap"),
        ({"cap": "9" * 40}, "cap"),
        ({"guests_most": "6"}, "guests_most"),
        ({"place": "x" * 201}, "place"),
        ({"paid_note": "x" * 201}, "paid_note"),
        ({"link": "http://meet.example/"}, "link"),
        ({"link": "javascript:alert(1)"}, "link"),
        ({"link": "https://me:secret@meet.example/"}, "link"),
        ({"link": "https://meet.example/" + "x" * 500}, "link"),
        ({"repeat": "own", "rule": "FREQ=SECONDLY"}, "rule"),
        ({"repeat": "own", "rule": ""}, "rule"),
        ({"repeat": "own", "rule": "X" * 201}, "rule"),
        ({"repeat": "hourly"}, "repeat"),
        ({"repeat": "weekly", "until": "2020-01-01"}, "until"),
    ],
)
def test_what_cannot_be_is_refused_beside_its_field(cast, wrong, field):
    fields = {f"event-{name}": value for name, value in typed(next_week(), **wrong).items()}
    sent = {"title": "An evening", "text": "Come.", "room": cast.common.pk, "once": "a" * 20} | fields
    answer = signed_in(cast.eero).post("/c/writers/new/", sent)
    shown = words(answer, 400)
    assert f'id="id_event-{field}_error"' in shown
    assert "An evening" in shown  # her words are kept
    assert not Topic.objects.exists()


def test_whoever_may_not_open_a_discussion_invites_nobody(cast):
    assert "event" not in [one.block.name for one in blocks.forms_for(cast.sami, cast.common)]
    assert "event" not in [one.block.name for one in blocks.forms_for(cast.niilo, cast.back)]


def test_a_part_that_is_switched_off_is_gone(cast, evening):
    cast.community.parts_off = "events"
    cast.community.save()
    assert signed_in(cast.eero).get(at("events")).status_code == 404
    assert "Library" not in words(signed_in(cast.eero).get(talk_of(evening)))


def test_what_happens_in_a_secret_room_stands_nowhere_else(cast, evening):
    hidden = invite(cast.mari, cast.back, "Behind closed doors", place="The cellar")
    browser = signed_in(cast.eero)
    assert "Behind closed doors" not in words(browser.get(at("events")))
    for name in ("time", "change_time", "call_off_time", "attendance", "materials"):
        assert browser.get(at(name, hidden.pk)).status_code == 404
    assert browser.get(at("event", hidden.event_id)).status_code == 404
    assert browser.post(at("answer", hidden.pk), {"answer": "yes"}).status_code == 404
    assert "Behind closed doors" in words(signed_in(cast.mari).get(at("events")))


def test_a_hidden_post_takes_its_event_along(cast, evening):
    answering.answer(cast.niilo, evening, "yes")
    hiding.hide(cast.aino, evening.event.post, "Not here.")
    assert signed_in(cast.niilo).get(at("time", evening.pk)).status_code == 404
    assert "Library" not in words(signed_in(cast.niilo).get(talk_of(evening), follow=True))
    with pytest.raises(Refused):
        answering.answer(cast.niilo, evening, "no")


def test_an_event_moves_with_its_discussion(cast, evening):
    moving.move(cast.mari, evening.event.post.topic, cast.back)
    assert signed_in(cast.eero).get(at("time", evening.pk)).status_code == 404


def test_the_link_is_for_those_who_come(cast, evening):
    browser = signed_in(cast.niilo)
    for page in (at("time", evening.pk), talk_of(evening)):
        assert "meet.example" not in words(browser.get(page))
    answering.answer(cast.niilo, evening, "maybe")
    assert "meet.example" not in words(browser.get(at("time", evening.pk)))
    answering.answer(cast.niilo, evening, "yes")
    for page in (at("time", evening.pk), talk_of(evening)):
        assert 'href="https://meet.example/books" rel="noopener noreferrer nofollow"' in words(
            browser.get(page)
        )
    assert "meet.example" in words(signed_in(cast.eero).get(at("time", evening.pk)))  # it is hers


def test_a_link_may_be_for_all(cast):
    open_one = invite(cast.eero, cast.common, link="https://meet.example/all", link_open="on")
    assert "meet.example/all" in words(signed_in(cast.niilo).get(at("time", open_one.pk)))


def test_that_somebody_is_paid_is_said(cast):
    paid = invite(cast.eero, cast.common, paid_note="Oona is paid by the library")
    shown = words(signed_in(cast.niilo).get(at("time", paid.pk)))
    assert '<span class="tag">Paid</span>' in shown
    assert "Oona is paid by the library" in shown


def test_each_reads_it_on_her_own_clock_and_sees_the_events_too(cast, evening):
    person = cast.niilo.person
    person.time_zone = "Europe/London"
    person.save()
    shown = words(signed_in(cast.niilo).get(at("time", evening.pk)))
    assert "at 16:00–18:00" in shown
    assert "at 18:00–20:00 (Europe/Helsinki)" in shown
    here = words(signed_in(cast.eero).get(at("time", evening.pk)))
    assert "at 18:00–20:00" in here
    assert "Europe/Helsinki" not in here


def test_the_list_is_read_page_by_page_and_by_room(cast, evening, monkeypatch):
    monkeypatch.setattr(finding, "A_PAGE", 2)
    for number, title in enumerate(("Two", "Three", "Four"), 1):
        invite(cast.eero, cast.common, title, starts=next_week() + timedelta(days=number))
    found, after = [], ""
    while True:
        page = finding.page(cast.eero, after=after)
        found += [row.title for row in page.rows]
        if not (after := page.after):
            break
    assert found == ["A book evening", "Two", "Three", "Four"]
    assert finding.page(cast.eero, after="nonsense").rows[0].title == "A book evening"
    assert finding.page(cast.eero, after="9" * 40 + ".?").rows[0].title == "A book evening"
    elsewhere = signed_in(cast.niilo).get(at("events") + f"?room={cast.workshop.address}")
    assert "Nothing is planned yet" in words(elsewhere)
    assert signed_in(cast.eero).get(at("events") + f"?room={cast.back.address}").status_code == 404
    assert signed_in(cast.eero).get(at("events") + "?room=???").status_code == 404


def test_what_is_over_stands_among_the_past(cast, evening):
    week = timedelta(days=8)
    Occurrence.objects.update(starts=evening.starts - week, ends=evening.ends - week)
    assert "Nothing is planned yet" in words(signed_in(cast.niilo).get(at("events")))
    assert "A book evening" in words(signed_in(cast.niilo).get(at("events") + "?show=past"))
    assert evening.starts.astimezone(UTC) > timezone.now()
