"""A list kept under a name of one's own: found in the rail, renamed and let go, with a script and without."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import expect

from tests.journeys.conftest import SomebodyNew
from tests.journeys.house import House
from tests.journeys.people import signed_in

pytestmark = pytest.mark.journey


@pytest.mark.parametrize(("language", "scripts"), [("fi", True), ("en", False)])
def test_a_list_gets_a_name_and_is_found_in_the_rail(
    somebody: SomebodyNew, demo_house: House, staged: dict[str, Any], language: str, scripts: bool
):
    places, session = staged[language]["places"], staged[language]["cookies"]["quiet"]
    quiet = somebody(demo_house, language, storage_state=signed_in(session), java_script_enabled=scripts)
    quiet.open(f"/c/{places['c']}/r/{places['open']}/")
    quiet.press("newest discussion first", "main")
    address = quiet.page.url
    quiet.press("Keep this view", "main")
    quiet.write("What is this view called?", "Aamukahvi")
    quiet.press("Keep the view")

    quiet.open(f"/c/{places['c']}/")
    quiet.page.locator(".rail").get_by_role("link", name="Aamukahvi").click()
    expect(quiet.page).to_have_url(address)

    quiet.press("Change my views", ".rail")
    quiet.page.locator(".topic summary").click()
    quiet.write("New name", "Iltatee")
    quiet.press("Save", ".topic")
    quiet.sees("Iltatee", ".rail")
    quiet.page.locator(".topic .side button").click()
    quiet.sees(quiet.words("No views yet"))
    quiet.press("Undo")
    quiet.sees("Iltatee", ".rail")
    quiet.page.locator(".topic .side button").click()
    quiet.sees(quiet.words("No views yet"))
