"""The steps of the founding journey, in either language: Sirkka founds, Eino comes, and they meet."""

from __future__ import annotations

from contextlib import suppress

from playwright.sync_api import Error

from porukka.guide.archetypes import archetype
from tests.journeys.house import House
from tests.journeys.looking import SMALLEST, axe, sideways
from tests.journeys.people import PASSWORD, Person

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

SAID_HELLO = {  # what he says, what she answers, and what he asks then
    "fi": (
        "Luen vain öisin, ja aina liian pitkään.",
        "Tervetuloa, Eino! Mikä kirja viimeksi valvotti?",
        "Saako novelleja lukea väärässä järjestyksessä?",
    ),
    "en": (
        "I only read at night, and always too long.",
        "Welcome, Eino! Which book kept you up last?",
        "May one read short stories in the wrong order?",
    ),
}


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


def introduce_himself(eino: Person, language: str) -> str:
    """With one line, in the card beside the talk. Returns the address of what it became."""
    eino.answers += 1
    eino.page.locator("textarea[name=answer0]").fill(SAID_HELLO[language][0])
    assert axe(eino.page) + sideways(eino.page, SMALLEST) == []
    eino.press("Look at it")
    eino.sees(SAID_HELLO[language][0], "textarea")
    eino.press("Publish")
    eino.sees(SAID_HELLO[language][0], ".post")
    return eino.path


def greet(sirkka: Person, guide: str, language: str) -> None:
    """She is asked by the bell, and answers."""
    asked = sirkka.page.locator("main a").filter(has_text="Eino Aalto").first
    for _look in range(20):  # the worker tells her, in a moment
        sirkka.open(guide.replace("guide/", "notifications/"))
        with suppress(Error):
            asked.wait_for(timeout=1_000)
            break
    asked.click()
    sirkka.sees(SAID_HELLO[language][0], ".post")
    sirkka.page.locator("#write > summary").click()
    sirkka.write("Your reply", SAID_HELLO[language][1])
    sirkka.press("Reply", "#write")
    sirkka.sees(SAID_HELLO[language][1], ".post")


def start_his_own(eino: Person, guide: str, language: str) -> None:
    eino.open(guide.replace("guide/", ""))
    eino.press("Start a discussion")
    eino.write("Title", SAID_HELLO[language][2])
    eino.write("What is on your mind?", SAID_HELLO[language][2])
    eino.press("Publish")
    eino.sees(SAID_HELLO[language][2], ".post")
    eino.open(guide.replace("guide/", ""))
    assert eino.page.locator("main .topic").count() == 2


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
    sirkka.sees(SAID_HELLO[language][2], "main")
    assert kind.openings[0].title not in sirkka.page.locator("main").inner_text()
