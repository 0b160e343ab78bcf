"""What a post said before it was edited: found from its mark, with and without a script."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import expect

from tests.journeys.conftest import SomebodyNew
from tests.journeys.house import House
from tests.journeys.people import signed_in

pytestmark = pytest.mark.journey


@pytest.mark.parametrize("language", ["fi", "en"])
@pytest.mark.parametrize("script", [True, False])
def test_one_reads_what_was_said_before(
    somebody: SomebodyNew, demo_house: House, staged: dict[str, Any], language: str, script: bool
):
    places = staged[language]["places"]
    session = staged[language]["cookies"]["quiet"]
    reader = somebody(demo_house, language, storage_state=signed_in(session), java_script_enabled=script)
    reader.open(f"/c/{places['c']}/t/{places['deleted']}/")
    reader.page.locator(f'a[href$="/p/{places["edited"]}/history/"]').click()
    reader.sees(reader.words("Earlier words"), "h1")
    expect(reader.page.locator(".version ins").first).to_contain_text("vai kiinni?")
    assert reader.page.locator(".version").count() == 2
    reader.press("Back to the post")
    reader.sees("Auki vai kiinni?", ".post")
