"""Somebody says that she comes, is confirmed by mail, changes her mind from the letter without scripts or signing in,
and her calendar reads along."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.journeys.house import House
from tests.journeys.people import Person
from tests.journeys.post import PostOffice

pytestmark = pytest.mark.journey

Come = Callable[..., Person]


def test_an_answer_comes_back_from_the_letter_without_scripts(
    come: Come, somebody: Any, demo_house: House, post: PostOffice, staged: dict[str, Any], language: str
):
    quiet = come("quiet", "/c/{c}/events/at/{tomorrow}/")
    quiet.sees("Huomenna", "h1")
    quiet.page.locator('main button[value="yes"]').first.click()
    expect(quiet.page.locator(".event-mine").first).to_contain_text(quiet.words("You are coming."))
    where = staged[language]["places"]
    confirmed = f"Huomenna: {quiet.words('I am coming')}"
    no = post.link_in(confirmed, re.compile(r"(/answer/\S+/no/)"))

    reader = somebody(demo_house, language, java_script_enabled=False)
    reader.open(no)
    reader.sees("Huomenna", "h1")
    reader.press("I cannot come", "main")
    reader.sees(reader.words("You are not coming."))
    quiet.open(f"/c/{where['c']}/events/at/{where['tomorrow']}/")
    expect(quiet.page.locator(".event-mine").first).to_contain_text(quiet.words("You are not coming."))


def test_a_calendar_reads_by_its_secret_address(come: Come, somebody: Any, demo_house: House):
    quiet = come("quiet", "/c/{c}/events/calendar/")
    quiet.sees(quiet.words("Events in your own calendar"), "h1")
    form = quiet.page.locator("main form", has=quiet.page.locator('input[value="community"]'))
    form.get_by_role("button").first.click()
    field = quiet.page.locator("#calendar-address")
    expect(field).to_be_visible()
    address = field.input_value()
    calendar = somebody(demo_house, quiet.language)
    answer = calendar.page.request.get(address)
    assert answer.status == 200
    assert answer.headers["content-type"].startswith("text/calendar")
    assert "BEGIN:VEVENT" in answer.text()
    assert "TZID:Europe/" in answer.text()
    quiet.page.reload()
    expect(quiet.page.locator("#calendar-address")).to_have_count(0)  # it was shown once
    quiet.page.locator("main form", has=quiet.page.locator('input[name="stop"]')).get_by_role(
        "button"
    ).click()
    expect(quiet.page.locator(".messages")).to_be_visible()
    assert calendar.page.request.get(address).status == 404
