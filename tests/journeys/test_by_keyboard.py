"""The whole talk without a mouse."""

from __future__ import annotations

from contextlib import suppress
from typing import Any

import pytest
from playwright.sync_api import Error, Page

from tests.journeys.people import Person

pytestmark = pytest.mark.journey

MOST_TABS = 80  # to come to anything on a page
SETTLING = 3_000  # ms: for what moves or goes away by itself after a press, as a notice does

# What has the focus: its words, whether one sees that it has it, and whether nothing lies over it.
FOCUSED = """() => {
  const one = document.activeElement;
  const box = one.getBoundingClientRect();
  const style = getComputedStyle(one);
  const after = getComputedStyle(one, "::after");
  const outlined = [style, after].some((s) => s.outlineStyle !== "none" && parseFloat(s.outlineWidth) >= 2);
  const top = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
  return {
    words: (one.labels?.[0]?.innerText || one.getAttribute("aria-label") || one.innerText || "").trim(),
    isVisible: outlined && box.width > 0 && box.bottom > 0 && box.top < innerHeight,
    isCovered: !(top && (one.contains(top) || top.contains(one) || one.closest(".topic")?.contains(top))),
  };
}"""


def focused(page: Page) -> dict[str, Any]:
    """What has the focus, as FOCUSED tells it, once it can be seen; and how it is if that never comes."""
    with suppress(Error):
        page.wait_for_function(
            f"() => {{ const now = ({FOCUSED})(); return now.isVisible && !now.isCovered; }}",
            timeout=SETTLING,
        )
    told: dict[str, Any] = page.evaluate(FOCUSED)
    return told


def tab_to(page: Page, words: str, *, is_all: bool = False) -> None:
    """Tab until this has the focus; every stop on the way can be seen. is_all: its words do not go on."""
    for _ in range(MOST_TABS):
        page.keyboard.press("Tab")
        now = focused(page)
        assert page.evaluate("document.activeElement !== document.body"), f"{words!r} was not reached"
        assert now["isVisible"], f"the focus cannot be seen on {now['words']!r}"
        assert not now["isCovered"], f"{now['words']!r} has the focus and is covered"
        if any(line == words if is_all else line.startswith(words) for line in now["words"].splitlines()):
            return
    raise AssertionError(f"{words!r} was not reached")


def test_the_first_stop_leads_past_the_rail_to_the_content(aino: Person):
    aino.open("/c/hiljaiset-kirjoittajat/")
    aino.page.keyboard.press("Tab")
    assert aino.page.evaluate(FOCUSED)["words"] == aino.words("Skip to the content")
    aino.page.keyboard.press("Enter")
    assert aino.page.evaluate("document.activeElement.id") == "main"
    aino.page.keyboard.press("Tab")
    assert aino.page.evaluate("document.activeElement.closest('main') !== null")


def test_one_starts_a_discussion_and_replies(aino: Person):
    page, keys = aino.page, aino.page.keyboard
    aino.open("/c/hiljaiset-kirjoittajat/")
    tab_to(page, aino.words("Start a discussion"))
    keys.press("Enter")
    page.wait_for_function("() => document.activeElement.name === 'title'")
    keys.press("Control+A")  # in place of words that somebody kept there before
    keys.type("Ilman hiirtä")
    tab_to(page, aino.words("What is on your mind?"))
    keys.press("Control+A")
    keys.type("Näppäimet riittävät.")
    tab_to(page, aino.words("Publish"), is_all=True)
    keys.press("Enter")
    aino.sees("Ilman hiirtä", "h1")

    tab_to(page, aino.words("Reply …"))
    keys.press("Enter")
    page.wait_for_function("() => document.activeElement.name === 'text'")
    keys.type("Ja vastaus lähtee.")
    keys.press("Control+Enter")
    aino.sees("Ja vastaus lähtee.", ".post")


def test_a_menu_opens_and_closes_and_gives_the_focus_back(aino: Person, staged: dict):
    page = aino.page
    aino.open(f"/c/hiljaiset-kirjoittajat/p/{staged['fi']['places']['mine']}/")
    menu = page.locator(":target [data-menu]")
    menu.locator("summary").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate(FOCUSED)["words"] == aino.words("Edit")
    page.keyboard.press("Escape")
    assert menu.get_attribute("open") is None
    assert page.evaluate("document.activeElement.matches('summary')")


@pytest.mark.parametrize("path", ["/", "/c/{c}/t/{poll}/", "/c/{c}/members/{quiet}/", "/c/{c}/settings/"])
def test_the_focus_is_seen_wherever_it_goes(path: str, aino: Person, staged: dict):
    aino.open(path.format(**staged["fi"]["places"]))
    stops = aino.page.locator(
        "main :is(a[href], button, input:not([type=hidden]), textarea, select, summary)"
    )
    for _ in range(min(stops.count(), 40)):
        aino.page.keyboard.press("Tab")
        now = focused(aino.page)
        assert now["isVisible"], now
        assert not now["isCovered"], now
