"""Pictures and files with a post: chosen, pasted, dropped, described, looked at, and without a script."""

from __future__ import annotations

import io
from typing import Any

import pytest
from PIL import Image

from tests.journeys.conftest import SomebodyNew
from tests.journeys.house import House
from tests.journeys.people import PASSWORD, Person

pytestmark = pytest.mark.journey

TALK = "/c/mending-shed/"


def a_picture(name: str, colour: tuple[int, int, int] = (180, 90, 40)) -> Any:
    out = io.BytesIO()
    Image.new("RGB", (800, 600), colour).save(out, "PNG")
    return {"name": name, "mimeType": "image/png", "buffer": out.getvalue()}


def a_file(name: str, content: bytes = b"%PDF-1.4\n%%EOF") -> Any:
    return {"name": name, "mimeType": "application/octet-stream", "buffer": content}


# what a browser hands over when a picture is pasted or dropped: a new one, painted here
HAND_OVER = """async ([kind, place]) => {
  const canvas = Object.assign(document.createElement("canvas"), { width: 300, height: 200 });
  canvas.getContext("2d").fillRect(20, 20, 100, 100);
  const blob = await new Promise((done) => canvas.toBlob(done));
  const data = new DataTransfer();
  data.items.add(new File([blob], `${kind}.png`, { type: "image/png" }));
  const facts = { bubbles: true, cancelable: true };
  const event = kind === "paste"
    ? new ClipboardEvent("paste", { ...facts, clipboardData: data })
    : new DragEvent("drop", { ...facts, dataTransfer: data });
  document.querySelector(place).dispatchEvent(event);
}"""


def test_one_shows_what_was_mended_and_others_look_through_it(bev: Person):
    page = bev.page
    bev.open(TALK)
    bev.press("Start a discussion", "main")
    bev.write("Title", "The jacket, before and after")
    bev.page.locator("textarea[name=text]").fill("Elbows first.")
    page.locator("input[type=file]").set_input_files([a_picture("before.png"), a_file("pattern.pdf")])
    items = page.locator("[data-attach] [data-item]")
    items.nth(1).wait_for()
    page.evaluate(HAND_OVER, ["paste", "#write textarea[name=text]"])
    items.nth(2).wait_for()
    page.evaluate(HAND_OVER, ["drop", "#write textarea[name=text]"])
    items.nth(3).wait_for()

    page.locator("input[type=file]").set_input_files([a_file("drawing.svg", b"<svg/>")])
    page.locator("[data-attach] .problem", has_text="We take pictures").wait_for()
    bev.press("Publish")
    page.locator("[data-attach] .problem", has_text="Wait until").wait_for()
    page.get_by_role("button", name="Cancel").click()

    # pictures come in the order in which they arrive: the described one is sought out
    described = page.locator("[data-item]:has(input[type=text])").first
    described.locator("input[type=text]").fill("A jacket with a hole at the elbow")
    name = described.get_attribute("data-item")
    page.locator(f"[data-item='{name}'] [data-off]").focus()
    while page.locator("[data-items] > li").first.get_attribute("data-item") != name:
        page.locator(f"[data-item='{name}'] [data-move='-1']").click()
    bev.press("Publish")
    bev.sees("The jacket, before and after", "h1")
    bev.sees("pattern.pdf", ".files")

    pictures = page.locator("[data-gallery] img")
    assert pictures.count() == 3
    assert pictures.first.get_attribute("alt") == "A jacket with a hole at the elbow"
    page.wait_for_function("() => document.querySelector('[data-gallery] img').naturalWidth > 0")
    page.locator("[data-gallery] a").first.focus()
    page.keyboard.press("Enter")
    page.locator("dialog.viewer .said-of", has_text="A jacket with a hole").wait_for()
    page.locator("dialog.viewer", has_text="1 of 3").wait_for()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    page.locator("dialog.viewer", has_text="3 of 3").wait_for()
    page.keyboard.press("Escape")
    page.wait_for_function("() => document.activeElement.matches('[data-gallery] .picture:last-child a')")
    assert not page.locator("dialog.viewer").is_visible(), "one is back where one was looking"


def test_a_draft_comes_back_with_its_picture(bev: Person):
    page = bev.page
    bev.open(TALK + "new/")
    bev.write("Title", "Interrupted")
    page.locator("input[type=file]").set_input_files([a_picture("lamp.png")])
    item = page.locator("[data-item]")
    item.wait_for()
    key = item.get_attribute("data-item")
    page.wait_for_function("(key) => Object.values(localStorage).some((kept) => kept.includes(key))", arg=key)
    page.reload()
    page.locator(f"[data-item='{key}'] img").wait_for()
    assert page.locator("[data-order]").input_value() == key


def test_without_a_script_they_go_with_the_form(demo_house: House, staged: dict, somebody: SomebodyNew):
    person = somebody(demo_house, "fi", java_script_enabled=False)
    person.sign_in(staged["fi"]["mail"]["quiet"], PASSWORD)
    person.sees("Keskustelut", "h1")
    person.open(f"/c/{staged['fi']['places']['c']}/new/")
    person.write("Title", "Kuvia ilman skriptiä")
    person.page.locator("textarea[name=text]").fill("Kaksi kuvaa ja muistio.")
    files = [a_picture("yksi.png"), a_picture("kaksi.png", (20, 60, 90)), a_file("muistio.pdf")]
    person.page.locator("input[type=file]").set_input_files(files)
    person.press("Publish")
    person.sees("Kuvia ilman skriptiä", "h1")
    person.sees("muistio.pdf", ".files")
    person.page.locator("[data-gallery] a").first.click()
    person.page.locator("img.shown").wait_for()
    person.page.locator("a[rel=next]").click()
    person.page.locator("a[rel=prev]").wait_for()
