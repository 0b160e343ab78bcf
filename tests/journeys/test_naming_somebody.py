"""Naming somebody, calling everybody, tags, and the card of a discussion that is linked to."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import expect

from tests.journeys.house import House
from tests.journeys.people import Person

pytestmark = pytest.mark.journey

QUIET = "Rauha Hiljanen"
EVERYBODY = {"fi": "@kaikki", "en": "@everyone"}
LATER = 20_000  # milliseconds for what the worker brings
NOW = """
import django; django.setup()
from django.utils import timezone
from porukka.core.mail.sending import send_due_letters
from porukka.notifications.actions.mailing import write_due_letters
from porukka.notifications.models import Notification
Notification.objects.filter(kind="mention").update(mail_at=timezone.now())
write_due_letters()
send_due_letters()
"""

TELL = """
import django; django.setup()
from porukka.communities import deeds
from porukka.notifications.actions.announcing import tell_everybody
deeds.catch_up()
tell_everybody()
"""


@pytest.fixture
def places(staged: dict[str, Any], language: str) -> dict[str, str]:
    found: dict[str, str] = staged[language]["places"]
    return found


def bell_of(person: Person) -> Any:
    return person.page.locator("a.bell:visible").first


def open_composer(person: Person, topic: str) -> Any:
    person.open(topic)
    person.page.locator("#write > summary").click()
    return person.page.locator("#write textarea[name=text]")


def test_who_is_named_with_the_keyboard_hears_it_at_once_and_by_mail(
    comes: Any, places: dict[str, str], staged: dict[str, Any], language: str, demo_house: House
):
    quiet, founder = comes("quiet"), comes("founder")
    quiet.open(f"/c/{places['c']}/")
    before = int(bell_of(quiet).get_attribute("data-count"))

    # not in the long discussion: other journeys leave there what they began to write
    area = open_composer(founder, f"/c/{places['c']}/t/{places['poll']}/")
    area.press_sequentially("Hei @rau")
    offers = founder.page.get_by_role("listbox", name=founder.words("Suggestions"))
    expect(offers.get_by_role("option")).to_have_text([f"@{QUIET}"])
    area.press("Enter")
    expect(area).to_have_value(f"Hei @{QUIET} ")
    expect(offers).to_have_count(0)
    area.press_sequentially("ja #ullakko")
    area.press("Control+Enter")
    founder.sees(f"@{QUIET}", ".posts a.mention")

    expect(bell_of(quiet)).to_have_attribute("data-count", str(before + 1), timeout=LATER)
    demo_house.do("-c", NOW)
    assert quiet.post.letter_with(f"Hei @{QUIET} ja #ullakko", staged[language]["mail"]["quiet"])

    founder.page.locator(".posts a.hashtag", has_text="#ullakko").click()
    founder.sees("#ullakko", "h1")
    assert founder.page.locator(".topic").count() == 1
    founder.open(f"/c/{places['c']}/tags/")
    founder.sees("#ullakko", ".tags")


def test_the_team_calls_everybody_once_a_day(
    comes: Any, places: dict[str, str], language: str, demo_house: House
):
    quiet, founder = comes("quiet"), comes("founder")
    quiet.open(f"/c/{places['c']}/")
    before = int(bell_of(quiet).get_attribute("data-count"))
    topic = f"/c/{places['c']}/t/{places['long']}/"
    area = open_composer(founder, topic)
    area.fill(f"{EVERYBODY[language]} Portti on nyt auki.")
    area.press("Control+Enter")
    founder.sees("Portti on nyt auki.", ".posts")
    demo_house.do("-c", TELL)  # as the worker does each minute
    quiet.page.reload()
    assert int(bell_of(quiet).get_attribute("data-count")) == before + 1

    area = open_composer(founder, topic)
    again = f"{EVERYBODY[language]} Ja taas kiinni."
    area.fill(again)
    area.press("Control+Enter")
    founder.sees(
        founder.words(
            "Everybody has been called today already. Write without @everyone, or wait until tomorrow."
        )
    )
    expect(founder.page.locator("#write textarea[name=text]")).to_have_value(again)
    founder.page.locator("#write textarea[name=text]").fill("")  # nothing is left behind as a draft


def test_by_plain_typing_too_and_a_link_shows_what_it_leads_to(
    comes: Any, places: dict[str, str], language: str, demo_house: House
):
    founder = comes("founder", java_script_enabled=False)
    linked = f"{demo_house.url}/c/{places['c']}/t/{places['poll']}/"
    founder.open(linked)
    title = founder.page.locator("h1").inner_text()
    area = open_composer(founder, f"/c/{places['c']}/t/{places['long']}/")
    area.fill(f"@{QUIET}, vrt. {linked} #kellotapuli")
    founder.press("Reply", "#write")
    card = founder.page.locator(".leads a").last
    expect(card.locator("b")).to_have_text(title)
    assert founder.page.locator(".posts a.mention", has_text=QUIET).count() >= 1
    card.click()
    founder.sees(title, "h1")
    founder.open(f"/c/{places['c']}/tags/")
    founder.page.get_by_role("link", name="#kellotapuli").click()
    founder.sees("#kellotapuli", "h1")
