"""Somebody invites to an event with few seats; it fills, one waits, one leaves, and the line moves up by itself."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from tests.journeys.people import Person

pytestmark = pytest.mark.journey

Come = Callable[..., Person]


def _invite(founder: Person, title: str) -> str:
    """With one seat, next week. Returns where it is talked about."""
    founder.sees(founder.words("Start a discussion"), "h1")
    founder.write("Title", title)
    founder.write("What is on your mind?", "1 + 1 = 2")
    founder.adds("Event")
    day = (timezone.now() + timedelta(days=7)).date().isoformat()
    founder.page.locator("[name=event-day]").fill(day)
    founder.page.locator("[name=event-time]").fill("18:00")
    founder.page.locator("[name=event-end_time]").fill("20:00")
    founder.page.locator("[name=event-place]").fill("Kioski")
    founder.page.locator("[name=event-cap]").fill("1")
    founder.press("Publish", "main")
    founder.sees(title, "h1")
    return founder.page.url


def test_a_full_event_has_a_line_that_moves_up(come: Come):
    founder = come("founder", "/c/{c}/new/")
    title = {"fi": "Kävely rannassa", "en": "A walk by the river"}[founder.language]
    place = _invite(founder, title)
    founder.page.locator(".event").get_by_role("button").first.click()
    founder.sees(founder.words("You are coming."), ".event")

    quiet = come("quiet", place)
    quiet.sees(title, "h1")
    card = quiet.page.locator(".event")
    card.get_by_role("button").first.click()
    expect(card.locator(".event-mine")).to_contain_text("1")
    expect(founder.page.locator(".event-count")).to_contain_text(  # told without a navigation
        "1 jonossa" if founder.language == "fi" else "1 waits in line"
    )

    founder.page.locator(".event").get_by_role("button").last.click()
    founder.sees(founder.words("You are not coming."), ".event")
    quiet.open(place)
    quiet.sees(quiet.words("You are coming."), ".event")


def test_one_answers_without_scripts(comes: Come, staged: dict, language: str):
    quiet = comes("quiet", java_script_enabled=False)
    places = staged[language]["places"]
    quiet.open(f"/c/{places['c']}/events/at/{places['again']}/")
    card = quiet.page.locator(".event")
    for said, told in (("no", "You are not coming."), ("maybe", "You may come."), ("yes", "You are coming.")):
        card.locator(f"button[value={said}]").click()
        expect(card.locator(".event-mine")).to_contain_text(quiet.words(told))
