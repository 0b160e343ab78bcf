"""Rooms of a kind: a question gets its answer, only the team announces, slow mode keeps the words."""

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
def comes(
    somebody: SomebodyNew, demo_house: House, staged: dict[str, Any], language: str, scripts: bool
) -> Callable[[str], Person]:
    def come(who: str) -> Person:
        state = signed_in(staged[language]["cookies"][who])
        return somebody(demo_house, language, storage_state=state, java_script_enabled=scripts)

    return come


def test_who_asked_marks_the_reply_that_solved_it_and_takes_that_back(
    comes: Callable[[str], Person],
    somebody: SomebodyNew,
    demo_house: House,
    staged: dict[str, Any],
    language: str,
    scripts: bool,
):
    places = staged[language]["places"]
    topic = f"/c/{places['c']}/t/{places['asked']}/"
    other = somebody(demo_house, language, storage_state=signed_in(staged[language]["cookies"]["founder"]))
    other.open(topic)
    box = other.page.locator("[data-solution] .solved")
    expect(box).to_have_count(0)

    asks = comes("asks")
    asks.open(topic)
    reply = asks.page.locator("#p1")
    reply.locator("[data-menu] > summary, .menu > summary").first.click()
    reply.get_by_role("button", name=asks.words("This solved it")).click()
    solved = asks.words("Solved by %(name)s:", name=places["manager"])
    asks.sees(solved, "[data-solution]")
    expect(asks.page.locator("#p1 [data-answer]")).to_be_visible()
    expect(box).to_contain_text(solved)  # it comes by itself to whoever has the page open
    expect(other.page.locator("#p1 [data-answer]")).to_be_visible()

    reply.locator("[data-menu] > summary, .menu > summary").first.click()
    reply.get_by_role("button", name=asks.words("It did not solve it after all")).click()
    asks.sees(asks.words("The question is open again."))
    expect(asks.page.locator("[data-answer]")).to_have_count(0)
    expect(box).to_have_count(0)


def test_where_the_team_announces_a_member_starts_nothing(
    comes: Callable[[str], Person], staged: dict[str, Any], language: str, scripts: bool
):
    places = staged[language]["places"]
    quiet = comes("quiet")
    quiet.open(f"/c/{places['c']}/r/{places['news']}/")
    quiet.sees(quiet.words("The team announces here. Everybody may reply."))
    expect(quiet.find("Start a discussion")).to_have_count(0)
    expect(quiet.page.locator("#write")).to_have_count(0)
    quiet.open(f"/c/{places['c']}/new/?room={places['news'].partition('-')[0]}")
    rooms = quiet.page.locator("main select[name=room] option")
    news = places["news"].partition("-")[0]
    assert news not in [option.get_attribute("value") for option in rooms.all()]


def test_in_a_slow_discussion_the_words_are_kept(
    comes: Callable[[str], Person], staged: dict[str, Any], language: str, scripts: bool
):
    places = staged[language]["places"]
    quiet = comes("quiet")
    quiet.open(f"/c/{places['c']}/t/{places['slow']}/")
    for number, words in enumerate(("Kyllä.", "Vai sittenkin?"), 1):
        write = quiet.page.locator("#write")
        if write.get_attribute("open") is None:
            write.locator("summary").first.click()
        write.locator("textarea[name=text]").fill(words)
        write.locator("form[data-draft] .buttons button[type=submit]").first.click()
        if number == 1:
            quiet.sees(words, "#p1")
    expect(quiet.page.locator("#write textarea[name=text]")).to_have_value("Vai sittenkin?")
    expect(quiet.page.locator("#p2")).to_have_count(0)
    quiet.page.get_by_role("alert").first.wait_for()
