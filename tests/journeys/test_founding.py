"""A founder opens the door with few answers, and makes the guidelines hers; the first one who comes in accepts them,
introduces himself, is greeted by name and starts a discussion of his own."""

from __future__ import annotations

import pytest

from porukka.guide.archetypes import archetype
from tests.journeys.conftest import SomebodyNew
from tests.journeys.founding import (
    SAID,
    SAID_HELLO,
    choose_an_opening,
    greet,
    introduce_himself,
    make_a_link,
    open_the_door,
    start_his_own,
)
from tests.journeys.house import House
from tests.journeys.looking import SMALLEST, axe, sideways
from tests.journeys.steps import ANSWERS_TO_FOUND, PRESSES_TO_FIRST_POST

pytestmark = pytest.mark.journey


@pytest.mark.parametrize("language", ["fi", "en"])
def test_from_an_empty_house_to_members_who_have_met(
    language: str, empty_house: House, somebody: SomebodyNew
) -> None:
    sirkka = somebody(empty_house, language)
    open_the_door(sirkka, empty_house, language)
    assert sirkka.answers <= ANSWERS_TO_FOUND
    guide = sirkka.path
    assert axe(sirkka.page) + sideways(sirkka.page, SMALLEST) == []

    sirkka.press("Make the guidelines yours")
    sirkka.press("Save", "main")
    sirkka.sees(sirkka.words("%(count)s of 7 steps done", count=3), "main")

    link = make_a_link(sirkka, guide)
    eino = somebody(empty_house, language)
    assert eino.open(link) == 200
    eino.sees(SAID[language][0], "h1")
    eino.press("Make an account")
    eino.sign_up("Eino Aalto", f"eino-{language}@example.org")
    kind = archetype("book_club", language)
    assert kind is not None
    eino.sees(eino.words("What we have agreed on"), "main")  # what he accepts by coming in
    assert kind.summary[1] in eino.page.locator("main").inner_text()
    eino.press("Come in")
    eino.sees(kind.first_rooms[0].name, ".rail")
    assert eino.status_of(guide) == 404

    hello = introduce_himself(eino, language)
    assert eino.presses <= PRESSES_TO_FIRST_POST
    greet(sirkka, guide, language)
    assert eino.path == hello
    eino.sees(SAID_HELLO[language][1], ".post")
    eino.sees("Sirkka Salo", ".post")
    start_his_own(eino, guide, language)

    choose_an_opening(sirkka, guide, language)
