"""What people do most, walked in every way: in Finnish and in English, with scripts and without."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Locator, expect

from tests.journeys.conftest import SomebodyNew
from tests.journeys.house import House
from tests.journeys.people import Person, signed_in
from tests.journeys.test_pictures_and_files import a_picture

pytestmark = pytest.mark.journey

STAIRS = "Kolmas askelma narisee jokaisella kierroksella."
OIL = "Tippa öljyä auttoi meillä."
WHY = "Koirasta sopii puhua kauniimmin."


@pytest.fixture(
    params=[("fi", True), ("fi", False), ("en", True), ("en", False)],
    ids=["fi", "fi-no-scripts", "en", "en-no-scripts"],
)
def way(request: pytest.FixtureRequest) -> tuple[str, bool]:
    """The language, and whether scripts run."""
    return request.param


@pytest.fixture
def place(staged: dict[str, Any], way: tuple[str, bool]) -> str:
    return f"/c/{staged[way[0]]['places']['c']}/"


@pytest.fixture
def enter(
    somebody: SomebodyNew, demo_house: House, staged: dict[str, Any], way: tuple[str, bool]
) -> Callable[[str], Person]:
    language, scripts = way

    def come(who: str) -> Person:
        state = signed_in(staged[language]["cookies"][who])
        return somebody(demo_house, language, storage_state=state, java_script_enabled=scripts)

    return come


def start(person: Person, place: str, title: str, text: str) -> str:
    """Where the new discussion is."""
    person.open(f"{place}new/")
    person.sees(person.words("Title"), "main")
    person.write("Title", title)
    person.page.locator("textarea[name=text]").fill(text)
    person.press("Publish")
    person.sees(title, "h1")
    return person.path


def menu(person: Person, post: Locator, english: str) -> None:
    """Choose under the three dots of a post."""
    post.locator("[data-menu] > summary").click()
    post.locator("[data-menu]").locator(person.find(english)).click()


def test_one_replies_with_the_words_of_another(enter, place: str, way: tuple[str, bool]):
    path = start(enter("founder"), place, f"Portaat {way}", STAIRS)
    quiet = enter("quiet")
    quiet.open(path)
    quiet.sees(STAIRS, "#p0")
    if way[1]:
        quiet.page.locator("#p0 .prose p").first.click(click_count=3)
        quiet.press("Quote")
    else:
        quiet.press("Reply", "#p0")
        quiet.press("Quote the words", "#write")
    text = quiet.page.locator("#write textarea[name=text]")
    expect(text).to_have_value(
        f"> {STAIRS}\n>\n> — {quiet.page.locator('#p0').get_attribute('aria-label')}\n\n"
    )
    text.fill(text.input_value() + OIL)
    quiet.page.locator("#write").get_by_role("button", name=quiet.words("Reply"), exact=True).click()
    for reader in (quiet, enter("manager")):
        if reader is not quiet:
            reader.open(path)
        answer = reader.page.locator("article", has_text=OIL)
        expect(answer.locator(".said")).to_contain_text(STAIRS)
        expect(answer.locator(".prose blockquote")).to_contain_text(STAIRS)


def test_somebody_tells_the_team_which_hides_and_shows_again(enter, place: str, way: tuple[str, bool]):
    title = f"Koira {way}"
    quiet = enter("quiet")
    path = start(quiet, place, title, STAIRS)

    teller = enter("asks")
    teller.open(path)
    teller.sees(STAIRS, "#p0")
    menu(teller, teller.page.locator("#p0"), "Tell the team")
    teller.sees(teller.words("Tell the team"), "h1")
    teller.page.locator("input[name=reason]").first.check()
    teller.page.locator("main form textarea, main form input[name=words]").first.fill("Ei näin.")
    teller.page.locator("main form").get_by_role("button", name=teller.words("Tell the team")).click()
    expect(teller.page.locator("#p0")).to_be_visible()

    manager = enter("manager")
    manager.open(f"{place}reports/")
    manager.sees(title, ".cases")
    case = manager.page.locator("article.case", has_text=title)
    expect(case).to_contain_text("Ei näin.")
    case.locator("[name=why]").fill(WHY)
    case.get_by_role("button", name=manager.words("Hide"), exact=True).click()
    expect(manager.page.locator("article.case", has_text=title)).to_have_count(0)

    note = quiet.words("The team has hidden this post: %(why)s", why=WHY)
    teller.open(path)
    teller.sees(teller.words("The team has hidden this post: %(why)s", why=WHY), "#p0")
    expect(teller.page.get_by_text(STAIRS)).to_have_count(0)
    quiet.open(path)
    quiet.sees(note, "#p0")
    quiet.page.locator("#p0 .more-about > summary").click()
    expect(quiet.page.locator("#p0").get_by_text(STAIRS)).to_be_visible()  # her own

    manager.open(path)
    manager.sees(note, "#p0")
    menu(manager, manager.page.locator("#p0"), "Show again")
    manager.sees(STAIRS, "#p0 .prose")
    teller.open(path)
    teller.sees(STAIRS, "#p0 .prose")
    expect(teller.page.locator("h1", has_text=title)).to_be_visible()


def test_a_picture_comes_along_and_others_look_at_it(enter, place: str, way: tuple[str, bool]):
    title, quiet = f"Kuva {way}", enter("quiet")
    quiet.open(f"{place}new/")
    quiet.sees(quiet.words("Title"), "main")
    quiet.write("Title", title)
    quiet.page.locator("textarea[name=text]").fill(STAIRS)
    quiet.page.locator("input[type=file]").set_input_files([a_picture("portaat.png")])
    if way[1]:
        quiet.page.locator("[data-item] input[type=text]").fill("Portaat illalla")
    quiet.press("Publish")
    quiet.sees(title, "h1")

    founder = enter("founder")
    founder.open(quiet.path)
    founder.sees(STAIRS, "#p0")
    picture = founder.page.locator("#p0 [data-gallery] img")
    told = "Portaat illalla" if way[1] else founder.words("Picture without a description")
    expect(picture).to_have_attribute("alt", told)
    picture.click()
    shown = founder.page.locator("dialog.viewer img" if way[1] else "img.shown").first
    expect(shown).to_be_visible()
    expect(shown).to_have_js_property("complete", True)


def test_one_searches_and_narrows_it_down(enter, place: str, staged: dict[str, Any], way: tuple[str, bool]):
    places = staged[way[0]]["places"]
    quiet = enter("quiet")
    quiet.open(f"{place}t/{places['gallery']}/")
    title = quiet.page.locator("h1").inner_text()
    quiet.open(f"{place}search/")
    quiet.page.locator("#q").fill(title)
    quiet.press("Find", "main")
    found = quiet.page.locator("main .topics .title")
    expect(found.first).to_have_text(title)
    quiet.page.locator("main summary", has_text=quiet.words("Narrow it down")).click()
    quiet.tick(quiet.words("Only with pictures or files"))
    quiet.press("Find", "main")
    expect(quiet.page.get_by_label(quiet.words("Only with pictures or files"))).to_be_checked()
    expect(found.first).to_have_text(title)
    # a room in which nobody has said anything of the kind
    quiet.page.locator("main select[name=room]").select_option(label="Eteinen")
    quiet.press("Find", "main")
    quiet.sees(quiet.words("Nothing found"), "main")
    expect(found).to_have_count(0)
