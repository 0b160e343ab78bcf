"""Somebody goes the daily round on a phone: she answers, puts off, and it ends; with a script and without."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import expect

from tests.journeys.conftest import SomebodyNew
from tests.journeys.house import House
from tests.journeys.people import NARROW, signed_in
from tests.journeys.stage_rounds import OPENINGS

pytestmark = pytest.mark.journey


@pytest.mark.parametrize(("language", "scripts"), [("fi", True), ("en", False)])
def test_the_round_is_short_and_ends(
    somebody: SomebodyNew, demo_house: House, staged: dict[str, Any], language: str, scripts: bool
):
    session, slug = staged[language]["cookies"]["steward"], staged[language]["places"]["c"]
    kirsi = somebody(
        demo_house,
        language,
        storage_state=signed_in(session),
        java_script_enabled=scripts,
        viewport=NARROW,
    )
    page, words = kirsi.page, kirsi.words
    kirsi.open(f"/c/{slug}/me/")
    page.locator("main").get_by_role("link", name=words("Daily round")).click()
    page.get_by_label(words("5 minutes")).check()
    page.get_by_role("button", name=words("Begin"), exact=True).click()

    title = page.locator(".errand h2")
    expect(title).to_have_text(OPENINGS[0])
    expect(page.locator(".errands li")).to_have_count(len(OPENINGS) - 1)
    page.get_by_label(words("Your reply")).fill("Naulassa, *oven* vieressä.")
    page.get_by_role("button", name=words("Answer"), exact=True).click()

    expect(title).to_have_text(OPENINGS[1])
    page.get_by_role("button", name=words("Tomorrow"), exact=True).click()
    done = page.locator(".round-done")
    expect(done).to_contain_text(words("Done. Next tomorrow."))
    expect(done.locator("li")).to_have_count(2)

    kirsi.open(f"/c/{slug}/round/")  # it stays so all day
    expect(done).to_contain_text(words("Done. Next tomorrow."))
