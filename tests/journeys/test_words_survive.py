"""What somebody writes is not lost: not by a dead server, a closed browser or a second press."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import expect

from tests.journeys.conftest import SomebodyNew
from tests.journeys.house import House
from tests.journeys.people import Person, signed_in

pytestmark = pytest.mark.journey

TALK = "/c/mending-shed/"
WORDS = "The kettle has gone again. Third fuse this month."


@pytest.fixture
def own_house(demo_house: House) -> Iterator[House]:
    """A house that may be killed: it stands again afterwards."""
    yield demo_house
    demo_house.stop()
    demo_house.start()


def begin(person: Person, title: str) -> None:
    """Write a discussion, with nothing left of earlier ones: the server would offer it instead."""
    person.open(f"{TALK}drafts/")
    while person.find("Discard").count():
        with person.page.expect_navigation():
            person.find("Discard").first.click()
    person.open(TALK)
    person.press("Start a discussion", "main")
    person.write("Title", title)
    person.write("What is on your mind?", WORDS)


def is_kept(person: Person, title: str) -> None:
    """Waits until the browser or the server holds the draft: it then comes back by itself on a new page."""
    person.page.wait_for_function(
        "(words) => Object.values(localStorage).some((kept) => kept.includes(words))", arg=title
    )


def test_a_killed_web_process_costs_no_word(own_house: House, bev: Person):
    begin(bev, "Killed while writing")
    is_kept(bev, "Killed while writing")
    own_house.kill_the_web()
    bev.page.reload()
    assert bev.field("Title").input_value() == "Killed while writing"
    assert bev.field("What is on your mind?").input_value() == WORDS
    bev.press("Publish")
    bev.sees("Killed while writing", "h1")
    bev.sees(WORDS, ".post")


def test_a_closed_browser_costs_no_word(demo_house: House, bev: Person, somebody: SomebodyNew):
    begin(bev, "Closed by the cat")
    is_kept(bev, "Closed by the cat")
    kept = bev.context.storage_state()
    bev.context.close()
    again = somebody(demo_house, "en", storage_state=kept)
    again.open(TALK)
    assert again.field("Title").input_value() == "Closed by the cat"
    assert again.field("What is on your mind?").is_visible(), "it stands open where one left it"


def test_a_draft_is_gone_once_it_has_been_received(bev: Person):
    begin(bev, "Sent and done")
    is_kept(bev, "Sent and done")
    bev.press("Publish")
    bev.sees("Sent and done", "h1")
    bev.open(TALK)
    bev.press("Start a discussion", "main")
    assert bev.field("Title").input_value() == ""


def test_a_server_that_is_away_is_said_in_words_and_the_words_can_be_sent_later(
    own_house: House, bev: Person
):
    begin(bev, "Nobody at home")
    own_house.stop()
    bev.press("Publish")
    bev.sees("It could not be sent. Your text is safe here; try again in a moment.", "[role=alert]")
    assert bev.field("What is on your mind?").input_value() == WORDS
    own_house.start()
    bev.press("Publish")
    bev.sees("Nobody at home", "h1")


def test_two_presses_make_one_post(bev: Person):
    begin(bev, "Pressed twice")
    bev.page.locator("main form[data-draft] .buttons button").first.dblclick()
    bev.sees("Pressed twice", "h1")
    bev.open(TALK)
    assert bev.page.locator(".title a").get_by_text("Pressed twice", exact=True).count() == 1


def test_a_killed_browser_s_words_stand_in_another_browser_and_go_when_they_are_sent(
    demo_house: House, bev: Person, staged: dict, somebody: SomebodyNew
):
    begin(bev, "Begun on the phone")
    expect(bev.page.locator("[data-kept] [role=status]")).to_contain_text("Saved as a draft at")
    bev.context.close()
    elsewhere = somebody(demo_house, "en", storage_state=signed_in(staged["en"]["cookies"]["founder"]))
    elsewhere.open(TALK)
    elsewhere.press("Start a discussion", "main")
    expect(elsewhere.field("Title")).to_have_value("Begun on the phone")
    expect(elsewhere.field("What is on your mind?")).to_have_value(WORDS)
    elsewhere.press("Publish")
    elsewhere.sees("Begun on the phone", "h1")
    elsewhere.open(f"{TALK}drafts/")
    assert elsewhere.page.locator("main").get_by_text("Begun on the phone").count() == 0


def test_two_devices_never_write_over_each_other_unseen(
    demo_house: House, aino: Person, staged: dict, somebody: SomebodyNew
):
    here = "/c/hiljaiset-kirjoittajat/new/"
    laptop = somebody(demo_house, "fi", storage_state=signed_in(staged["fi"]["cookies"]["founder"]))
    for person in (aino, laptop):
        person.open(here)
    aino.write("What is on your mind?", "Puhelimella")
    expect(aino.page.locator("[data-kept] [role=status]")).not_to_be_empty()
    laptop.write("What is on your mind?", "Koneella")
    laptop.press("Show the newer one")
    expect(laptop.field("What is on your mind?")).to_have_value("Puhelimella")
    with laptop.page.expect_response(
        "**/drafts/kept/"
    ):  # what the page says of it may be of the words before
        laptop.write("What is on your mind?", "Puhelimella ja koneella")
    aino.write("What is on your mind?", "Puhelimella taas")
    aino.press("Keep this one")
    expect(aino.page.locator(".notice.warning")).to_have_count(0)
    aino.write("What is on your mind?", "")
