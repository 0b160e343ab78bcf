"""The team promises, a member suggests, others vote until the team has to decide, and it says why."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.journeys.people import Person

pytestmark = pytest.mark.journey

Come = Callable[..., Person]


def test_an_idea_gets_its_votes_and_an_answer(come: Come):
    founder = come("founder", "/c/{c}/ideas/promise/")
    founder.write("At how many votes?", "2")
    founder.press("Promise", "main")
    founder.sees(founder.words("Ideas"), "h1")

    quiet = come("quiet", "/c/{c}/new/")
    quiet.sees(quiet.words("Start a discussion"), "h1")
    title = {"fi": "Penkki portille", "en": "A bench by the gate"}[quiet.language]
    quiet.write("Title", title)
    quiet.write("What is on your mind?", "1 + 1 = 2")
    quiet.adds("Idea")  # it comes ticked
    quiet.press("Publish", "main")
    quiet.sees(title, "h1")
    idea = quiet.page.locator(".idea")
    idea.get_by_role("button").first.click()
    expect(idea).to_contain_text("1/2" if quiet.language == "fi" else "1 of 2 votes")

    founder.open(founder.page.url)
    row = founder.page.locator(".idea-row", has_text=title)
    row.get_by_role("button").click()
    expect(founder.page.locator(".idea-row", has_text=title)).to_have_count(0)  # it collects no more votes
    expect(idea.locator(".tag")).to_be_visible()
    expect(quiet.page.locator(".idea .promise")).to_contain_text(  # told without a navigation
        "Äänet ovat koossa" if quiet.language == "fi" else "It has the votes"
    )

    founder.open(quiet.page.url)
    founder.press("Say what becomes of it", ".idea")
    founder.press("Say it", "main")
    founder.page.get_by_label(founder.words("Planned")).check()
    founder.write("Why?", "1 + 1 = 3")
    founder.press("Say it", "main")
    founder.sees("1 + 1 = 3", ".idea")


def test_one_votes_without_scripts(comes: Come, staged: dict):
    quiet = comes("quiet", java_script_enabled=False)
    quiet.open(f"/c/{staged[quiet.language]['places']['c']}/ideas/")
    row = quiet.page.locator(".idea-row").first
    name = row.locator("h2").inner_text()
    before = row.locator(".count b").inner_text()
    row.get_by_role("button").click()
    again = quiet.page.locator(".idea-row", has_text=name)
    assert again.locator(".count b").inner_text() != before
    again.get_by_role("button", name=quiet.words("Take my vote back")).click()
    assert quiet.page.locator(".idea-row", has_text=name).locator(".count b").inner_text() == before
