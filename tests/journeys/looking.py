"""Looks at a page as those do who cannot see it well: axe, and whether it fits into a small window."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import product
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from django.urls import Resolver404, resolve
from playwright.sync_api import Browser, Page

from tests.journeys.doing import DOES
from tests.journeys.house import House
from tests.journeys.people import NARROW, WIDE, Person, signed_in
from tests.journeys.post import PostOffice
from tests.journeys.sights import Sight
from tests.matrix import addresses

AXE = Axe().axe_script
# All of axe's rules, and the size of what one presses, which it leaves out by itself.
RULES = {"resultTypes": ["violations"], "preload": False, "rules": {"target-size": {"enabled": True}}}
SMALLEST = 320  # pixels: a window of 1,280 magnified to 400 %


@dataclass(frozen=True)
class Variant:
    language: str
    scheme: str
    is_wide: bool

    def __str__(self) -> str:
        return f"{self.language}-{self.scheme}-{'wide' if self.is_wide else 'narrow'}"


VARIANTS = [Variant(*one) for one in product(("fi", "en"), ("light", "dark"), (True, False))]


def variants(number: int, full: bool) -> list[Variant]:
    """Those that page `number` is looked at in: all, or one, another one for each page."""
    return VARIANTS if full else [VARIANTS[number % len(VARIANTS)]]


class Lookers:
    """Everybody who looks at pages of a staged house, each in one browser that is used again."""

    def __init__(self, browser: Browser, house: House, post: PostOffice, stage: dict[str, Any]) -> None:
        self.browser, self.house, self.post, self.stage = browser, house, post, stage
        self.people: dict[tuple[str, str], Person] = {}

    def person(self, who: str, language: str) -> Person:
        if (who, language) not in self.people:
            self.people[who, language] = self._come(who, language)
        return self.people[who, language]

    def _come(self, who: str, language: str) -> Person:
        kept = signed_in(self.stage[language]["cookies"].get(who, ""))
        person = Person(self.browser, self.house, self.post, language, storage_state=kept)
        # she has chosen her language; a visitor who has not would read a community's in the community's
        person.context.add_cookies(
            [{"name": "porukka_language", "value": language, "domain": "127.0.0.1", "path": "/"}]
        )
        if who in BEFORE:
            BEFORE[who](person, self.stage[language]["mail"])
        return person

    def look(self, sight: Sight, variant: Variant) -> list[str]:
        """What is wrong with a page, in words."""
        person = self.person(sight.who, variant.language)
        page = person.page
        page.emulate_media(color_scheme=variant.scheme, reduced_motion="reduce")
        page.set_viewport_size(WIDE if variant.is_wide else NARROW)
        person.faults.clear()
        status = person.open(sight.path.format(**self.stage[variant.language]["places"]))
        if status != sight.status:
            return [f"status {status}", *person.faults]
        if sight.does:
            DOES[sight.does](page)
        wrong = []
        language = page.locator("html").get_attribute("lang")
        wrong += [f"speaks {language}"] if language != variant.language else []
        return wrong + sideways(page) + axe(page) + sideways(page, SMALLEST) + person.faults

    def leave(self) -> None:
        for person in self.people.values():
            person.context.close()


def axe(page: Page) -> list[str]:
    page.evaluate(AXE)
    found = page.evaluate("(rules) => axe.run(rules)", RULES)
    return [
        f"{one['id']}: {one['help']}: " + "; ".join(node["html"][:160] for node in one["nodes"][:3])
        for one in found["violations"]
    ]


def sideways(page: Page, width: int = 0) -> list[str]:
    """Whether one must scroll to the side, in a window of this width in pixels (0: as it is)."""
    if width:
        page.set_viewport_size({"width": width, "height": 700})
    needed, there = page.evaluate("[document.documentElement.scrollWidth, innerWidth]")
    return [f"needs {needed} pixels of width and has {there}"] if needed > there else []


def name_of(path: str) -> str:
    """The URL's name, by a sight's path."""
    path = re.sub(r"{\w+}", "1", path)
    try:
        return resolve(path.partition("?")[0], addresses.__name__).view_name
    except Resolver404:
        return ""


# What some did before they came to where we look


def _ask_for_a_code(person: Person, mail: dict[str, str]) -> None:
    person.open("/people/login/code/")
    person.page.locator("input[name=email]").fill(mail["founder"])
    person.submit()


def _sign_up(person: Person, mail: dict[str, str]) -> None:
    person.open("/people/signup/")
    person.write("Your name", "Tuuli Tuisku")
    person.page.locator("input[name=email]").fill(f"tuuli-{person.language}@example.org")
    person.submit()


def _ask_for_a_reset(person: Person, mail: dict[str, str]) -> None:
    person.open("/people/password/reset/")
    person.page.locator("input[name=email]").fill(mail["quiet"])
    person.submit()


def _reset(person: Person, mail: dict[str, str]) -> None:
    person.open("/people/password/reset/")
    person.page.locator("input[name=email]").fill(mail["suspended"])
    person.submit()
    person.page.locator("input[name=code]").fill(person.post.code_for(mail["suspended"]))
    person.submit()


BEFORE = {
    "asked for a code": _ask_for_a_code,
    "signed up": _sign_up,
    "asked for a reset": _ask_for_a_reset,
    "resets": _reset,
}
