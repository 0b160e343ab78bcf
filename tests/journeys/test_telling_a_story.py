"""Somebody tells a story from her phone, finds it above the list, and keeps it as a highlight."""

from __future__ import annotations

from collections.abc import Callable
from secrets import token_hex

import pytest
from playwright.sync_api import expect

from tests.journeys.people import NARROW, Person

pytestmark = pytest.mark.journey

Come = Callable[..., Person]


@pytest.mark.parametrize("scripts", [True, False])
def test_a_story_is_told_from_a_phone_and_kept(come: Come, scripts: bool):
    line = f"Kahvi on {token_hex(3)}"
    # in the public community she has a private room to tell it in
    founder = come("founder", "/c/{c}/stories/", viewport=NARROW, java_script_enabled=scripts)
    founder.press("Tell a story", "main")
    founder.sees(founder.words("Tell a story"), "h1")
    button = founder.find("Tell it")
    assert button.bounding_box()["y"] < NARROW["height"] * 1.5  # one screen, and a thumb further at most
    founder.write("One line", line)
    founder.press("Tell it", "main")
    founder.sees(line, "h1")
    talk = founder.page.url.split("/t/")[0]

    founder.open(f"{talk}/")
    card = founder.page.locator(".today .stories a", has_text=line)
    expect(card).to_be_visible()
    card.click()
    founder.sees(line, "h1")
    founder.press("Keep it as a highlight", ".posts")
    founder.sees(founder.words("A story that was kept as a highlight."), ".posts")

    founder.open(f"{talk}/stories/")
    kept = founder.page.locator("section", has=founder.page.locator("#highlights"))
    expect(kept.get_by_text(line)).to_be_visible()
    founder.open(f"{talk}/")
    expect(founder.page.locator(".today .stories a", has_text=line)).to_have_count(0)
