"""Coming in by a letter, by a code in another program's browser, and by asking."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from tests.journeys.conftest import SomebodyNew
from tests.journeys.house import House
from tests.journeys.looking import SMALLEST, axe, sideways
from tests.journeys.people import NARROW, Person
from tests.journeys.post import PostOffice
from tests.journeys.steps import PRESSES_TO_FIRST_POST

pytestmark = pytest.mark.journey
LINK = re.compile(r"^(http\S+/i/m/\S+)\s*$", re.MULTILINE)
Come = Callable[..., Person]


def invited_by_mail(founder: Person, post: PostOffice, address: str, number: int = 1) -> str:
    """The founder writes the address; returns the link in the letter with this number, by a real mail server."""
    founder.page.locator("input[name=email]").fill(address)
    founder.press("Send the letter")
    founder.sees(address, "main")
    found = LINK.search(post.letter_to(address, number))
    assert found
    return found[1]


def test_from_a_letter_to_the_first_discussion_in_few_presses(
    come: Come, somebody: SomebodyNew, demo_house: House, post: PostOffice, language: str
):
    founder = come("founder", "/c/{c}/invitations/")
    address = f"lyyli-{language}@example.org"
    link = invited_by_mail(founder, post, address)
    guest = somebody(demo_house, language, viewport=NARROW)
    assert guest.open(link) == 200
    assert axe(guest.page) + sideways(guest.page, SMALLEST) == []
    guest.write("Your name", "Lyyli Laaksonen")
    guest.press("Come in")
    guest.page.wait_for_url("**/c/*/")
    guest.presses += 1
    guest.page.locator("#write > summary").click()
    guest.write("Title", "Moi")
    guest.write("What is on your mind?", "Tulin kirjeellä.")
    guest.press("Publish")
    guest.sees("Tulin kirjeellä.", ".post")
    assert guest.presses <= PRESSES_TO_FIRST_POST

    late = somebody(demo_house, language)
    assert late.open(link) == 404, "it lets in one"
    late.sees(late.words("This invitation has been used"), "h1")


def test_in_another_programs_browser_a_code_is_typed_on_the_same_page(
    come: Come, somebody: SomebodyNew, demo_house: House, post: PostOffice, language: str
):
    """Her account is known, this browser is not; she looks the code up, and the page is as it was."""
    address = f"kerttu-{language}@example.org"
    at_home = somebody(demo_house, language)
    at_home.open("/people/signup/")
    at_home.sign_up("Kerttu Kuusi", address)
    link = invited_by_mail(come("founder", "/c/{c}/invitations/"), post, address, number=2)
    guest = somebody(demo_house, language, viewport=NARROW)
    guest.open(link)
    guest.press("Mail me a code")
    guest.sees(guest.words("The code from the letter"))
    guest.open(link)  # the other program has closed the page meanwhile
    assert axe(guest.page) + sideways(guest.page, SMALLEST) == []
    guest.page.locator("input[name=code]").fill(post.code_for(address, number=3))
    guest.press("Come in")
    guest.page.wait_for_url("**/c/*/")
    guest.sees(guest.words("Welcome! You are a member now."))


def test_who_asks_answers_first_and_is_let_in_later(
    somebody: SomebodyNew, demo_house: House, post: PostOffice, bev: Person
):
    words, address = "A toaster that throws.", "asks@example.org"
    asker = somebody(demo_house, "en")
    asker.open("/c/mending-shed/join/")
    for field in asker.page.locator("main textarea").all():
        field.fill(words)
    asker.press("Go on to make an account")
    asker.sign_up("Tilda Swann", address)
    assert asker.path == "/c/mending-shed/join/request/"
    assert asker.page.locator("main textarea").first.input_value() == words, "no word is lost"
    asker.press("Ask to join")
    asker.sees("Your request waits for the team", "main")
    assert axe(asker.page) + sideways(asker.page) == []

    bev.open("/c/mending-shed/")
    bev.page.locator(".rail a[href$='/requests/']").click()
    bev.sees(words, "main")
    mine = bev.page.locator("li.entry", has_text="Tilda Swann")
    mine.get_by_role("button", name="Let in", exact=True).click()
    bev.sees("Tilda Swann is in now", "main")
    assert post.letter_with("you are in", address)
    asker.open("/c/mending-shed/join/")
    assert asker.path == "/c/mending-shed/", "she is a member"
