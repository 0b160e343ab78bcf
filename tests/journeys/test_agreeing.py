"""The guidelines change; a member goes on reading, sees what changed, and her words are sent with one tick."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import expect

from tests.journeys.people import Person

WORDS = {
    "fi": {
        "changed": "Pelisäännöt ovat muuttuneet",
        "what": "Mikä muuttui",
        "accept": "Hyväksyn pelisäännöt",
    },
    "en": {
        "changed": "The guidelines have changed",
        "what": "What changed",
        "accept": "I accept the guidelines",
    },
}


@pytest.fixture
def place(staged: dict[str, Any], language: str) -> str:
    return f"/c/{staged[language]['places']['c']}/"


@pytest.mark.journey
@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without"])
def test_who_has_not_accepted_reads_on_and_writes_with_a_tick(
    comes: Any, place: str, language: str, scripts: bool
) -> None:
    said = WORDS[language]
    person: Person = comes(f"owes{'' if scripts else ' too'}", java_script_enabled=scripts)
    page = person.page
    person.open(place)
    strip = page.get_by_text(said["changed"])
    expect(strip).to_be_visible()
    page.get_by_role("link", name=said["what"]).click()
    expect(page.locator("main ins").first).to_be_visible()

    person.open(f"{place}new/")
    title, text = page.locator("[name=title]"), page.locator("textarea[name=text]")
    title.fill("Kesken on hyvä" if language == "fi" else "A kettle that hums")
    text.fill("Saako kesken jäädä?" if language == "fi" else "Does anybody know why?")
    send = page.locator("form[data-draft] .buttons button").first
    send.click()
    expect(page.locator(".summary-of-errors")).to_be_visible()
    expect(text).to_have_value("Saako kesken jäädä?" if language == "fi" else "Does anybody know why?")
    page.get_by_label(said["accept"]).check()
    page.locator("form[data-draft] .buttons button").first.click()
    expect(page.locator("h1")).to_contain_text("Kesken on hyvä" if language == "fi" else "A kettle that hums")
    expect(strip).to_have_count(0)
