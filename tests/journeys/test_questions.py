"""Somebody collects questions, others ask and vote, and what was not answered becomes a discussion: they are told."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.journeys.people import Person

pytestmark = pytest.mark.journey

Come = Callable[..., Person]
PROMPT, ASKED = "1 + 1 = 4", "1 + 1 = 5"


def test_a_question_is_asked_voted_for_and_answered_in_a_discussion(come: Come):
    founder = come("founder", "/c/{c}/new/")
    title = {"fi": "Kysymysten ilta", "en": "An evening of questions"}[founder.language]
    founder.sees(founder.words("Start a discussion"), "h1")
    founder.write("Title", title)
    founder.write("What is on your mind?", "1 + 1 = 2")
    founder.adds("Questions")
    founder.page.locator("[name=questions-kind][value=queue]").check()
    founder.write("What may one ask?", PROMPT)
    founder.press("Publish", "main")
    founder.sees(PROMPT, ".questions h2")

    quiet = come("quiet", founder.path)
    quiet.sees(PROMPT, ".questions h2")
    quiet.write("Your question", ASKED)
    quiet.press("Ask", ".questions")
    quiet.sees(ASKED, ".asked")

    here = founder.page.locator(".question", has_text=ASKED)  # told without a navigation
    expect(here).to_be_visible()
    here.locator(".vote button").click()
    expect(founder.page.locator(".question .vote [aria-pressed=true]")).to_be_visible()
    votes = quiet.page.locator(".question [data-shared]", has_text=ASKED)
    expect(votes).to_contain_text({"fi": "1 ääni", "en": "1 vote"}[quiet.language])

    founder.press("All questions, and a draft of answers", ".questions")
    founder.sees(PROMPT, "h1")
    founder.press("Make a draft of all that wait", "main")
    founder.sees(founder.words("Start a discussion"), "h1")
    expect(founder.page.locator("main textarea[name=text]")).to_have_value(f"## {ASKED}\n\n")
    waiting = quiet.page.locator(".bell").first.get_attribute("data-count") or ""
    founder.press("Publish", "main")
    founder.sees(ASKED, ".prose")
    expect(quiet.page.locator(".bell").first).not_to_have_attribute("data-count", waiting)  # it rings
    expect(votes).to_contain_text(quiet.words("Answered in a discussion of its own"))

    quiet.page.locator(".bell").first.click()
    quiet.sees(PROMPT, ".topics")


def test_one_asks_and_votes_without_scripts(comes: Come, staged: dict):
    quiet = comes("quiet", java_script_enabled=False)
    places = staged[quiet.language]["places"]
    quiet.open(f"/c/{places['c']}/questions/{places['a_queue']}/")
    row = quiet.page.locator(f"#question-{places['a_question']}")
    before = row.locator("[data-shared] b").inner_text()
    row.locator(".vote button").click()
    expect(row.locator(".vote [aria-pressed=true]")).to_be_visible()
    assert row.locator("[data-shared] b").inner_text() != before
    row.locator(".vote button").click()
    expect(row.locator(".vote [aria-pressed=false]")).to_be_visible()
    assert row.locator("[data-shared] b").inner_text() == before
    quiet.write("Your question", "1 + 1 = 6")
    quiet.press("Ask", "main")
    mine = quiet.page.locator(".question", has_text="1 + 1 = 6")
    expect(mine).to_contain_text(quiet.words("You asked this."))
    mine.get_by_role("button", name=quiet.words("Take my question back")).click()
    expect(mine).to_have_count(0)


def test_a_question_is_told_to_the_team_and_hidden_with_a_reason(comes: Come, staged: dict):
    """Without scripts, and who told is named to nobody but the team."""
    quiet, founder = comes("quiet", java_script_enabled=False), comes("founder", java_script_enabled=False)
    places, words = staged[quiet.language]["places"], "1 + 2 = 12"
    box = f"/c/{places['c']}/questions/{places['a_queue']}/"
    quiet.open(box)
    quiet.write("Your question", words)
    quiet.press("Ask", "main")
    mine = quiet.page.locator(".question", has_text=words)
    expect(mine.get_by_role("link", name=quiet.words("Tell the team"))).to_have_count(0)

    founder.open(box)
    hers = founder.page.locator(".question", has_text=words)
    hers.get_by_role("link", name=founder.words("Tell the team")).click()
    founder.sees(words, "main")
    founder.page.locator("input[name=reason][value=off_subject]").check()
    founder.press("Tell the team", "main")
    founder.open(f"/c/{places['c']}/reports/")
    case = founder.page.locator(".case", has_text=words)
    expect(case).to_contain_text(founder.words("A question"))
    case.get_by_label(founder.words("Why is it hidden?")).fill("2 + 2 = 4")
    case.get_by_role("button", name=founder.words("Hide"), exact=True).click()
    expect(founder.page.locator(".case", has_text=words)).to_have_count(0)

    quiet.open(f"{box}?show=answered")
    quiet.sees("2 + 2 = 4", ".question")
