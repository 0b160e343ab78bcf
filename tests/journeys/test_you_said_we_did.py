"""Somebody asks for something; the team files it, does it and says so; she is told, and everybody reads it."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import expect

from tests.journeys.people import Person
from tests.journeys.steps import is_told

pytestmark = pytest.mark.journey


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without"])
def test_what_was_asked_for_is_filed_done_and_told(comes: Any, staged: dict[str, Any], scripts: bool) -> None:
    quiet: Person = comes("quiet", java_script_enabled=scripts)
    place = f"/c/{staged[quiet.language]['places']['c']}/"
    title = "Ramppi oven eteen" if scripts else "Kahva porttiin"
    quiet.open(f"{place}new/")
    quiet.write("Title", title)
    quiet.write("What is on your mind?", "1 + 1 = 2")
    quiet.press("Publish", "main")
    quiet.sees(title, "h1")
    asked = quiet.page.url

    founder: Person = comes("founder", java_script_enabled=scripts)
    founder.open(asked)
    founder.sees(title, "h1")
    founder.page.locator(".top [data-menu] summary").last.click()
    founder.press("File in “You said, we did”")
    founder.press("File it", "main")
    founder.page.get_by_label(founder.words("Done"), exact=True).check()
    founder.press("Save", "main")  # without a word it is not taken
    field = founder.page.locator("#id_word")
    expect(field).to_have_attribute("aria-invalid", "true")
    field.fill("1 + 1 = 3")
    founder.press("Save", "main")
    expect(founder.page.locator(".said-row", has_text=title)).to_contain_text("1 + 1 = 3")

    quiet.open(f"{place}ledger/")
    row = quiet.page.locator(".said-row", has_text=title)
    expect(row).to_contain_text("1 + 1 = 3")
    row.get_by_role("link", name=title).click()
    quiet.sees("1 + 1 = 3")
    is_told(quiet, place, title)
