"""Somebody of the team moves, splits and merges, and a member reads what became of it; a welcome is closed."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.journey


@pytest.mark.parametrize("scripts", [True, False])
def test_a_discussion_is_taken_apart_moved_and_put_together_again(come: Any, scripts: bool):
    founder = come("founder", "/c/{c}/t/{kept}/", java_script_enabled=scripts)
    quiet = come("quiet", "/c/{c}/t/{kept}/")
    page, words = founder.page, founder.words
    here = page.url
    page.goto(f"{here}split/")
    page.get_by_label(words("Title of the new discussion")).fill("Kattila")
    page.locator("[name=posts]").first.check()
    page.get_by_role("button", name=words("Split off")).click()
    expect(page.locator("h1")).to_contain_text("Kattila")
    made = page.url
    expect(quiet.page.locator("[data-ordered] a")).to_be_visible()
    quiet.page.locator("[data-ordered] a").click()
    expect(quiet.page.locator(".trail a", has_text="Kattila").last).to_be_visible()
    quiet.page.locator(".trail a", has_text="Kattila").last.click()
    expect(quiet.page.locator("h1")).to_contain_text("Kattila")

    page.goto(f"{made}move/")
    page.get_by_role("button", name=words("Move"), exact=True).click()
    expect(page.locator(".trail li")).to_have_count(2)
    page.get_by_role("button", name=words("Undo")).click()
    expect(page.locator(".trail li")).to_have_count(3)

    page.goto(f"{made}merge/")
    page.locator("[name=link]").fill(here)
    page.get_by_role("button", name=words("Merge"), exact=True).click()
    expect(page.locator("h1")).not_to_contain_text("Kattila")
    quiet.page.goto(made)
    expect(quiet.page).to_have_url(page.url)


@pytest.mark.parametrize("scripts", [True, False])
def test_a_member_closes_the_welcome_and_finds_it_again(come: Any, scripts: bool):
    quiet = come("quiet", "/c/{c}/", java_script_enabled=scripts)
    page, words = quiet.page, quiet.words
    card = page.locator(".card.welcome")
    expect(card).to_be_visible()
    page.get_by_role("button", name=words("Close the welcome")).click()
    expect(card).to_have_count(0)
    page.get_by_role("button", name=words("Undo")).click()
    expect(card).to_be_visible()
    page.get_by_role("button", name=words("Close the welcome")).click()
    page.goto(page.url)
    page.get_by_role("button", name=words("Show the welcome again")).click()
    expect(card).to_be_visible()
