"""Following and muting a discussion, with a script and without: what comes to the bell."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import expect

from tests.journeys.conftest import SomebodyNew
from tests.journeys.house import House
from tests.journeys.people import Person, signed_in

pytestmark = pytest.mark.journey


@pytest.mark.parametrize(("language", "scripts"), [("fi", True), ("en", False)])
def test_what_is_followed_comes_and_what_is_muted_does_not(
    somebody: SomebodyNew, demo_house: House, staged: dict[str, Any], language: str, scripts: bool
):
    def comes(who: str, **options: Any) -> Person:
        session = staged[language]["cookies"][who]
        return somebody(demo_house, language, storage_state=signed_in(session), **options)

    places = staged[language]["places"]
    topic, bell = f"/c/{places['c']}/t/{places['long']}/", f"/c/{places['c']}/notifications/"
    quiet = comes("quiet", java_script_enabled=scripts)
    quiet.open(topic)
    title = quiet.page.locator("h1").inner_text()
    choice = quiet.page.locator(".orders .menu").first

    choice.locator("summary").click()
    quiet.press("Follow", ".orders")
    expect(choice.locator("summary")).to_have_text(quiet.words("Following"))
    quiet.sees(quiet.words("You follow this discussion: you are told when somebody replies."))

    founder = comes("founder")
    founder.open(topic)
    founder.page.locator("#write > summary").click()
    founder.page.locator("#write textarea[name=text]").fill("Vielä yksi ajatus.")
    founder.page.locator("#write textarea[name=text]").press("Control+Enter")
    founder.sees("Vielä yksi ajatus.", ".posts")

    about_it = quiet.page.locator(".topic.unread", has_text=title)
    # others tell her of the same discussion in other words
    name = {"fi": "Aino Korpela", "en": "Bev Ashworth"}[language]
    told = quiet.words("%(name)s replied in “%(title)s”, which you follow", name=name, title=title)
    line = about_it.filter(has_text=told)

    def is_told() -> bool:
        quiet.open(bell)
        return line.count() > 0

    for _second in range(20):
        if is_told():
            break
        founder.page.wait_for_timeout(500)
    expect(line).to_have_count(1)
    quiet.open(f"/c/{places['c']}/?show=following")
    quiet.sees(title, ".topic.unread")

    quiet.open(topic)
    choice.locator("summary").click()
    quiet.press("Mute", ".orders")
    expect(choice.locator("summary")).to_have_text(quiet.words("Muted"))
    assert not is_told()
    expect(about_it).to_have_count(0)

    quiet.open(f"/c/{places['c']}/following/")
    quiet.page.locator(".topic", has_text=title).get_by_role("button").click()
    quiet.sees(quiet.words("You follow nothing yet"))
    quiet.press("Undo")
    quiet.sees(title, ".topics")
    quiet.page.locator(".topic", has_text=title).get_by_role("button").click()
    quiet.sees(quiet.words("You follow nothing yet"))
