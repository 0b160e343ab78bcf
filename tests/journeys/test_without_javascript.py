"""Reading, posting and voting work in a browser that runs no script."""

from __future__ import annotations

import pytest

from tests.journeys.conftest import SomebodyNew
from tests.journeys.house import House
from tests.journeys.people import PASSWORD, Person

pytestmark = pytest.mark.journey


@pytest.fixture
def rauha(demo_house: House, staged: dict, somebody: SomebodyNew) -> Person:
    person = somebody(demo_house, "fi", java_script_enabled=False)
    person.sign_in(staged["fi"]["mail"]["quiet"], PASSWORD)
    person.sees("Keskustelut", "h1")
    return person


def test_one_talks(rauha: Person):
    rauha.press("Start a discussion", "main")
    rauha.write("Title", "Paperilla ja kynällä")
    rauha.write("What is on your mind?", "Kirjoitan *käsin*.")
    rauha.press("Publish")
    rauha.sees("Paperilla ja kynällä", "h1")
    assert rauha.page.locator(".post em").inner_text() == "käsin"

    rauha.page.locator("#write > summary").click()
    rauha.write("Your reply", "Lyijykynällä.")
    rauha.press("Reply", "#write")
    rauha.sees("Lyijykynällä.", ".post")

    rauha.page.locator(".post [data-menu] summary").last.click()
    rauha.page.locator(".post [data-menu]").last.locator("a[href$='/edit/']").click()
    rauha.write("Text", "Mustekynällä.")
    rauha.press("Save")
    rauha.sees("Mustekynällä.", ".post")
    assert rauha.page.get_by_text("Lyijykynällä.").count() == 0

    rauha.page.locator(".post [data-menu] summary").last.click()
    rauha.press("Delete", ".post:last-of-type")
    rauha.press("Undo")
    rauha.sees("Mustekynällä.", ".post")


def test_a_form_that_lacks_something_says_so_and_keeps_the_words(rauha: Person):
    rauha.press("Start a discussion", "main")
    rauha.write("What is on your mind?", "Otsikko unohtui.")
    rauha.page.evaluate("document.querySelector('form[data-draft]').noValidate = true")
    rauha.press("Publish")
    assert rauha.page.locator(".summary-of-errors a").get_attribute("href") == "#id_title"
    assert rauha.field("What is on your mind?").input_value() == "Otsikko unohtui."


def test_one_votes_and_marks_as_read(rauha: Person, staged: dict):
    places = staged["fi"]["places"]
    rauha.open(f"/c/{places['c']}/t/{places['poll']}/")
    rauha.page.locator(".poll input[type=radio]").first.check()
    rauha.press("Vote", ".poll")
    assert rauha.page.locator(".poll input[type=radio]").first.is_checked()
    rauha.sees(rauha.words("Change my vote"), ".poll")


def test_one_marks_everything_as_read(demo_house: House, somebody: SomebodyNew):
    bev = somebody(demo_house, "en", java_script_enabled=False)
    bev.sign_in("bev@example.org", "yhdessa-ollaan-porukka")
    bev.open("/c/mending-shed/?show=unread")
    assert bev.page.locator(".topic.unread").count() > 0
    title = bev.page.locator(".topic.unread .title a").first
    words = title.inner_text()
    title.click()
    bev.press("Mark as read")
    bev.open("/c/mending-shed/?show=unread")
    assert bev.page.locator(".title a").get_by_text(words, exact=True).count() == 0
    bev.press("Mark everything as read")
    bev.open("/c/mending-shed/?show=unread")
    bev.sees("All read", "main")


def test_one_signs_out(rauha: Person):
    rauha.open("/people/me/")
    rauha.press("Sign out", "main")
    rauha.open("/c/hiljaiset-kirjoittajat/")
    assert rauha.path != "/c/hiljaiset-kirjoittajat/" or rauha.page.locator("main form").count() == 0
    assert rauha.status_of("/c/hiljaiset-kirjoittajat/") == 404
