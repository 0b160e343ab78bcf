"""The team asks everybody to read something; a member finds it among what waits for her and says that she has."""

from __future__ import annotations

from collections.abc import Callable
from secrets import token_hex

import pytest
from playwright.sync_api import expect

from tests.journeys.people import Person

pytestmark = pytest.mark.journey

Come = Callable[..., Person]


def _ask(come: Come, title: str) -> Person:
    """title: of its own each time, for a journey may walk twice."""
    founder = come("founder", "/c/{c}/new/")
    founder.sees(founder.words("Start a discussion"), "h1")
    founder.write("Title", title)
    founder.write("What is on your mind?", "1 + 1 = 2")
    founder.adds("Read receipt")  # it comes ticked
    founder.press("Publish", "main")
    founder.sees(title, "h1")
    return founder


def test_what_everybody_is_asked_to_read_is_confirmed_and_the_others_are_reminded(come: Come):
    title = f"Portin koodi {token_hex(3)}"
    founder = _ask(come, title)

    quiet = come("quiet", "/c/{c}/waiting/")
    quiet.press(title, "main")
    quiet.sees(title, "h1")
    quiet.press("I have read this", ".posts")
    quiet.sees(quiet.words("You have said that you read this."), ".posts")
    quiet.open(quiet.page.url.split("/t/")[0] + "/waiting/")
    expect(quiet.page.get_by_role("main").get_by_text(title)).to_have_count(0)

    founder.open(founder.page.url)
    founder.press("Who has not yet", ".posts")
    expect(founder.page.locator(".entries")).not_to_contain_text("Rauha Hiljanen")
    founder.press("Remind them", "main")
    founder.sees(founder.words("Their bells ring. You may remind them again tomorrow."))
    expect(founder.find("Remind them")).to_have_count(0)


def test_one_says_so_without_scripts(come: Come):
    title = f"Portin koodi {token_hex(3)}"
    _ask(come, title)
    quiet = come("quiet", "/c/{c}/waiting/", java_script_enabled=False)
    quiet.press(title, "main")
    quiet.press("I have read this", ".posts")
    quiet.sees(quiet.words("You have said that you read this."), ".posts")
