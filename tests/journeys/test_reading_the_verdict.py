"""A founder reads the verdict in ten seconds, opens what made a number, and looks at who talks with whom."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import expect

from tests.journeys.people import signed_in

pytestmark = pytest.mark.journey


@pytest.mark.parametrize(("language", "scripts"), [("fi", True), ("en", False)])
def test_from_the_verdict_to_what_made_it(
    somebody: Any, demo_house: Any, staged: Any, language: str, scripts: bool
):
    session = signed_in(staged[language]["cookies"]["founder"])
    founder = somebody(demo_house, language, storage_state=session, java_script_enabled=scripts)
    page, words = founder.page, founder.words
    slug = {"fi": "hiljaiset-kirjoittajat", "en": "mending-shed"}[language]
    founder.open(f"/c/{slug}/insights/")
    expect(page.locator("h1 em")).to_be_visible()
    expect(page.locator(".card.ember")).to_have_count(1)
    expect(page.locator(".parts .part")).to_have_count(5)

    page.locator(".parts .n a").first.click()
    expect(page.locator("h1")).to_have_text(words("Started by members"))
    assert page.locator(".entries .entry").count() > 0
    page.get_by_role("link", name=words("Begun by the team"), exact=True).click()
    expect(page.locator("[aria-current=true]", has_text=words("Begun by the team"))).to_be_visible()

    founder.open(f"/c/{slug}/insights/")
    page.locator(".closer").get_by_role("link", name=words("Who talks with whom")).click()
    assert page.locator(".ties circle").count() >= 5
    expect(page.locator(".ties text")).to_have_count(0)
    page.get_by_role("link", name=words("With names"), exact=True).click()
    assert page.locator(".ties text").count() >= 5
    page.locator("main details summary").click()
    expect(page.locator("main .table")).to_be_visible()
