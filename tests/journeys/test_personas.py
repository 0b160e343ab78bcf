"""A founder writes a persona, members read it once she shows it, and what she learns later is a new version."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.journeys.conftest import SomebodyNew
from tests.journeys.house import House
from tests.journeys.people import Person, signed_in

pytestmark = [
    pytest.mark.journey,
    pytest.mark.parametrize(("language", "scripts"), [("fi", True), ("en", False)]),
]


@pytest.fixture
def come(
    somebody: SomebodyNew, demo_house: House, staged: dict[str, Any], language: str, scripts: bool
) -> Callable[[str], Person]:
    cookies = staged[language]["cookies"]

    def bring(who: str) -> Person:
        state = signed_in(cookies[who])
        return somebody(demo_house, language, storage_state=state, java_script_enabled=scripts)

    return bring


def test_a_persona_is_written_shown_learnt_about_and_taken_away(
    come: Callable[[str], Person], staged: dict[str, Any], language: str
) -> None:
    founder, quiet = come("founder"), come("quiet")
    name, then, now = f"Vilja {language}", "Muutti juuri tänne.", "Muutti tänne vuosi sitten."
    personas = f"/c/{staged[language]['places']['c']}/purpose/personas/"

    founder.open(personas)
    founder.press("Add a persona", "main")
    founder.page.locator("main input[name=name]").fill(name)
    founder.page.locator("main textarea[name=situation]").fill(then)
    founder.page.locator("main input[name=is_shown]").uncheck()
    founder.press("Save", "main")
    founder.sees(then, "main")
    page = founder.path
    quiet.open(personas)
    quiet.sees(quiet.words("Personas"), "h1")
    expect(quiet.page.get_by_role("link", name=name)).to_have_count(0)
    assert quiet.status_of(page) == 404, "it is the team's until it is shown"

    founder.press("Edit")
    founder.page.locator("main textarea[name=situation]").fill(now)
    founder.page.locator("main input[name=is_shown]").check()
    founder.press("Save", "main")
    founder.sees(now, "main")
    founder.press("What changed and why")
    founder.sees(founder.words("What changed and why"), "h1")

    quiet.open(personas)
    quiet.page.get_by_role("link", name=name).click()
    quiet.sees(now, "main")
    expect(quiet.page.get_by_text(then)).to_have_count(0)

    founder.open(f"{page}edit/")
    founder.page.locator("main input[name=is_shown]").uncheck()
    founder.press("Save", "main")
    founder.press("Take it away", "main")
    founder.sees(founder.words("Taken away, with all it said."))
    assert quiet.status_of(page) == 404
