"""Somebody shares a link with a question of her own; without the question she is asked for it, and loses no word."""

from __future__ import annotations

from collections.abc import Callable
from secrets import token_hex

import pytest
from playwright.sync_api import expect

from tests.journeys.people import Person

pytestmark = pytest.mark.journey

Come = Callable[..., Person]


@pytest.mark.parametrize("scripts", [True, False])
def test_a_link_is_shared_with_a_question(come: Come, scripts: bool):
    title = f"Lankoja {token_hex(3)}"
    quiet = come("quiet", "/c/{c}/new/", java_script_enabled=scripts)
    quiet.write("Title", title)
    quiet.write("What is on your mind?", "1 + 1 = 2")
    quiet.adds("Link card")
    quiet.write("Address", "https://example.org/lankoja")
    quiet.write("What is it?", "Kerä")
    quiet.press("Publish", "main")
    asked = quiet.words("What do you want to ask about it? A question of yours gets the others talking.")
    quiet.sees(asked, "main")
    assert quiet.field("What is it?").input_value() == "Kerä"
    quiet.write("What do you want to ask about it?", "Kuka neuloo?")
    quiet.press("Publish", "main")
    quiet.sees(title, "h1")
    expect(quiet.page.locator(".asks")).to_have_text("Kuka neuloo?")
    card = quiet.page.locator(".leads a")
    expect(card).to_have_attribute("rel", "noopener nofollow ugc")
    expect(card).to_contain_text("example.org")
