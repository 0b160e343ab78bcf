"""Saving for later and being reminded, with a script and without: the page, the reminder in the bell."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import expect

from tests.journeys.conftest import SomebodyNew
from tests.journeys.house import House
from tests.journeys.people import signed_in

pytestmark = pytest.mark.journey


@pytest.mark.parametrize(("language", "scripts"), [("fi", True), ("en", False)])
def test_what_is_saved_waits_on_its_page_until_it_is_let_go(
    somebody: SomebodyNew, demo_house: House, staged: dict[str, Any], language: str, scripts: bool
):
    places, session = staged[language]["places"], staged[language]["cookies"]["quiet"]
    quiet = somebody(demo_house, language, storage_state=signed_in(session), java_script_enabled=scripts)
    topic, page = f"/c/{places['c']}/t/{places['long']}/", f"/c/{places['c']}/saved/"
    quiet.open(topic)
    title = quiet.page.locator("h1").inner_text()
    saving = quiet.page.locator(".orders .menu").last

    saving.locator("summary").click()
    quiet.press("Save and remind me tomorrow morning", ".orders")
    expect(saving.locator("summary")).to_have_text(quiet.words("Saved"))

    more = quiet.page.locator("#p2 [data-menu]")
    more.locator("summary").click()
    quiet.press("Remind me", "#p2")
    quiet.tick(quiet.words("At a time that I choose"))
    quiet.write("Day", "2001-01-01")
    quiet.write("Time", "09:00")
    quiet.press("Save", "main")
    expect(quiet.page.locator(".errorlist")).to_contain_text(
        quiet.words("That time has passed. Choose a later one.")
    )
    quiet.tick(quiet.words("In 3 hours"))
    quiet.press("Save", "main")
    expect(quiet.page).to_have_url(f"{demo_house.url}{topic}#p2")

    quiet.press("What I have saved", ".rail")
    lines = quiet.page.locator(".topics .topic")
    expect(lines).to_have_count(2)
    expect(lines.first).to_contain_text(title)
    lines.first.get_by_role("button").click()
    expect(lines).to_have_count(1)
    quiet.press("Undo")
    expect(lines).to_have_count(2)

    for _line in range(2):
        lines.first.get_by_role("button").click()
    quiet.sees(quiet.words("Nothing saved yet"))
    quiet.open(page)
    quiet.sees(quiet.words("Nothing saved yet"))
