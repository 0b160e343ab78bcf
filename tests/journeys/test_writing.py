"""Writing comfortably: with tools, a preview that keeps its word, quotes, and emoji by their names."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Locator, expect

from tests.journeys.conftest import SomebodyNew
from tests.journeys.house import House
from tests.journeys.people import Person, signed_in

pytestmark = pytest.mark.journey

CURSOR = "([from, to]) => document.querySelector('textarea').setSelectionRange(from, to)"
SELECT = """post => {
    const words = document.createTreeWalker(post.querySelector(".prose p"), NodeFilter.SHOW_TEXT).nextNode();
    getSelection().setBaseAndExtent(words, 0, words, 8);
}"""
EMOJI = {"fi": ("kahvi", "☕", ":sydän", "❤️"), "en": ("coffee", "☕", ":heart", "❤️")}


@pytest.fixture
def writer(somebody: SomebodyNew, demo_house: House, staged: dict[str, Any], language: str) -> Any:
    """writer(**options): the founder, on the page of a discussion that she has started for it."""

    def come(**options: Any) -> Person:
        session = staged[language]["cookies"]["founder"]
        person = somebody(demo_house, language, storage_state=signed_in(session), **options)
        person.open(f"/c/{staged[language]['places']['c']}/new/")
        person.write("Title", "Yövuoro")
        person.page.locator("textarea[data-grow]").first.fill("Ja lamppu on hämärästä aamuun palamassa.")
        person.press("Publish")
        person.sees("Yövuoro", "h1")
        return person

    return come


def _area(person: Person) -> Locator:
    return person.page.locator("#write textarea[name=text]")


def _tool(person: Person, english: str) -> Locator:
    return person.page.get_by_role("toolbar").get_by_role("button", name=person.words(english), exact=True)


def test_one_writes_with_the_tools_and_publishes_what_the_preview_showed(writer: Any):
    person = writer()
    person.page.locator("#write > summary").click()
    area, keys = _area(person), person.page.keyboard
    area.fill("sana kaksi")
    person.page.evaluate(CURSOR, [0, 4])
    _tool(person, "Bold").click()
    expect(area).to_have_value("**sana** kaksi")
    keys.press("Control+b")  # the same words once more: off again
    expect(area).to_have_value("sana kaksi")
    keys.press("Control+i")
    expect(area).to_have_value("*sana* kaksi")
    keys.press("Control+z")
    expect(area).to_have_value("sana kaksi")
    keys.press("Control+k")
    keys.type("https://example.org/")
    expect(area).to_have_value("[sana](https://example.org/) kaksi")

    area.fill("eka\ntoka")
    area.press("Control+a")
    _tool(person, "Numbered list").focus()
    keys.press("ArrowLeft")
    expect(_tool(person, "List")).to_be_focused()
    keys.press("ArrowRight")
    keys.press("Enter")
    expect(area).to_have_value("1. eka\n2. toka")

    person.page.get_by_role("tab", name=person.words("Preview")).click()
    shown = person.page.locator("#write .previewed .prose")
    expect(shown.locator("li")).to_have_text(["eka", "toka"])
    looked = shown.inner_html().strip()
    expect(area).to_be_hidden()
    person.page.get_by_role("tab", name=person.words("Write")).click()
    expect(area).to_be_focused()
    person.press("Reply", "#write .buttons")
    published = person.page.locator(".post .prose", has_text="toka").last
    expect(published).to_be_visible()
    assert published.inner_html().strip() == looked


def test_a_form_that_comes_back_to_be_put_right_has_its_tools(writer: Any):
    person = writer()
    person.page.locator("#write > summary").click()
    area = _area(person)
    area.fill("> " * 150 + "x")
    person.press("Reply", "#write .buttons")
    expect(person.page.locator("#write .summary-of-errors")).to_be_visible()
    person.page.get_by_role("tab", name=person.words("Preview")).click()
    expect(person.page.locator("#write .previewed [role=alert]")).to_be_visible()
    person.page.get_by_role("tab", name=person.words("Write")).click()
    area.fill("x")
    area.press("Control+a")
    _tool(person, "Code").click()
    expect(area).to_have_value("`x`")


def test_one_quotes_what_one_has_selected(writer: Any):
    person = writer()
    post = person.page.locator(".post", has_text="Ja lamppu on hämärästä").first
    _area(person).evaluate("area => area.value = 'Omaa.'")
    post.evaluate(SELECT)
    button = person.page.locator("[data-quotes]")
    expect(button).to_have_text(person.words("Quote"))
    button.click()
    name = post.get_attribute("aria-label")
    expect(_area(person)).to_have_value(f"Omaa.\n\n> Ja lampp\n>\n> — {name}\n\n")
    expect(_area(person)).to_be_focused()
    expect(button).to_be_hidden()
    expect(person.page.locator("#write .said")).to_have_text(
        person.words("To {name}").replace("{name}", str(name))
    )
    to = person.page.locator("#write input[name=reply_to]").input_value()
    assert to == post.locator("[data-reply]").get_attribute("data-post")

    # without a pointer: "Reply" below the post whose words are selected
    _area(person).fill("")
    post.evaluate(SELECT)
    post.locator("[data-reply]").focus()
    person.page.keyboard.press("Enter")
    expect(_area(person)).to_have_value(f"> Ja lampp\n>\n> — {name}\n\n")
    person.page.keyboard.type("Samaa mieltä.")
    person.press("Reply", "#write .buttons")
    answer = person.page.locator(".post", has_text="Samaa mieltä.")
    expect(answer.locator("blockquote:not(.said)")).to_contain_text("Ja lampp")
    expect(answer.locator(".said")).to_contain_text("Ja lamppu")


def test_one_finds_emoji_by_their_names(writer: Any):
    person = writer()
    word, coffee, typed, heart = EMOJI[person.language]
    person.page.locator("#write > summary").click()
    area, keys = _area(person), person.page.keyboard
    area.fill("Moi ")
    _tool(person, "Choose an emoji").click()
    expect(person.page.get_by_label(person.words("Find an emoji"))).to_be_focused()
    keys.type("zzzz")
    expect(person.page.locator(".emojis [data-nothing]")).to_be_visible()
    keys.press("Control+a")
    keys.type(word)
    found = person.page.locator(".emojis .found button")
    expect(found.first).to_have_text(coffee)
    keys.press("ArrowDown")
    expect(found.first).to_be_focused()
    keys.press("Enter")
    expect(area).to_have_value(f"Moi {coffee}")
    expect(area).to_be_focused()

    keys.type(f" {typed}")
    lines = person.page.locator("#write .completions li")
    expect(lines.first).to_contain_text(heart)
    keys.press("Escape")
    expect(lines.first).to_be_hidden()
    expect(area).to_have_value(f"Moi {coffee} {typed}")
    keys.press("Backspace")
    expect(lines.first).to_be_visible()
    keys.press("Enter")
    expect(area).to_have_value(f"Moi {coffee} {heart}")

    _tool(person, "Choose an emoji").click()
    expect(found).to_have_text([heart, coffee])  # those used last
    keys.press("Escape")
    expect(area).to_be_focused()
    expect(person.page.locator(".emojis")).to_be_hidden()


def test_without_a_script_one_looks_first_and_quotes_too(writer: Any):
    person = writer(java_script_enabled=False)
    assert person.page.locator("[role=toolbar]:visible").count() == 0
    post = person.page.locator(".post", has_text="Ja lamppu on hämärästä").first
    post.locator("[data-reply]").click()
    person.press("Quote the words", "#write")
    expect(_area(person)).to_have_value(
        "> Ja lamppu on hämärästä aamuun palamassa.\n>\n> — " + str(post.get_attribute("aria-label")) + "\n\n"
    )
    _area(person).fill("Katson *ensin*.")
    person.press("Preview", "#write .buttons")
    expect(person.page.locator("section.previewed em")).to_have_text("ensin")
    expect(_area(person)).to_have_value("Katson *ensin*.")
    assert person.page.locator("#write input[name=reply_to]").get_attribute("value")
    looked = person.page.locator("section.previewed .prose").inner_html().strip()
    person.press("Reply", "#write .buttons")
    published = person.page.locator(".post", has_text="Katson ensin.")
    assert published.locator(".prose").inner_html().strip() == looked
    expect(published.locator(".said")).to_contain_text("Ja lamppu")
