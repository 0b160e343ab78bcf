"""A discussion is given a time: it waits among the drafts, and is out at once, at its time, or not at all."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.journeys.conftest import SomebodyNew
from tests.journeys.house import House
from tests.journeys.people import Person, signed_in

pytestmark = pytest.mark.journey

COMMUNITIES = {"fi": "/c/hiljaiset-kirjoittajat/", "en": "/c/mending-shed/"}
# the worker's minute is not waited for: the time comes at once, and the job runs as it runs there
ITS_TIME_COMES = """
import django; django.setup()
from django.utils import timezone
from porukka.discussions.drafts import Draft
from porukka.discussions.tasks import publish_due
assert Draft.objects.filter(title="{title}").update(publish_at=timezone.now()) == 1
publish_due.call_local()
"""


def founder(
    somebody: SomebodyNew, house: House, staged: dict[str, Any], language: str, **more: Any
) -> Person:
    cookie = staged[language]["cookies"]["founder"]
    return somebody(house, language, storage_state=signed_in(cookie), **more)


def set_for_later(person: Person, title: str) -> None:
    tomorrow = datetime.now() + timedelta(days=1)  # noqa: DTZ005 (as she reads it off her wall)
    person.open(f"{COMMUNITIES[person.language]}new/")
    person.write("Title", title)
    person.page.locator("main textarea[name=text]").fill("?!")
    person.page.get_by_text(person.words("Publish later"), exact=True).click()
    person.write("Day", f"{tomorrow:%Y-%m-%d}")
    person.write("Time", "09:00")


def entry(person: Person, title: str) -> Any:
    return person.page.locator("li.entry").filter(has_text=title)


@pytest.mark.parametrize("language", ["fi", "en"])
def test_it_waits_and_is_published_when_its_time_comes(
    somebody: SomebodyNew, demo_house: House, staged: dict[str, Any], language: str
):
    title = f"At nine ({language})"
    writer = founder(somebody, demo_house, staged, language)
    set_for_later(writer, title)
    assert writer.find("Publish").count() == 0, "the button says that it will wait"
    writer.press("Publish then")
    expect(writer.page.get_by_role("heading", level=1)).to_have_text(writer.words("My drafts"))
    expect(entry(writer, title)).to_contain_text(writer.words("Waiting"))
    writer.open(COMMUNITIES[language])
    assert writer.page.locator(".topics").get_by_text(title).count() == 0
    writer.open(f"{COMMUNITIES[language]}new/")
    expect(writer.field("Title")).to_have_value("")

    demo_house.do("-c", ITS_TIME_COMES.format(title=title))
    writer.open(COMMUNITIES[language])
    writer.page.locator(".topics").get_by_role("link", name=title).click()
    writer.sees(title, "h1")
    writer.open(f"{COMMUNITIES[language]}drafts/")
    assert entry(writer, title).count() == 0


@pytest.mark.parametrize("language", ["fi", "en"])
def test_without_a_script_too_it_is_set_published_at_once_or_taken_back(
    somebody: SomebodyNew, demo_house: House, staged: dict[str, Any], language: str
):
    title = f"By hand ({language})"
    writer = founder(somebody, demo_house, staged, language, java_script_enabled=False)
    set_for_later(writer, title)
    writer.write("Time", "")
    writer.press("Publish")
    writer.sees(writer.words("Say at what time of that day too."), ".error, .summary-of-errors")
    writer.write("Time", "09:00")
    writer.press("Publish then")
    place = f"li.entry:has-text('{title}')"
    writer.press("Do not publish by itself", place)
    writer.sees(writer.words("It waits for no time any more. Here it is, as a draft."))
    writer.press("Discard", place)
    writer.press("Undo")
    writer.press("Publish now", place)
    writer.sees(title, "h1")
