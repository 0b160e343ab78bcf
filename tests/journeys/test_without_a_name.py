"""Somebody asks without her name: what she is told first, what another member reads, and what the team sees."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import expect

from tests.journeys.conftest import SomebodyNew
from tests.journeys.house import House
from tests.journeys.people import signed_in

pytestmark = pytest.mark.journey

TITLES = {"fi": "Kehtaanko kysyä tätä?", "en": "Dare I ask this?"}


@pytest.mark.parametrize("language", ["fi", "en"])
@pytest.mark.parametrize("script", [True, False])
def test_one_asks_without_a_name(
    somebody: SomebodyNew, demo_house: House, staged: dict[str, Any], language: str, script: bool
):
    places, cookies = staged[language]["places"], staged[language]["cookies"]
    asker = somebody(
        demo_house, language, storage_state=signed_in(cookies["asks"]), java_script_enabled=script
    )
    asker.open(f"/c/{places['c']}/new/?room={places['shy']}")
    asker.write("Title", TITLES[language])
    asker.page.locator("main textarea[name=text]").fill("?!")
    box = asker.page.get_by_label(asker.words("Ask without my name"))
    expect(box).to_have_accessible_description(  # she is told beforehand who will know
        asker.words(
            "The others see “Anonymous”. The team, and in a private or secret room its owners, see who wrote. "
            "Reactions and votes still carry your name."
        )
        + " "
        + asker.words("It is possible in: %(rooms)s.", rooms=places["shy_name"])
    )
    box.check()
    asker.press("Publish")
    asker.sees(TITLES[language], "h1")
    asker.sees(asker.words("Anonymous (asker)"), ".post header")
    asker.sees(
        asker.words("You wrote this without your name. The other members do not see that it was you."),
        ".post",
    )
    asker.page.locator("#write > summary").click()
    expect(asker.page.get_by_label(asker.words("Write without my name"))).to_be_checked()

    member = somebody(demo_house, language, storage_state=signed_in(cookies["quiet"]))
    member.open(asker.path)
    member.sees(member.words("Anonymous (asker)"), ".post header")
    assert places["asker"] not in member.page.content()

    founder = somebody(demo_house, language, storage_state=signed_in(cookies["founder"]))
    founder.open(asker.path)
    founder.sees(
        founder.words("%(name)s wrote this. Only those who keep order here see that.", name=places["asker"]),
        ".post",
    )
