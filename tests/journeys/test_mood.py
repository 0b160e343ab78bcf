"""The founder looks at the mood, opens the posts behind it and says what she hears; with a script and without."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import expect

from tests.journeys.conftest import SomebodyNew
from tests.journeys.house import House
from tests.journeys.people import signed_in

pytestmark = pytest.mark.journey


@pytest.mark.parametrize(("language", "scripts"), [("fi", True), ("en", False)])
def test_a_label_is_corrected_and_the_correction_counts(
    somebody: SomebodyNew, demo_house: House, staged: dict[str, Any], language: str, scripts: bool
):
    places, session = staged[language]["places"], staged[language]["cookies"]["founder"]
    founder = somebody(demo_house, language, storage_state=signed_in(session), java_script_enabled=scripts)
    founder.open(f"/c/{places['c']}/mood/")
    expect(founder.page.locator(".moods svg rect").first).to_be_visible()
    expect(founder.page.locator("aside")).to_contain_text(
        founder.words("Nobody has checked it here yet. Open the posts of a week and say what you hear.")
    )

    founder.page.locator(".mood-page td a").nth(1).click()
    first = founder.page.locator(".heard .entry").first
    which = first.get_attribute("id")
    expect(first).to_contain_text(founder.words("Heard by the machine"))
    first.get_by_role("button", name=founder.words("Positive"), exact=True).click()
    expect(founder.page.locator("body")).to_contain_text(
        founder.words("Thank you. What you heard counts now, in a moment in the figures too.")
    )

    founder.open(f"/c/{places['c']}/mood/posts/")
    corrected = founder.page.locator(f"#{which}")
    if corrected.count():  # it is among the newest
        expect(corrected).to_contain_text(founder.words("Heard by a person"))
    founder.open(f"/c/{places['c']}/mood/")
    expect(founder.page.locator("aside")).not_to_contain_text(
        founder.words("Nobody has checked it here yet. Open the posts of a week and say what you hear.")
    )
