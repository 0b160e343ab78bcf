"""A founder opens the door with few answers, makes the guidelines hers, asks somebody in and chooses an opening."""

from __future__ import annotations

import pytest

from porukka.guide.archetypes import archetype
from tests.journeys.conftest import SomebodyNew
from tests.journeys.house import House
from tests.journeys.looking import SMALLEST, axe, sideways
from tests.journeys.people import PASSWORD, Person
from tests.journeys.steps import ANSWERS_TO_FOUND

pytestmark = pytest.mark.journey

SAID = {
    "fi": (
        "Yön lukijat",
        "Niille, jotka lukevat peiton alla.",
        "Luemme yhdessä sen, mikä yksin jäisi kesken.",
    ),
    "en": (
        "Night readers",
        "For people who read under the covers.",
        "We read what we would not finish alone.",
    ),
}


@pytest.mark.parametrize("language", ["fi", "en"])
def test_a_founder_opens_the_door_and_the_first_one_comes_in(
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

    choose_an_opening(sirkka, guide, language)


def open_the_door(sirkka: Person, house: House, language: str) -> None:
    """From the keeper's link to her guide: three answers for herself, four for the community."""
    sirkka.open(house.keepers_link)
    for label, text in (
        ("Your name", "Sirkka Salo"),
        ("E-mail", "sirkka@example.org"),
        ("Password", PASSWORD),
    ):
        sirkka.write(label, text)
    sirkka.press("Become the keeper")
    sirkka.press("Found a community")
    name, audience, purpose = SAID[language]
    sirkka.write("What is it called?", name)
    sirkka.write("Whom is it for?", audience)
    sirkka.write("Why should it exist?", purpose)
    sirkka.answers += 1
    sirkka.page.locator("input[name=kind][value=book_club]").check()
    assert axe(sirkka.page) + sideways(sirkka.page, SMALLEST) == []
    sirkka.press("Open the door")
    sirkka.sees(sirkka.words("The founder's guide"), "h1")


def make_a_link(sirkka: Person, guide: str) -> str:
    sirkka.open(f"{guide}people/")
    sirkka.press("Make the link")
    ready = sirkka.page.locator("#ready")
    ready.wait_for()
    words = ready.input_value()
    assert SAID[sirkka.language][0] in words
    return next(word.rstrip(".?") for word in words.split() if "/i/" in word)


def choose_an_opening(sirkka: Person, guide: str, language: str) -> None:
    """It goes into her drafts, and nothing is posted by that."""
    kind = archetype("book_club", language)
    assert kind is not None
    sirkka.open(f"{guide}openings/")
    sirkka.sees(kind.openings[6].title, "main")
    assert axe(sirkka.page) + sideways(sirkka.page, SMALLEST) == []
    sirkka.press("Into my drafts", "main")
    sirkka.sees(sirkka.words("In your drafts"), "main")
    sirkka.open(guide.replace("guide/", "drafts/"))
    sirkka.sees(kind.openings[0].title, "main")
    sirkka.open(guide.replace("guide/", ""))
    assert sirkka.page.locator("main .topic").count() == 0
