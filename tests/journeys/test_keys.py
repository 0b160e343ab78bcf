"""Keys: moving, answering and going anywhere without a mouse; the list of keys; and all of it turned off."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import expect

from tests.journeys.conftest import SomebodyNew
from tests.journeys.house import House
from tests.journeys.looking import axe
from tests.journeys.people import NARROW, Person, signed_in
from tests.journeys.test_by_keyboard import FOCUSED

pytestmark = pytest.mark.journey


@pytest.fixture(params=["fi", "en"])
def reader(request: pytest.FixtureRequest, somebody: SomebodyNew, demo_house: House, staged: Any) -> Person:
    language = request.param
    return somebody(demo_house, language, storage_state=signed_in(staged[language]["cookies"]["founder"]))


@pytest.fixture
def places(reader: Person, staged: Any) -> dict[str, str]:
    return staged[reader.language]["places"]


def lead(reader: Person, *keys: str) -> None:
    """Press these, and arrive."""
    with reader.page.expect_navigation():
        for key in keys:
            reader.page.keyboard.press(key)


def test_one_moves_opens_answers_and_goes_back(reader: Person, places: dict[str, str]):
    page, keys = reader.page, reader.page.keyboard
    reader.open(f"/c/{places['c']}/?order=started")
    titles = page.locator(".topics .title a")
    for key, place in (("j", 0), ("j", 1), ("j", 2), ("k", 1)):
        keys.press(key)
        expect(titles.nth(place)).to_be_focused()
        now = page.evaluate(FOCUSED)
        assert now["isVisible"], now
    chosen = titles.nth(1).inner_text()
    lead(reader, "o")
    assert page.locator("h1").inner_text().startswith(chosen)
    lead(reader, "u")
    assert page.url.endswith("?order=started")
    keys.press("j")
    focused = page.locator(":focus")
    expect(focused).to_have_text(chosen)  # one goes on where one was

    reader.open(f"/c/{places['c']}/t/{places['long']}/")
    posts = page.locator(".posts > .post")
    keys.press("j")
    keys.press("j")
    expect(posts.nth(1)).to_be_focused()
    assert page.evaluate(FOCUSED)["isVisible"]
    lead(reader, "r")
    assert "to=1" in page.url
    page.wait_for_function("() => document.activeElement.name === 'text'")
    keys.type("jkrnu?/")  # whoever writes only writes
    assert page.locator(":focus").input_value().endswith("jkrnu?/")

    reader.open(f"/c/{places['c']}/p/{places['mine']}/")
    page.locator(":target").focus()
    page.evaluate("document.querySelector(':target').tabIndex = -1")
    page.locator(":target").focus()
    lead(reader, "e")
    assert reader.path.endswith("/edit/")


def test_g_and_a_letter_lead_to_the_places(reader: Person, places: dict[str, str]):
    base = f"/c/{places['c']}/"
    reader.open(f"{base}roles/")
    for letter, path in (("r", "rooms/"), ("n", "notifications/"), ("s", "search/"), ("d", "")):
        lead(reader, "g", letter)
        assert reader.path == base + path
    lead(reader, "g", "u")
    assert reader.page.url.endswith("?show=unread")
    reader.page.keyboard.press("/")
    expect(reader.page.locator(".rail input[type=search]")).to_be_focused()
    reader.open(base)
    reader.page.keyboard.press("n")
    reader.page.wait_for_function("() => document.activeElement.name === 'title'")
    reader.open(f"{base}roles/")
    lead(reader, "n")
    assert reader.path == f"{base}new/"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_list_of_keys_opens_and_gives_the_focus_back(reader: Person, places: dict[str, str], scheme: str):
    page = reader.page
    page.emulate_media(color_scheme=scheme)
    if scheme == "dark":
        page.set_viewport_size(NARROW)
    reader.open(f"/c/{places['c']}/")
    page.keyboard.press("j")
    first = page.locator(".topics .title a").first
    expect(first).to_be_focused()
    page.keyboard.press("?")
    dialog = page.get_by_role("dialog", name=reader.words("Keys"))
    expect(dialog).to_contain_text(reader.words("back to the list"))
    assert axe(page) == []
    page.keyboard.press("j")
    expect(first).not_to_be_focused()
    page.keyboard.press("Escape")
    expect(dialog).to_have_count(0)
    expect(first).to_be_focused()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_one_goes_anywhere_by_the_beginning_of_its_name(reader: Person, places: dict[str, str], scheme: str):
    page, keys = reader.page, reader.page.keyboard
    page.emulate_media(color_scheme=scheme)
    if scheme == "dark":
        page.set_viewport_size(NARROW)
    reader.open(f"/c/{places['c']}/me/")
    page.locator("main input[name=name]").focus()
    keys.press("Control+k")
    field = page.get_by_role("combobox", name=reader.words("Room, discussion, member or page"))
    expect(field).to_be_focused()
    options = page.get_by_role("option")
    expect(options.first).to_be_visible()
    assert axe(page) == []

    keys.type("xyzzy")
    expect(page.get_by_role("dialog")).to_contain_text(
        reader.words("Nothing here begins so. Try another word, or search.")
    )
    expect(options).to_have_count(0)
    assert axe(page) == []
    keys.press("Escape")
    expect(page.locator("main input[name=name]")).to_be_focused()

    keys.press("Control+k")
    keys.type(reader.words("Who may do what").lower()[:-1])  # at once, though the dialog is on its way
    chosen = page.locator("[role=option][aria-selected=true]")
    expect(chosen).to_have_count(1)
    assert axe(page) == []
    before = chosen.get_attribute("id")
    keys.press("ArrowUp")
    keys.press("ArrowDown")
    expect(field).to_have_attribute("aria-activedescendant", before)
    lead(reader, "Enter")
    assert reader.path == f"/c/{places['c']}/roles/"


def test_keys_of_a_single_letter_are_turned_off(somebody: SomebodyNew, demo_house: House, staged: Any):
    quiet = somebody(demo_house, "en", storage_state=signed_in(staged["en"]["cookies"]["quiet"]))
    page, talk = quiet.page, f"/c/{staged['en']['places']['c']}/"

    def decide(on: bool) -> None:
        quiet.open("/people/me/")
        page.get_by_label(quiet.words("Keys of a single letter")).set_checked(on)
        quiet.submit()

    decide(on=False)
    quiet.open(talk)
    for key in ("j", "?", "/", "g", "r"):
        page.keyboard.press(key)
    page.keyboard.press("Control+k")  # this one stays
    expect(page.get_by_role("combobox")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)
    page.wait_for_function("() => document.activeElement === document.body")
    assert quiet.path == talk
    quiet.open(f"{talk}keys/")
    quiet.sees(quiet.words("You have turned off keys of a single letter: only those with Ctrl work."))
    decide(on=True)
    quiet.open(talk)
    page.keyboard.press("j")
    expect(page.locator(".topics .title a").first).to_be_focused()


@pytest.mark.parametrize("scripts", [True, False])
def test_a_discussion_on_paper_has_all_its_words(
    somebody: SomebodyNew, demo_house: House, staged: Any, scripts: bool
):
    places = staged["en"]["places"]
    bev = somebody(
        demo_house,
        "en",
        storage_state=signed_in(staged["en"]["cookies"]["founder"]),
        java_script_enabled=scripts,
        color_scheme="dark",
    )
    bev.open(f"/c/{places['c']}/t/{places['long']}/")
    # the words as they were written, without the cards of where their links lead
    bare = """all => all.map(one => [...one.children].filter(part => !part.matches(".leads"))
        .map(part => part.textContent).join("\\n"))"""
    words = [one.strip() for one in bev.page.locator(".posts .prose").evaluate_all(bare)]
    bev.page.locator(".top .menu summary").click()
    bev.press("Print the whole discussion")
    bev.page.wait_for_url("**/print/")
    bev.page.emulate_media(media="print")
    paper = bev.page.locator("main").inner_text()
    for said in words:
        for line in filter(None, map(str.strip, said.splitlines())):
            assert " ".join(line.split()) in " ".join(paper.split())
    assert bev.page.locator(":is(button, .btn, nav, textarea, summary):visible").count() == 0
    ground = bev.page.evaluate("getComputedStyle(document.body).backgroundColor")
    ink = bev.page.evaluate("getComputedStyle(document.querySelector('.prose')).color")
    assert (ground, ink) == ("rgb(255, 255, 255)", "rgb(0, 0, 0)")
