"""What goes with the words comes into the form when it is asked for, goes again, and is never lost."""

from __future__ import annotations

from collections.abc import Callable
from secrets import token_hex

import pytest
from playwright.sync_api import Locator, expect

from tests.journeys.looking import SMALLEST, axe, sideways
from tests.journeys.people import NARROW, Person

pytestmark = pytest.mark.journey

Come = Callable[..., Person]


def begins(come: Come, title: str, **options: object) -> Person:
    """Rauha writes a discussion, with nothing left of an earlier one."""
    quiet = come("quiet", "/c/{c}/drafts/", **options)
    quiet.sees(quiet.words("My drafts"), "h1")
    while quiet.find("Discard").count():
        with quiet.page.expect_navigation():
            quiet.find("Discard").first.click()
    quiet.open(quiet.path.replace("drafts/", "new/"))
    quiet.sees(quiet.words("Start a discussion"), "h1")
    quiet.write("Title", title)
    quiet.write("What is on your mind?", "1 + 1 = 2")
    return quiet


def button_of(person: Person, label: str) -> Locator:
    return person.page.locator(".adding").get_by_role("button", name=person.words(label), exact=True)


def test_a_poll_is_added_with_keys_removed_and_brought_back_with_its_words(come: Come):
    title = f"Kumpi {token_hex(3)}"
    quiet = begins(come, title, viewport=NARROW)
    expect(quiet.page.locator("[name='poll-question']")).to_have_count(0)
    button_of(quiet, "Poll").focus()
    quiet.page.keyboard.press("Enter")
    expect(quiet.field("Question")).to_be_focused()
    told = quiet.page.locator("[data-told]")
    expect(told).to_have_text(quiet.words("{name}: the fields are here.").format(name=quiet.words("Poll")))
    expect(button_of(quiet, "Poll")).to_be_hidden()
    assert axe(quiet.page) + sideways(quiet.page, SMALLEST) == []

    quiet.write("Question", "2 + 2?")
    quiet.page.locator("[data-addition=poll] button[name=drop]").click()
    expect(button_of(quiet, "Poll")).to_be_focused()
    expect(quiet.page.locator("[name='poll-question']")).to_have_count(0)
    quiet.adds("Poll")
    expect(quiet.field("Question")).to_have_value("2 + 2?")

    quiet.press("Publish", "main")  # without options
    quiet.sees(quiet.words("Give at least two options, one a line."), "[data-addition=poll]")
    expect(quiet.field("Question")).to_have_value("2 + 2?")
    quiet.write("Options", "Alfa\nBeta")
    quiet.press("Publish", "main")
    quiet.sees("2 + 2?", ".poll")


def test_a_draft_brings_its_poll_along(come: Come):
    quiet = begins(come, f"Kesken {token_hex(3)}")
    quiet.adds("Poll")
    quiet.write("Question", "3 + 3?")
    quiet.choose("How is it answered?", quiet.words("Put in order"))
    expect(quiet.page.locator("[data-kept] [role=status]")).to_contain_text(
        quiet.words("Saved as a draft at {time}.").partition("{")[0].strip()
    )
    # another browser, in the list, where the form comes empty and the draft is fetched
    elsewhere = come("quiet", "/c/{c}/")
    elsewhere.press("Start a discussion", "main")
    expect(elsewhere.field("Question")).to_have_value("3 + 3?")
    expect(elsewhere.field("How is it answered?").locator("option:checked")).to_have_text(
        elsewhere.words("Put in order")
    )
    expect(elsewhere.page.locator("[data-addition]")).to_have_count(1)
    # and in this one, whose own words come first
    quiet.page.reload()
    expect(quiet.field("Question")).to_have_value("3 + 3?")


def test_without_a_server_nothing_is_added_and_nothing_lost(come: Come):
    quiet = begins(come, f"Pimeässä {token_hex(3)}")
    quiet.page.route("**/with/poll/", lambda route: route.abort())
    button_of(quiet, "Poll").click()
    quiet.sees(quiet.words("It did not get through. Try again in a moment."), "[data-additions] [role=alert]")
    assert quiet.field("What is on your mind?").input_value() == "1 + 1 = 2"
    quiet.page.unroute("**/with/poll/")
    quiet.adds("Poll")
    expect(quiet.page.locator("[data-additions] [role=alert]")).to_have_count(0)


def test_without_scripts_the_button_brings_the_fields_and_keeps_the_words(come: Come):
    title = f"Paperilla {token_hex(3)}"
    quiet = begins(come, title, java_script_enabled=False)
    quiet.adds("Poll")
    assert quiet.field("Title").input_value() == title
    assert quiet.field("What is on your mind?").input_value() == "1 + 1 = 2"
    quiet.write("Question", "4 + 4?")
    quiet.write("Options", "Alfa\nBeta")
    quiet.adds("Event")
    assert quiet.field("Question").input_value() == "4 + 4?"
    quiet.page.locator("[data-addition=event] button[name=drop]").click()
    expect(quiet.page.locator("[data-addition=event]")).to_have_count(0)
    quiet.field("Title").press("Enter")  # sends, and presses no button of the row
    quiet.sees("4 + 4?", ".poll")
    quiet.sees(title, "h1")
