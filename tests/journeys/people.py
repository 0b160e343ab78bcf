"""A person at a browser of her own, and what goes wrong in it behind her back."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import urlsplit

from django.utils.translation import gettext, override
from playwright.sync_api import Browser, ConsoleMessage, Locator, Page, Request, Response

from tests.journeys.house import House
from tests.journeys.post import PostOffice

WIDE, NARROW = {"width": 1280, "height": 900}, {"width": 360, "height": 780}
PASSWORD = "kuusi-hiljaista-kuusta"

# What the content security policy stopped; the browser tells it to nobody else in a page without a console.
VIOLATIONS = """addEventListener("securitypolicyviolation", (event) =>
    console.error(`CSP: ${event.effectiveDirective} stopped ${event.blockedURI}`))"""


def signed_in(session: str) -> dict[str, Any]:
    """What a browser keeps in which somebody is signed in by this session; nothing without one."""
    cookie = {"name": "porukka", "value": session, "domain": "127.0.0.1", "path": "/"}
    return {"cookies": [cookie] if session else [], "origins": []}


class Person:
    """Opens pages, writes and presses, by the words she reads.

    Words are given in English, as in the source; she reads them in her language. `presses` counts what she
    pressed and `answers` what she filled in, since she came. `faults` are judged when she leaves: errors in the
    console, what the policy stopped, what was asked of other hosts, and what was asked for and is not there.
    """

    def __init__(
        self, browser: Browser, house: House, post: PostOffice, language: str = "fi", **options: Any
    ) -> None:
        self.house, self.post, self.language = house, post, language
        defaults: dict[str, Any] = {
            "viewport": WIDE,
            "locale": {"fi": "fi-FI", "en": "en-GB"}[language],
            "timezone_id": "Europe/Helsinki",
            "reduced_motion": "reduce",
        }
        self.context = browser.new_context(base_url=house.url, **(defaults | options))
        self.context.set_default_timeout(10_000)
        self.faults: list[str] = []
        self.presses = self.answers = 0
        self.context.add_init_script(VIOLATIONS)
        self.context.on("console", self._hear)
        self.context.on("weberror", lambda error: self.faults.append(f"script: {error.error.stack}"))
        self.context.on("request", self._judge_request)
        self.context.on("response", self._judge_response)
        self.page: Page = self.context.new_page()

    # What goes wrong

    def _hear(self, message: ConsoleMessage) -> None:
        # a failed load is judged by its answer, below
        if message.type in ("error", "warning") and not message.text.startswith("Failed to load resource"):
            self.faults.append(f"console: {message.text}")

    def _judge_request(self, request: Request) -> None:
        address = urlsplit(request.url)
        if (
            address.scheme in ("http", "https", "ws", "wss")
            and address.netloc != f"127.0.0.1:{self.house.port}"
        ):
            self.faults.append(f"third party: {request.url}")

    def _judge_response(self, response: Response) -> None:
        """A page or a form may be refused, which is the journey's business; nothing else, and nothing may break."""
        asked = response.request.resource_type in ("document", "fetch", "xhr", "eventsource")
        if response.status >= (500 if asked else 400):
            self.faults.append(f"{response.status}: {response.url}")

    def leave(self) -> None:
        """Close the browser; fails if anything went wrong in it."""
        self.context.close()
        assert not self.faults, "\n".join(self.faults)

    # What she reads

    def words(self, english: str, **values: object) -> str:
        """A sentence of the source as she reads it."""
        with override(self.language):
            said = gettext(english)
        return said % values if values else said

    def find(self, english: str) -> Locator:
        """The button, link or menu line that says so."""
        name = self.words(english)
        page = self.page
        buttons, links = (page.get_by_role(role, name=name, exact=True) for role in ("button", "link"))
        return buttons.or_(links)

    def field(self, english: str) -> Locator:
        """The first field of this label that she sees; the label may go on, with "(optional)". A group of
        buttons may be named so too."""
        labelled = self.page.get_by_label(re.compile(f"^\\s*{re.escape(self.words(english))}"))
        return labelled.and_(self.page.locator("input:visible, textarea:visible, select:visible")).first

    def sees(self, text: str, within: str = "body") -> None:
        """Waits until this stands on the page, given as it is written there."""
        self.page.locator(within).get_by_text(text).first.wait_for()
        self.page.wait_for_load_state()  # words are drawn before the scripts below them have run

    @property
    def path(self) -> str:
        return urlsplit(self.page.url).path

    # What she does

    def open(self, address: str) -> int:
        """The status of the page."""
        response = self.page.goto(address)
        assert response is not None
        return response.status

    def status_of(self, address: str, accept: str = "*/*") -> int:
        """What an address answers to her, without going there."""
        return self.context.request.get(address, max_redirects=0, headers={"Accept": accept}).status

    def press(self, english: str, within: str = "") -> None:
        self.presses += 1
        place = self.page.locator(within) if within else self.page.locator("body")
        place.locator(self.find(english)).first.click()

    def write(self, english: str, text: str) -> None:
        """Fill in the field of this label."""
        self.answers += 1
        self.field(english).fill(text)

    def choose(self, english: str, option: str) -> None:
        """Choose in the list of this label, an option by its words as they stand there."""
        self.answers += 1
        self.field(english).select_option(label=option)

    def adds(self, label: str) -> None:
        """Bring the fields of something that goes with the words (a poll, an event) into the form."""
        self.presses += 1
        name = self.words(label)
        self.page.locator("[data-additions]").get_by_role("button", name=name, exact=True).click()
        self.page.get_by_role("group", name=name, exact=True).wait_for()

    def tick(self, words: str) -> None:
        """A radio button or a box, by its label as it stands there."""
        self.answers += 1
        self.page.get_by_label(words, exact=True).check()

    # Ways that many journeys begin with

    def sign_up(self, name: str, address: str, password: str = "") -> None:
        """From the form to the mailed code; she is signed in at the end."""
        self.write("Your name", name)
        self.page.locator("input[name=email]").fill(address)
        if password:
            self.page.locator("input[name=password1]").fill(password)
        self.submit()
        self.page.locator("input[name=code]").fill(self.post.code_for(address))
        self.submit()

    def sign_in(self, address: str, password: str) -> None:
        self.open("/people/login/")
        self.page.locator("input[name=login]").fill(address)
        self.page.locator("input[name=password]").fill(password)
        self.submit()

    def submit(self) -> None:
        """Press the one button that sends an account form, and wait for what comes."""
        self.presses += 1
        with self.page.expect_navigation():
            self.page.locator("main form button[type=submit], main form button:not([type])").first.click()
