"""Marking as read, taking that back, and keeping a discussion unread: with a script and without."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import expect

from tests.journeys.conftest import SomebodyNew
from tests.journeys.house import House
from tests.journeys.people import signed_in

pytestmark = pytest.mark.journey


@pytest.mark.parametrize(("language", "scripts"), [("fi", True), ("en", False)])
def test_what_was_marked_as_read_is_unread_again(
    somebody: SomebodyNew, demo_house: House, staged: dict[str, Any], language: str, scripts: bool
):
    places = staged[language]["places"]
    topic, unread = f"/c/{places['c']}/t/{places['long']}/", f"/c/{places['c']}/?show=unread"
    cookies = signed_in(staged[language]["cookies"]["founder"])
    reader = somebody(demo_house, language, storage_state=cookies, java_script_enabled=scripts)

    reader.open(topic)
    title = reader.page.locator("h1").inner_text()
    first = reader.page.locator("#p0")
    first.locator("header [data-menu] summary").click()
    first.get_by_role("button", name=reader.words("Unread from here")).click()
    reader.sees(reader.words("Unread from there on. It waits for you in the list."))
    reader.open(unread)
    reader.sees(title, ".topic.unread")

    reader.press("Mark everything as read")
    reader.press("Undo")
    reader.sees(reader.words("It is unread again, as it was."))
    reader.open(unread)
    reader.sees(title, ".topic.unread")

    if scripts:  # what has been read leaves no button behind
        reader.page.locator(".topic.unread a", has_text=title).click()
        button = reader.page.locator("form[data-read]")
        reader.page.locator(".post").last.scroll_into_view_if_needed()
        expect(button).to_be_hidden()
        expect(reader.page.locator("[data-first-unread]:visible")).to_have_count(0)
    else:
        reader.press("Mark everything as read")
        reader.sees(reader.words("Undo"))
