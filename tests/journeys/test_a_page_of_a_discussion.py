"""Somebody of the team writes a discussion up as a page; a member finds it, its source, and what it said before."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.journey


@pytest.mark.parametrize("scripts", [True, False])
def test_a_discussion_becomes_a_page_that_leads_back_to_it(come: Any, scripts: bool):
    founder = come("founder", "/c/{c}/t/{kept}/", java_script_enabled=scripts)
    page, words, here = founder.page, founder.words, founder.page.url
    page.locator(".top [data-menu] summary").click()
    page.get_by_role("link", name=words("Make a page of this")).click()
    text = page.locator("textarea[name=text]")
    assert "Melkein." in text.input_value()
    page.locator("input[name=title]").fill("Keittiön säännöt")
    text.fill("Kattila pestään **heti**.")
    founder.press("Save the page", "main")
    expect(page.locator("h1")).to_have_text("Keittiön säännöt")
    expect(page.locator(".prose strong")).to_have_text("heti")
    made = page.url

    quiet = come("quiet", "/c/{c}/t/{kept}/", java_script_enabled=scripts)
    quiet.page.locator(".written-up a", has_text="Keittiön säännöt").first.click()
    expect(quiet.page).to_have_url(made)
    quiet.page.locator("[data-source] a").click()
    expect(quiet.page).to_have_url(here)

    page.goto(f"{made}edit/")
    text.fill("Kattila pestään **samana päivänä**.")
    founder.write("What changed and why", "Heti oli liikaa")
    founder.press("Save the page", "main")
    expect(page.locator(".prose strong")).to_have_text("samana päivänä")
    quiet.page.goto(made)
    quiet.press("Earlier versions", "main")
    quiet.sees("Heti oli liikaa", ".version")
    expect(quiet.page.locator("ins").first).to_contain_text("samana")

    page.locator(".top [data-menu] summary").click()
    page.get_by_role("button", name=words("Delete")).click()
    expect(page.locator("main")).not_to_contain_text("Keittiön säännöt")
    page.get_by_role("button", name=words("Undo")).click()
    expect(page.locator("h1")).to_have_text("Keittiön säännöt")
    page.locator(".top [data-menu] summary").click()
    page.get_by_role("button", name=words("Delete")).click()
