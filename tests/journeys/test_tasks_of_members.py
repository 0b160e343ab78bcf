"""What members take on and hand on: looking after a room, a role, thanks, a name for the team, the member register.

Short ones, Finnish with scripts and English without; each leaves everything as it was.
"""

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
Comes = Callable[[str], Person]


@pytest.fixture
def comes(
    somebody: SomebodyNew, demo_house: House, staged: dict[str, Any], language: str, scripts: bool
) -> Comes:
    """Somebody of the stage, at a browser of her own."""
    cookies = staged[language]["cookies"]

    def come(who: str) -> Person:
        state = signed_in(cookies[who])
        return somebody(demo_house, language, storage_state=state, java_script_enabled=scripts)

    return come


@pytest.fixture
def places(staged: dict[str, Any], language: str) -> dict[str, str]:
    return staged[language]["places"]


def test_a_steward_offers_herself_is_named_and_steps_down(comes: Comes, places: dict[str, str]) -> None:
    quiet, founder = comes("quiet"), comes("founder")
    path = f"/c/{places['c']}/r/{places['open']}/stewards/"
    quiet.open(path)
    quiet.page.locator("input[name=words]").fill("Iltaisin ehdin.")
    quiet.press("I can look after it", "main")
    quiet.sees(quiet.words("Thank you! Those who name the stewards are told."))
    founder.open(path)
    offer = founder.page.locator("main li.entry", has_text="Iltaisin ehdin.")
    offer.locator("select[name=months]").select_option("3")
    offer.locator("button[value=name]").click()
    founder.sees(founder.words("%(name)s looks after this room now.", name="Rauha Hiljanen"))
    quiet.open(path)
    quiet.page.locator("main button[value=end]").first.click()
    quiet.sees(quiet.words("The term is over."))


def test_a_role_is_given_told_and_taken_back(comes: Comes, places: dict[str, str]) -> None:
    quiet, founder = comes("quiet"), comes("founder")
    page = f"/c/{places['c']}/members/{places['quiet']}/"
    for role in ("expert", "member"):
        founder.open(page)
        box = founder.page.locator(f"input[name=role][value={role}]")
        founder.page.locator("main details", has=box).locator("summary").click()
        box.check()
        founder.press("Give the role", "main")
        founder.sees(founder.words("%(name)s has a new role.", name="Rauha Hiljanen"))
    quiet.open(f"/c/{places['c']}/me/")
    expect(quiet.page.locator("h1")).to_be_visible()


def test_thanks_are_read_and_taken_back(comes: Comes, places: dict[str, str]) -> None:
    quiet, founder = comes("quiet"), comes("founder")
    said = "Portin öljyämisestä, kukaan ei pyytänyt"
    founder.open(f"/c/{places['c']}/members/{places['quiet']}/thanks/")
    founder.write("What for?", said)
    founder.press("Thank", "main")
    founder.sees(said)
    quiet.open(f"/c/{places['c']}/me/thanks/")
    quiet.sees(said)
    founder.open(f"/c/{places['c']}/me/thanks/")
    founder.page.locator("main li", has_text=said).locator("button").click()
    founder.sees(founder.words("Taken back."))
    quiet.open(f"/c/{places['c']}/me/thanks/")
    expect(quiet.page.get_by_text(said)).to_have_count(0)


def test_somebody_is_suggested_and_the_team_decides(
    comes: Comes, places: dict[str, str], language: str
) -> None:
    quiet, founder = comes("quiet"), comes("founder")
    name, why = f"Vieno Virta {language}", "Kuuntelee ensin ja kysyy sitten."
    quiet.open(f"/c/{places['c']}/suggestions/")
    quiet.page.locator("input[name=name]").fill(name)
    quiet.page.locator("[name=reason]").fill(why)
    quiet.press("Send to the team", "main")
    quiet.sees(why, "main")
    founder.open(f"/c/{places['c']}/candidates/")
    entry = founder.page.locator("main li.entry", has_text=name)
    entry.locator("summary").click()
    entry.locator("input[name=state], select[name=state]").first.wait_for()
    entry.locator("input[name=state][value=declined], input[name=state][value=invited]").last.check()
    entry.locator("form .buttons button").click()
    expect(founder.page.locator("#decided ~ ul")).to_contain_text(name)
    quiet.open(f"/c/{places['c']}/suggestions/")
    expect(quiet.page.locator("main li.entry", has_text=name).locator(".tag")).to_be_visible()


def test_a_founding_circle_waits_for_one_more(comes: Comes, places: dict[str, str]) -> None:
    leads = comes("leads")
    path = f"/c/{places['gathering']}/circle/"
    for size in ("13", "12"):
        leads.open(path)
        leads.page.locator("main details", has=leads.page.locator("input[name=size]")).locator(
            "summary"
        ).click()
        leads.page.locator("input[name=size]").fill(size)
        leads.press("Save", "main")
        expect(leads.page.locator("#far")).to_contain_text(size)


def test_whoever_waits_for_a_seat_is_shown_the_way_to_a_sibling(comes: Comes, places: dict[str, str]) -> None:
    quiet = comes("quiet")
    room = f"/c/{places['c']}/r/{places['full']}/"
    quiet.open(room)
    quiet.press("Join the waiting list", "main")
    quiet.press("Start a sibling", "main")
    quiet.sees(quiet.words("Start a sibling"), "h1")
    expect(quiet.field("What is it called?")).to_be_visible()
    quiet.open(room)
    quiet.press("Leave the waiting list", "main")
    quiet.sees(quiet.words("You do not wait for this room any more."))


def test_a_sibling_is_started_and_both_rooms_lead_to_each_other(
    comes: Comes, places: dict[str, str], language: str
) -> None:
    """Of a room that no other journey needs."""
    founder, quiet, second = comes("founder"), comes("quiet"), f"Toinen soppi {language}"
    full = f"/c/{places['c']}/r/{places['cramped']}/"
    quiet.open(full)
    quiet.press("Join the waiting list", "main")
    quiet.press("Start a sibling", "main")
    quiet.write("What is it called?", second)
    quiet.press("Start it", "main")
    quiet.sees(second, "h1")
    sibling = quiet.path
    quiet.open(f"{sibling}people/")
    quiet.sees(quiet.words("Who is in this room"), "h1")
    expect(quiet.page.get_by_role("main").get_by_role("link", name="Soppi", exact=True)).to_have_attribute(
        "href", full
    )
    founder.open(f"{full}people/")
    expect(founder.page.get_by_role("main").get_by_role("link", name=second)).to_have_attribute(
        "href", sibling
    )


def test_the_board_keeps_the_register(comes: Comes, places: dict[str, str]) -> None:
    founder = comes("founder")
    base, name = f"/c/{places['c']}/register/", "Tilda Tuokko-Testinen"
    founder.open(f"{base}new/")
    founder.write("Full name", name)
    founder.write("Home municipality", "Ii")
    founder.press("Save", "main")
    row = founder.page.locator("main tr", has_text=name)
    row.locator("button[value=paid]").click()
    expect(row.locator("button[value=not_paid]")).to_be_visible()
    row.get_by_role("link").click()
    founder.press("Erase", "main")
    founder.sees(founder.words("Erased."))
    founder.open(f"{base}traces/")
    founder.sees(founder.words("erased an entry"))


def test_words_of_ones_own_are_looked_at_before_they_are_kept(comes: Comes, places: dict[str, str]) -> None:
    founder = comes("founder")
    founder.open(f"/c/{places['c']}/settings/words/")
    founder.write("Rooms", "tuvat")
    founder.press("Preview", "main")
    expect(founder.page.locator("main .dots").first).to_contain_text("Tuvat")
    founder.open(f"/c/{places['c']}/rooms/")
    founder.sees(founder.words("Rooms"), "h1")
