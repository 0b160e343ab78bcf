"""Polls of each kind: asked in the composer, answered with scripts and keys alone, and without any script."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import expect

from tests.journeys.looking import SMALLEST, axe, sideways
from tests.journeys.people import Person

pytestmark = pytest.mark.journey

Come = Callable[..., Person]


def test_a_ranking_is_asked_and_put_in_order_with_keys(come: Come):
    founder = come("founder", "/c/{c}/new/")
    founder.sees(founder.words("Start a discussion"), "h1")
    founder.write("Title", "1 + 1")
    founder.write("What is on your mind?", "= 2")
    founder.adds("Poll")
    expect(founder.field("Question")).to_be_focused()
    founder.write("Question", "2 + 2?")
    expect(founder.field("Choose at least")).to_be_hidden()
    founder.choose("How is it answered?", founder.words("Several choices"))
    expect(founder.field("Choose at least")).to_be_visible()
    founder.choose("How is it answered?", founder.words("Put in order"))
    founder.write("Options", "Alfa\nBeta\nGamma")
    assert axe(founder.page) + sideways(founder.page, SMALLEST) == []
    founder.press("Publish", "main")
    founder.sees("2 + 2?", ".poll")

    quiet = come("quiet", founder.path)
    quiet.sees("2 + 2?", ".poll")
    poll = quiet.page.locator(".poll")
    poll.get_by_role("button", name=quiet.words("Move {option} up").format(option="Gamma")).focus()
    quiet.page.keyboard.press("Enter")
    quiet.page.keyboard.press("Enter")  # it keeps the focus
    expect(poll.locator(".ranking label")).to_have_text(["Gamma", "Alfa", "Beta"])
    said = quiet.words("{option}: place {place}").format(option="Gamma", place=1)
    expect(poll.locator("[data-said]")).to_have_text(said)
    quiet.press("Vote", ".poll")
    expect(poll.locator(".figure")).to_contain_text("Gamma")
    expect(founder.page.locator(".poll .figure")).to_contain_text("Gamma")  # without a navigation
    assert axe(quiet.page) + sideways(quiet.page, SMALLEST) == []


def test_a_slider_goes_with_its_number(come: Come):
    quiet = come("quiet", "/c/{c}/t/{slider}/")
    quiet.sees(quiet.words("Your answer, from 0 to 100"), ".poll")
    slider = quiet.page.locator(".poll input[type=range]")
    slider.focus()
    quiet.page.keyboard.press("End")
    expect(quiet.page.locator(".poll input[type=number]")).to_have_value("100")
    quiet.page.locator(".poll input[type=number]").fill("83")
    expect(slider).to_have_value("83")
    quiet.page.locator(".poll form button[type=submit]").first.click()
    quiet.sees(quiet.words("you answered %(mine)s", mine=83), ".poll")


def test_each_kind_is_answered_without_scripts(comes: Come, staged: dict):
    quiet = comes("quiet", java_script_enabled=False)
    places = staged[quiet.language]["places"]
    poll, send = quiet.page.locator(".poll"), quiet.page.locator(".poll form button[type=submit]").first

    quiet.open(f"/c/{places['c']}/t/{places['slider']}/")
    quiet.page.locator(".poll input[name=value]").fill("17")
    send.click()
    quiet.sees(quiet.words("you answered %(mine)s", mine=17), ".poll")

    quiet.open(f"/c/{places['c']}/t/{places['ranked']}/")
    quiet.page.locator(".poll select").nth(2).select_option("1")
    quiet.page.locator(".poll select").nth(0).select_option("2")
    send.click()
    assert [one.input_value() for one in poll.locator("select").all()[:3]] == ["2", "", "1"]

    quiet.open(f"/c/{places['c']}/t/{places['date']}/")
    poll.locator("fieldset.option").nth(1).locator("input[value='1']").check()
    send.click()
    assert poll.locator("fieldset.option").nth(1).locator("input[value='1']").is_checked()


def test_whoever_answers_without_a_name_is_shown_a_receipt_and_changes_with_it(come: Come):
    quiet = come("quiet", "/c/{c}/t/{nameless}/", java_script_enabled=False)
    poll = quiet.page.locator(".poll")
    poll.locator("input[name=option]").first.check()
    quiet.press("Vote", ".poll")
    receipt = quiet.page.locator(".receipt output").inner_text()
    assert len(receipt) == 23
    quiet.press("Back to the poll", "main")
    poll.locator("summary", has_text=quiet.words("Change my vote")).click()
    quiet.write("Your receipt", receipt)
    poll.locator("input[name=option]").nth(1).check()
    poll.get_by_role("button", name=quiet.words("Change my vote")).click()
    assert quiet.page.locator(".receipt output").inner_text() == receipt


def test_a_poll_is_asked_otherwise_and_who_watches_sees_it_at_once(come: Come):
    founder = come("founder", "/c/{c}/new/")
    founder.sees(founder.words("Start a discussion"), "h1")
    founder.write("Title", "3 + 3")
    founder.write("What is on your mind?", "= 6")
    founder.adds("Poll")
    founder.write("Question", "3 + 4?")
    founder.write("Options", "Alfa\nBeta")
    expect(founder.field("The poll closes")).to_be_hidden()
    founder.choose("When does it close?", founder.words("On a day I choose"))
    tomorrow = datetime.now(UTC) + timedelta(days=2)
    founder.field("The poll closes").fill(f"{tomorrow:%Y-%m-%d}T18:00")
    founder.press("Publish", "main")
    founder.sees("3 + 4?", ".poll")
    expect(founder.page.locator(".poll")).to_contain_text(f"{tomorrow.day}")

    quiet = come("quiet", founder.path)
    quiet.sees("3 + 4?", ".poll")
    founder.page.get_by_role("link", name=founder.words("Change the poll")).click()
    founder.sees(founder.words("Change the poll"), "h1")
    assert founder.field("Options").input_value() == "Alfa\nBeta"
    founder.choose("How is it answered?", founder.words("Put in order"))
    founder.write("Options", "Gamma\nDelta\nAlfa")
    founder.press("Save", "main")
    founder.sees("3 + 4?", ".poll")

    poll = quiet.page.locator(".poll")
    expect(poll).to_contain_text("Delta")  # without a navigation
    expect(poll).to_contain_text(quiet.words("The poll was changed. This is how it is now."))
    expect(poll).not_to_contain_text("Beta")
    poll.get_by_role("button", name=quiet.words("Move {option} up").format(option="Delta")).click()
    quiet.press("Vote", ".poll")
    expect(poll.locator(".figure")).to_contain_text("Delta")

    founder.open(founder.path)
    expect(founder.page.get_by_role("link", name=founder.words("Change the poll"))).to_have_count(0)
    founder.page.get_by_role("link", name=founder.words("Move its closing")).click()
    founder.choose("When does it close?", founder.words("In a week"))
    founder.press("Save", "main")
    expect(founder.page.locator(".poll")).to_contain_text("Delta")
    assert axe(founder.page) + sideways(founder.page, SMALLEST) == []


def test_an_option_somebody_adds_reaches_whoever_is_just_choosing(come: Come):
    founder = come("founder", "/c/{c}/new/")
    founder.sees(founder.words("Start a discussion"), "h1")
    founder.write("Title", "4 + 4")
    founder.write("What is on your mind?", "= 8")
    founder.adds("Poll")
    founder.write("Question", "4 + 5?")
    founder.write("Options", "Alfa\nBeta")
    founder.page.locator("summary", has_text=founder.words("More about the answers")).click()
    founder.choose("Who may add options?", founder.words("Whoever may vote"))
    founder.press("Publish", "main")
    founder.sees("4 + 5?", ".poll")

    quiet = come("quiet", founder.path)
    quiet.sees("4 + 5?", ".poll")
    poll, mine = quiet.page.locator(".poll"), founder.page.locator(".poll")
    poll.get_by_label("Beta", exact=True).check()
    mine.locator("summary", has_text=founder.words("Add an option")).click()
    mine.get_by_label(founder.words("Option"), exact=True).fill("Gamma")
    mine.get_by_role("button", name=founder.words("Add"), exact=True).click()
    expect(mine.get_by_label("Gamma", exact=True)).to_be_visible()

    expect(poll.get_by_label("Gamma", exact=True)).to_be_visible()  # without a navigation
    expect(poll).to_contain_text(quiet.words("An option was added."))
    expect(poll.get_by_label("Beta", exact=True)).to_be_checked()  # not sent yet, and not lost
    expect(poll.get_by_label("Beta", exact=True)).to_be_focused()
    expect(mine).not_to_contain_text(founder.words("An option was added."))  # she knows
    quiet.press("Vote", ".poll")
    expect(mine.locator(".result").nth(1)).to_contain_text("1")
