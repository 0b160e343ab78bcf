"""Answering without words: while another looks, without a mouse, and without a script."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Locator, expect

from tests.journeys.conftest import SomebodyNew
from tests.journeys.house import House
from tests.journeys.people import Person, signed_in

pytestmark = pytest.mark.journey

HELPED = '.chip[data-kind="helped"]'
HEART = '.chip[data-kind="❤️"]'


def _heart(person: Person) -> str:
    return {"fi": "punainen sydän", "en": "red heart"}[person.language]


@pytest.fixture
def come(somebody: SomebodyNew, demo_house: House, staged: dict[str, Any], language: str) -> Any:
    """come("founder"): somebody of the stage who looks at the founder's answer. Returns her and that post."""

    def open_topic(who: str, **options: Any) -> tuple[Person, Locator]:
        session = staged[language]["cookies"][who]
        person = somebody(demo_house, language, storage_state=signed_in(session), **options)
        places = staged[language]["places"]
        person.open(f"/c/{places['c']}/t/{places['deleted']}/")
        return person, person.page.locator(".post", has_text="Ja lamppu on hämärästä")

    return open_topic


def test_one_reacts_and_the_other_sees_it_at_once(come: Any):
    _founder, hers = come("founder")
    quiet, post = come("quiet")
    expect(hers.locator(HELPED)).to_be_hidden()  # her own words
    quiet.page.evaluate("window.stayed = true")

    post.locator(HELPED).click()
    expect(post.locator(HELPED)).to_have_attribute("aria-pressed", "true")
    expect(hers.locator(HELPED)).to_be_visible()
    expect(hers.locator(f"{HELPED} .count")).to_have_text("1")
    assert hers.locator("button" + HELPED).count() == 0

    hers.locator("details.react > summary").click()
    hers.locator('details.react button[value="❤️"]').click()
    expect(post.locator(f"{HEART} .count")).to_have_text("1")
    post.locator(HEART).click()
    expect(hers.locator(f"{HEART} .count")).to_have_text("2")
    expect(hers.locator(HEART)).to_have_attribute("aria-pressed", "true")  # her own stayed as it was

    post.locator(HEART).click()
    expect(hers.locator(f"{HEART} .count")).to_have_text("1")
    hers.locator(HEART).click()
    expect(post.locator(HEART)).to_have_count(0)
    expect(hers.locator(HEART)).to_have_count(0)
    post.locator(HELPED).click()
    expect(hers.locator(HELPED)).to_be_hidden()
    assert quiet.page.evaluate("window.stayed")


def test_one_reacts_without_a_mouse(come: Any):
    quiet, post = come("quiet")
    keys = quiet.page.keyboard
    post.locator("details.react > summary").focus()
    keys.press("Enter")
    keys.press("Tab")
    keys.press("Tab")
    assert quiet.page.evaluate("document.activeElement.value") == "❤️"
    assert quiet.page.evaluate("document.activeElement.ariaLabel") == _heart(quiet)
    keys.press("Enter")
    expect(post.locator(HEART)).to_be_focused()
    name = f"{_heart(quiet)} 1"
    expect(post.get_by_role("button", name=name, pressed=True)).to_be_visible()
    keys.press("Space")
    expect(post.locator(HEART)).to_have_count(0)
    expect(post.locator("details.react > summary")).to_be_focused()  # not lost with the chip
    keys.press("Enter")
    keys.press("Escape")
    expect(post.locator("details.react")).not_to_have_attribute("open", "")


def test_without_the_network_one_is_told_and_nothing_is_lost(come: Any):
    quiet, post = come("quiet")
    quiet.page.route("**/reactions/", lambda route: route.abort())
    post.locator(HELPED).click()
    expect(post.get_by_role("alert")).to_have_text(
        quiet.words("That did not go through. Try again in a moment.")
    )
    expect(post.locator(HELPED)).to_have_attribute("aria-pressed", "false")
    quiet.page.unroute("**/reactions/")
    for pressed in ("true", "false"):
        post.locator(HELPED).click()
        expect(post.locator(HELPED)).to_have_attribute("aria-pressed", pressed)


def test_one_reacts_without_a_script(come: Any):
    quiet, post = come("quiet", java_script_enabled=False)
    post.locator(HELPED).click()
    expect(post.locator(HELPED)).to_have_attribute("aria-pressed", "true")
    post.locator("details.react > summary").click()
    post.locator('details.react button[value="❤️"]').click()
    expect(post.locator(f"{HEART} .count")).to_have_text("1")

    post.locator("details.react > summary").click()
    post.locator("details.react .who").click()
    quiet.sees(quiet.words("Who reacted"), "h1")
    assert quiet.page.locator("main .entry", has_text="Rauha Hiljanen").count() == 2
    quiet.page.go_back()

    for chip in (HEART, HELPED):
        post.locator(chip).click()
    expect(post.locator(HEART)).to_have_count(0)
    expect(post.locator(HELPED)).to_have_attribute("aria-pressed", "false")
