"""A small room that is full: waiting for a seat and thinking again; and a colour of the community's own."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import expect

from tests.journeys.conftest import SomebodyNew
from tests.journeys.house import House
from tests.journeys.people import signed_in

pytestmark = [
    pytest.mark.journey,
    pytest.mark.parametrize(("language", "scripts"), [("fi", True), ("en", False)]),
]


def test_one_waits_for_a_seat_and_leaves_the_list(
    somebody: SomebodyNew, demo_house: House, staged: dict[str, Any], language: str, scripts: bool
):
    places, cookies = staged[language]["places"], staged[language]["cookies"]
    quiet = somebody(
        demo_house, language, storage_state=signed_in(cookies["quiet"]), java_script_enabled=scripts
    )
    room = f"/c/{places['c']}/r/{places['full']}/"
    quiet.open(room)
    quiet.press("Join the waiting list", "main")
    quiet.sees(quiet.words("You are on the waiting list."))
    quiet.press("Leave the waiting list", "main")
    quiet.sees(quiet.words("You do not wait for this room any more."))


def test_a_colour_that_cannot_be_read_is_met_by_the_nearest_that_can(
    somebody: SomebodyNew, demo_house: House, staged: dict[str, Any], language: str, scripts: bool
):
    places, cookies = staged[language]["places"], staged[language]["cookies"]
    founder = somebody(
        demo_house, language, storage_state=signed_in(cookies["founder"]), java_script_enabled=scripts
    )
    founder.open(f"/c/{places['c']}/settings/looks/")
    founder.page.locator("input[name=accent]").fill("#ffd400")
    founder.press("Save the colours", "main")
    founder.press("Take the nearest that can be read", "main")
    founder.sees(founder.words("Saved."))
    link = founder.page.locator("link[href*='theme.css']")
    expect(link).to_have_count(1)
    founder.press("Take Porukka's own colours again", "main")
    expect(link).to_have_count(0)
