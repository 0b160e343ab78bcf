"""A contest from its announcement to the results: entered from the composer, voted on, decided at its time."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from tests.journeys.people import Person
from tests.journeys.steps import is_told

pytestmark = pytest.mark.journey


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without"])
def test_a_contest_is_announced_entered_and_voted_on(
    comes: Callable[..., Person], staged: dict[str, Any], scripts: bool
) -> None:
    founder = comes("founder", java_script_enabled=scripts)
    place = f"/c/{staged[founder.language]['places']['c']}/"
    name, title = ("Nimi veneelle", "Merikotka") if scripts else ("Nimi saunalle", "Löylynhenki")
    founder.open(f"{place}ideas/")
    founder.press("Contests", "main")
    founder.press("Announce a contest", "main")
    founder.write("What is the contest called?", name)
    founder.write("What is it about?", "1 + 1 = 2")
    founder.write("Last day for entries", "2020-01-01")
    founder.press("Announce it", "main")
    last = founder.page.locator("#id_closes_on")
    expect(last).to_have_attribute("aria-invalid", "true")
    last.fill((timezone.localdate() + timedelta(days=5)).isoformat())
    founder.press("Announce it", "main")
    founder.sees(name, "h1")
    contest = founder.page.url

    quiet = comes("quiet", java_script_enabled=scripts)
    quiet.open(f"{place}new/")
    quiet.write("Title", title)
    quiet.write("What is on your mind?", "1 + 1 = 3")
    quiet.adds("Contest")
    quiet.choose("Enter it in a contest", name)
    quiet.press("Publish", "main")
    quiet.sees(title, "h1")
    quiet.page.locator(".contest-note a").first.click()
    quiet.sees(name, "h1")
    own = quiet.page.locator(".contender", has_text=title)
    expect(own).to_contain_text(quiet.words("Your own"))
    expect(own.get_by_role("button")).to_have_count(0)

    if scripts:  # she has it open, and sees what came in without a navigation
        expect(founder.page.locator(".contender", has_text=title)).to_be_visible()
    else:
        founder.open(contest)
    row = founder.page.locator(".contender", has_text=title)
    row.get_by_role("button").click()
    expect(row.get_by_role("button")).to_have_text(founder.words("Take my vote back"))
    founder.press("Call it off", "main")
    founder.write("Why?", "1 + 1 = 4")
    founder.press("Call it off", "main")
    if scripts:
        expect(quiet.page.locator("#contest-state")).to_have_text(quiet.words("Called off"))
    expect(founder.page.locator(".said-why")).to_have_text("1 + 1 = 4")

    is_told(quiet, place, name)


def test_the_team_chooses_and_the_results_stay(comes: Callable[..., Person], staged: dict[str, Any]) -> None:
    founder = comes("founder")
    places = staged[founder.language]["places"]
    founder.open(f"/c/{places['c']}/ideas/contests/{places['on']}/")
    founder.sees(founder.words("Rules"))
    founder.open(f"/c/{places['c']}/ideas/contests/{places['won']}/")
    expect(founder.page.locator(".contender").first.locator(".tag")).to_have_text(founder.words("Winner"))
    expect(founder.page.locator("h2", has_text=founder.words("Results"))).to_be_visible()
