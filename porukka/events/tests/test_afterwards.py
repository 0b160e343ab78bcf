"""What is left of an event: who was there, a recording, materials."""

from __future__ import annotations

from datetime import timedelta

import pytest
import time_machine

from porukka.core.ids import to_text
from porukka.events.actions import afterwards, answering
from porukka.events.models import Coming
from porukka.events.tests.conftest import at, recorded, words
from tests.cast import signed_in


@pytest.fixture
def over(cast, evening):
    """Niilo and Mari said that they come, Matti maybe; it is over."""
    for member, said in ((cast.niilo, "yes"), (cast.mari, "yes"), (cast.matti, "maybe")):
        answering.answer(member, evening, said)
    with time_machine.travel(evening.ends + timedelta(hours=1), tick=False):
        yield evening


def addresses(*members) -> list[str]:
    rows = Coming.objects.filter(member__in=members).order_by("pk")
    return [to_text(row.pk) for row in rows]


def test_whoever_invited_marks_who_was_there(cast, over):
    browser = signed_in(cast.eero)
    page = words(browser.get(at("attendance", over.pk)))
    assert page.count('name="there"') == 3
    assert page.count(" checked>") == 2  # those who said yes, until somebody knows better
    answer = browser.post(at("attendance", over.pk), {"there": addresses(cast.niilo, cast.matti)})
    assert answer.url == at("time", over.pk)
    there = dict(Coming.objects.values_list("member__name", "attended"))
    assert there == {"Niilo": True, "Mari": False, "Matti": True}
    assert "2 people were there." in words(signed_in(cast.mari).get(at("time", over.pk)))
    assert len(recorded("event.attended")) == 1


def test_what_is_in_no_list_is_passed_over(cast, over):
    sent = {"there": ["9" * 30, "???", "", "7zzzzzzzzzzzz", *addresses(cast.niilo)]}
    assert signed_in(cast.eero).post(at("attendance", over.pk), sent).status_code == 302
    assert Coming.objects.filter(attended=True).count() == 1


def test_only_its_keepers_mark_and_not_before_it_begins(cast, evening):
    answering.answer(cast.niilo, evening, "yes")
    for name in ("attendance", "materials"):
        assert signed_in(cast.eero).get(at(name, evening.pk)).status_code == 404
    with time_machine.travel(evening.starts + timedelta(minutes=5), tick=False):
        for name in ("attendance", "materials"):
            assert signed_in(cast.eero).get(at(name, evening.pk)).status_code == 200
            assert signed_in(cast.niilo).get(at(name, evening.pk)).status_code == 404
            assert signed_in(cast.niilo).post(at(name, evening.pk)).status_code == 404


def test_recording_and_materials_stand_on_its_page(cast, over):
    sent = {"recording": "https://video.example/1", "materials": "The **slides** <script>alert(1)</script>"}
    assert signed_in(cast.eero).post(at("materials", over.pk), sent).status_code == 302
    shown = words(signed_in(cast.niilo).get(at("time", over.pk)))
    assert 'href="https://video.example/1"' in shown
    assert "<strong>slides</strong>" in shown
    assert b"<script>alert" not in signed_in(cast.niilo).get(at("time", over.pk)).content
    afterwards.keep(cast.eero, over, recording=sent["recording"], materials=sent["materials"].strip())
    assert len(recorded("event.kept")) == 1  # the same again


@pytest.mark.parametrize("wrong", [{"recording": "file:///etc/passwd"}, {"materials": "x" * 4001}])
def test_what_cannot_be_kept_is_refused(cast, over, wrong):
    answer = signed_in(cast.eero).post(
        at("materials", over.pk), {"recording": "", "materials": "Notes"} | wrong
    )
    assert answer.status_code == 400
    over.refresh_from_db()
    assert over.materials == ""
