"""An installation nobody has come to yet."""

from __future__ import annotations

import pytest

from tests.journeys.conftest import SomebodyNew
from tests.journeys.house import House
from tests.journeys.looking import SMALLEST, axe, sideways

pytestmark = pytest.mark.journey


@pytest.mark.parametrize("language", ["fi", "en"])
def test_the_first_pages_say_what_to_do(language: str, empty_house: House, somebody: SomebodyNew):
    first = somebody(empty_house, language, color_scheme={"fi": "dark", "en": "light"}[language])
    assert first.open("/") == 200
    first.sees("porukka", "header")
    assert first.find("Make an account").count() == 0, "the keeper comes first"
    first.open("/people/signup/")
    assert first.page.locator("main input:not([type=hidden])").count() == 0
    first.open("/")
    assert axe(first.page) + sideways(first.page) == []

    assert first.open(empty_house.keepers_link) == 200
    assert first.page.locator("select[name=language]").input_value() == language
    assert axe(first.page) + sideways(first.page) == []
    first.press("Become the keeper")
    assert first.page.url == empty_house.keepers_link, "the browser asks for what is missing"
    first.write("Your name", "Sirkka Salo")
    first.write("E-mail", "sirkka@example.org")
    first.press("Become the keeper")
    first.sees(first.words("My communities"), "h1")
    assert axe(first.page) + sideways(first.page, SMALLEST) == []

    late = somebody(empty_house, language)
    assert late.open(empty_house.keepers_link) == 404, "the link works once"


def test_guessing_the_keepers_link_is_slowed_down(empty_house: House, somebody: SomebodyNew):
    guesser = somebody(empty_house, "en")
    answers = [guesser.status_of(f"/people/keeper/{number}/") for number in range(40)]
    assert set(answers) == {404, 429}
    assert guesser.open("/people/keeper/again/") == 429
    guesser.sees("minutes", "main")
    assert axe(guesser.page) + sideways(guesser.page, SMALLEST) == []
    assert guesser.open(empty_house.keepers_link) == 200, "whoever has the link is let in"
