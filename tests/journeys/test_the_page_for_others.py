"""A founder shows one page of a community for members only; a stranger meets it, and nothing else."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import expect

from tests.journeys.people import signed_in

pytestmark = pytest.mark.journey


@pytest.mark.parametrize("scripts", [True, False])
def test_a_stranger_meets_the_page_and_a_title_and_the_talk_stays_inside(
    somebody: Any, demo_house: Any, staged: Any, scripts: bool
):
    places = staged["fi"]["places"]
    session = signed_in(staged["fi"]["cookies"]["founder"])
    founder = somebody(demo_house, "fi", storage_state=session, java_script_enabled=scripts)
    founder.open("/c/hiljaiset-kirjoittajat/purpose/landing/edit/")
    page, words = founder.page, founder.words
    page.locator("textarea[name=for_whom]").fill("Sinulle, joka kirjoitat **öisin**.")
    founder.press("Preview", "main")
    expect(page.locator(".looked-at strong")).to_have_text("öisin")
    page.get_by_label(words("Show this page to everybody")).check()
    founder.press("Save", "main")
    expect(page.locator(".messages")).to_contain_text(words("Saved. Others see the page."))
    page.locator("#teasers summary").click()
    page.locator("#id_teaser-address").fill(f"/c/hiljaiset-kirjoittajat/t/{places['kept']}/")
    founder.press("Show the title", "#teasers")
    expect(page.locator("#teasers .leads")).to_contain_text("Keittiö")

    stranger = somebody(demo_house, "fi", java_script_enabled=scripts)
    stranger.open("/c/hiljaiset-kirjoittajat/")
    expect(stranger.page.locator("main")).to_contain_text("Sinulle, joka kirjoitat öisin.")
    expect(stranger.page.locator('link[rel="canonical"]')).to_have_attribute("href", stranger.page.url)
    stranger.page.get_by_role("link", name="Keittiö").click()
    expect(stranger.page.locator("h1")).to_have_text("Keittiö")
    expect(stranger.page.locator("body")).not_to_contain_text("Kattila")
    assert stranger.status_of(f"/c/hiljaiset-kirjoittajat/t/{places['kept']}/") == 404

    page.locator("#teasers .leads button").first.click()
    page.get_by_label(words("Show this page to everybody")).uncheck()
    founder.press("Save", "main")
    expect(page.locator(".messages")).to_contain_text(words("Saved. Nobody else sees it yet."))
    assert stranger.status_of("/c/hiljaiset-kirjoittajat/") == 404
