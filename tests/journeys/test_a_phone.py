"""Everything is at hand on a phone."""

from __future__ import annotations

import pytest

from tests.journeys.conftest import SomebodyNew
from tests.journeys.house import House
from tests.journeys.looking import sideways
from tests.journeys.people import NARROW, Person, signed_in

pytestmark = pytest.mark.journey

TAP = 44  # pixels: what a finger meets


@pytest.fixture
def aino(demo_house: House, staged: dict, somebody: SomebodyNew) -> Person:
    kept = signed_in(staged["fi"]["cookies"]["founder"])
    return somebody(demo_house, "fi", storage_state=kept, viewport=NARROW, has_touch=True, is_mobile=True)


@pytest.mark.parametrize(
    ("word", "h1"),
    [("Keskustelut", "Keskustelut"), ("Huoneet", "Huoneet"), ("Jäsenet", "Jäsenet"), ("Minä", "Minä täällä")],
)
def test_one_tap_leads_to(word: str, h1: str, aino: Person, staged: dict):
    aino.open(f"/c/hiljaiset-kirjoittajat/t/{staged['fi']['places']['long']}/")
    tab = aino.page.locator(".tabs").get_by_role("link", name=word, exact=True)
    box = tab.bounding_box()
    assert box
    assert box["height"] >= TAP
    assert box["y"] + box["height"] <= NARROW["height"], "it is on the screen, wherever one reads"
    tab.tap()
    aino.sees(h1, "h1")
    assert aino.page.locator(".tabs a[aria-current]").inner_text() == word
    assert sideways(aino.page) == []


def test_a_room_the_search_and_the_bell_are_two_taps_away(aino: Person):
    aino.open("/c/hiljaiset-kirjoittajat/")
    aino.page.locator(".tabs").get_by_role("link", name="Huoneet", exact=True).tap()
    aino.page.locator("main").get_by_role("link", name="Tupa", exact=True).tap()
    aino.sees("Tupa", "h1")
    aino.page.locator(".bar-top .bell").tap()
    aino.sees("Ilmoitukset", "h1")
    field = aino.page.locator(".bar-top input[type=search]")
    field.fill("novelli")
    field.press("Enter")
    aino.sees("Hae", "h1")
    assert aino.page.locator(".topic").count() > 0


def test_one_starts_a_discussion_in_two_taps_and_the_bar_covers_nothing(aino: Person):
    aino.open("/c/hiljaiset-kirjoittajat/")
    aino.page.locator("main").get_by_role("link", name=aino.words("Start a discussion"), exact=True).tap()
    aino.write("Title", "Puhelimesta")
    aino.write("What is on your mind?", "Peukalolla.")
    button = aino.find("Publish")
    button.scroll_into_view_if_needed()
    box, bar = button.bounding_box(), aino.page.locator("nav.tabs").bounding_box()
    assert box
    assert bar
    assert box["height"] >= TAP
    assert box["y"] + box["height"] <= bar["y"]
    button.tap()
    aino.sees("Puhelimesta", "h1")
    assert sideways(aino.page) == []
