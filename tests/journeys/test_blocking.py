"""Somebody blocks a member, with a script and without: what she writes is folded, also what arrives, and opens."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import expect

from tests.journeys.conftest import SomebodyNew
from tests.journeys.house import House
from tests.journeys.people import signed_in

pytestmark = pytest.mark.journey

LATER, ANSWER = "Ja vielä yksi sana.", "Se riittäköön tältä illalta."
ASIDE = "Tämä jäi vielä mieleen."


@pytest.mark.parametrize(("language", "scripts"), [("fi", True), ("en", False)])
def test_whom_one_blocks_is_folded_until_one_ends_that(
    somebody: SomebodyNew, demo_house: House, staged: dict[str, Any], language: str, scripts: bool
):
    places, cookies = staged[language]["places"], staged[language]["cookies"]
    quiet = somebody(
        demo_house, language, storage_state=signed_in(cookies["quiet"]), java_script_enabled=scripts
    )
    topic = f"/c/{places['c']}/t/{places['deleted']}/"  # the founder answers her there
    quiet.open(topic)
    quiet.page.locator("#p2 header b a").click()
    name = quiet.page.locator("h1").inner_text()
    quiet.page.locator("summary", has_text=quiet.words("Block %(name)s", name=name)).click()
    quiet.press("Block", "main")
    quiet.sees(quiet.words("Blocked. %(name)s is not told.", name=name))

    quiet.open(topic)
    fold = quiet.page.locator("[data-folded]")
    expect(quiet.page.locator("#p0")).to_be_visible()  # her own
    expect(quiet.page.locator("#p2")).to_be_hidden()
    fold.first.locator("summary").first.click()
    expect(quiet.page.locator("#p2")).to_be_visible()
    before = fold.count()

    founder = somebody(demo_house, language, storage_state=signed_in(cookies["founder"]))
    founder.open(topic)
    expect(founder.page.locator("[data-folded]")).to_have_count(0)
    founder.page.locator("#write > summary").click()
    founder.page.locator("#write textarea[name=text]").fill(LATER)
    founder.page.locator("#write textarea[name=text]").press("Control+Enter")
    founder.sees(LATER, ".posts")
    if not scripts:
        quiet.open(topic)
    expect(fold).to_have_count(before + 1)  # with a script it has come by itself
    expect(fold.last.get_by_text(LATER)).to_be_hidden()
    fold.last.locator("summary").first.click()
    expect(fold.last.get_by_text(LATER)).to_be_visible()

    # somebody else quotes it: what she does not want to meet is folded there, too
    number = quiet.page.locator("article", has_text=LATER).last.get_attribute("id").removeprefix("p")
    manager = somebody(demo_house, language, storage_state=signed_in(cookies["manager"]))
    manager.open(f"{topic}?to={number}&quote=1")
    manager.sees(LATER, "#write textarea[name=text]")
    text = manager.page.locator("#write textarea[name=text]")
    text.fill(text.input_value() + ANSWER)
    text.press("Control+Enter")
    manager.sees(ANSWER, ".posts")
    if not scripts:
        quiet.open(topic)
    answer = quiet.page.locator("article", has_text=ANSWER)
    expect(answer.locator(".said")).to_have_text(quiet.words("In answer to somebody you have blocked"))
    expect(answer.locator("blockquote", has_text=LATER)).to_be_hidden()
    answer.locator("summary", has_text=quiet.words("Quoted words. Show")).click()
    expect(answer.locator("blockquote", has_text=LATER)).to_be_visible()

    # and so it is where it stands in an answer to nobody
    manager.open(topic)
    manager.page.locator("#write > summary").click()
    text.fill(f"> {LATER}\n>\n> — {name}\n\n{ASIDE}")
    text.press("Control+Enter")
    manager.sees(ASIDE, ".posts")
    if not scripts:
        quiet.open(topic)
    aside = quiet.page.locator("article", has_text=ASIDE)
    expect(aside.get_by_text(ASIDE)).to_be_visible()
    expect(aside.locator("blockquote", has_text=LATER)).to_be_hidden()

    quiet.open(f"/c/{places['c']}/me/")
    quiet.press("Whom I have blocked", "main")
    quiet.page.get_by_role("button", name=quiet.words("Block no more: %(name)s", name=name)).click()
    quiet.sees(quiet.words("You have blocked nobody"))
    quiet.open(topic)
    expect(fold).to_have_count(0)
    expect(quiet.page.locator(f"#p{number}").get_by_text(LATER)).to_be_visible()
    expect(answer.locator("blockquote", has_text=LATER)).to_be_visible()
