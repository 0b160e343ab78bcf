"""A founder sets a goal and says how far it has come, opens the letter of the week, and keeps an experiment."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from tests.journeys.people import Person

pytestmark = pytest.mark.journey


@pytest.fixture
def place(staged: dict[str, Any], language: str) -> str:
    return f"/c/{staged[language]['places']['c']}/"


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without"])
def test_a_founder_sets_a_goal_reads_her_letter_and_tries_something(
    comes: Any, place: str, scripts: bool
) -> None:
    founder: Person = comes("founder", java_script_enabled=scripts)
    page, words = founder.page, founder.words
    name = "Bread baked together" if scripts else "Walks taken together"

    founder.open(place)
    founder.press("Goals and letters", ".rail")
    founder.press("Set a goal", "main")
    page.locator("#id_measure").select_option("own")
    page.locator("#id_words").fill(name)
    page.locator("#id_start").fill("1,5")
    page.locator("#id_target").fill("")
    founder.press("Set the goal", "main")
    expect(page.locator(".summary-of-errors, input:invalid").first).to_be_visible()
    expect(page.locator("#id_words")).to_have_value(name)
    page.locator("#id_target").fill("10")
    founder.press("Set the goal", "main")
    expect(page.locator("h1")).to_have_text(name)
    page.locator("#id_value").fill("11")
    founder.press("Write it down", "main")
    expect(page.locator(".lede")).to_contain_text("11")
    founder.press("End the goal", "main")
    expect(page.locator(".messages")).to_contain_text(words("The goal has ended. It stays here to be read."))

    founder.press("Letters", "main")
    page.locator("main .plain-list a").first.click()
    for title in ("What went well", "What to keep an eye on", "What to do next"):
        expect(page.get_by_role("heading", name=words(title))).to_be_visible()
    page.locator(".letter-lines a").first.click()
    expect(page.locator("h1").first).to_be_visible()

    founder.open(f"{place}goals/experiments/")
    founder.press("Try something", "main")
    page.locator("#id_hypothesis").fill(f"{name}: we talk more")
    begins = timezone.localdate() - timedelta(days=21)
    page.locator("#id_begins").fill(begins.isoformat())
    page.locator("#id_ends").fill((begins + timedelta(days=13)).isoformat())
    founder.press("Write it down", "main")
    expect(page.locator("h1")).to_have_text(f"{name}: we talk more")
    expect(page.locator("main")).to_contain_text(
        words("It was seen, not proven: other things changed in these weeks, too.")
    )
    founder.tick(words("No difference seen"))
    page.locator("#id_words").fill("Too few of us")
    founder.press("Say so", "main")
    expect(page.locator(".lede")).to_have_text(re.compile("Too few of us$"))


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without"])
def test_a_member_answers_the_question_of_the_month_with_one_press(
    comes: Any, place: str, scripts: bool
) -> None:
    """Whoever has been here for a month; the two answer in either way."""
    member: Person = comes("founder" if scripts else "asks", java_script_enabled=scripts)
    page, words = member.page, member.words
    member.open(place)
    card = page.locator(".card", has_text=words("Do you feel you belong here?"))
    expect(card).to_be_visible()
    if scripts:
        card.get_by_role("button", name=re.compile("^4")).click()
        expect(page.locator(".messages")).to_contain_text(
            words("Thank you. Nobody can tell what you answered.")
        )
    else:
        member.press("I would rather not say", ".card")
    expect(card).to_have_count(0)
    member.open(place)
    expect(card).to_have_count(0)
