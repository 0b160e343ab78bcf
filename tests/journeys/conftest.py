"""What a journey is given: a browser, a mail server, running installations, people."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.journeys import stage
from tests.journeys.databases import own_database
from tests.journeys.house import House
from tests.journeys.looking import Lookers
from tests.journeys.people import Person, signed_in
from tests.journeys.post import PostOffice

ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
SomebodyNew = Callable[..., Person]


def find_chromium() -> str | None:
    """The browser that bin/test found, or Debian's."""
    return os.environ.get("TEST_CHROMIUM") or shutil.which("chromium")


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """One browser for all; every person has a context of her own in it."""
    program = find_chromium()
    if not program:
        if os.environ.get("REQUIRE_ALL"):
            pytest.fail("There is no Chromium, and REQUIRE_ALL wants every test run.")
        pytest.skip("There is no Chromium. As root: apt-get install chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def post() -> Iterator[PostOffice]:
    office = PostOffice().open()
    yield office
    office.close()


@contextmanager
def a_house(folder: Path, post: PostOffice, demo: bool = False) -> Iterator[House]:
    """A running installation, empty or with the demo and, in development, its pages for developers."""
    with own_database(os.environ.get("DATABASE_URL", "")) as database:
        house = House(folder, post.address, database, **({"PORUKKA_DEV": "1"} if demo else {}))
        if demo:
            house.do("demo")
        try:
            yield house.start()
        finally:
            house.stop()


@pytest.fixture
def empty_house(tmp_path: Path, post: PostOffice) -> Iterator[House]:
    """An installation that has just been started for the first time."""
    with a_house(tmp_path / "data", post) as house:
        yield house


@pytest.fixture(scope="session")
def demo_house(tmp_path_factory: pytest.TempPathFactory, post: PostOffice) -> Iterator[House]:
    """An installation with the two demo communities, for all journeys that need people in it."""
    with a_house(tmp_path_factory.mktemp("demo"), post, demo=True) as house:
        yield house


@pytest.fixture
def somebody(chromium: Browser, post: PostOffice) -> Iterator[SomebodyNew]:
    """somebody(house, language="fi", **context options): a person at a browser of her own."""
    came: list[Person] = []

    def come(house: House, language: str = "fi", **options: Any) -> Person:
        came.append(Person(chromium, house, post, language, **options))
        return came[-1]

    yield come
    faults = []
    for person in came:
        person.context.close()
        faults += person.faults
    assert not faults, "\n".join([*faults, *{person.house.last_words for person in came}])


@pytest.fixture(scope="session")
def staged(demo_house: House) -> dict[str, Any]:
    """What `stage.py` has added to the demo, by language."""
    return stage.run_in(demo_house)


@pytest.fixture(scope="session")
def lookers(
    chromium: Browser, demo_house: House, post: PostOffice, staged: dict[str, Any]
) -> Iterator[Lookers]:
    found = Lookers(chromium, demo_house, post, staged)
    yield found
    found.leave()


@pytest.fixture(scope="session")
def full(request: pytest.FixtureRequest) -> bool:
    """Whether everything is looked at in every variant. What a page looks like does not hang on the database, so the
    journeys on PostgreSQL are content with one of each page."""
    return bool(request.config.getoption("--full")) and not os.environ.get("DATABASE_URL")


@pytest.fixture
def aino(somebody: SomebodyNew, demo_house: House, staged: dict[str, Any]) -> Person:
    """The founder of the Finnish demo community, who also keeps the installation."""
    return somebody(demo_house, "fi", storage_state=signed_in(staged["fi"]["cookies"]["founder"]))


@pytest.fixture
def bev(somebody: SomebodyNew, demo_house: House, staged: dict[str, Any]) -> Person:
    """The founder of the English demo community."""
    return somebody(demo_house, "en", storage_state=signed_in(staged["en"]["cookies"]["founder"]))


@pytest.fixture(params=["fi", "en"])
def language(request: pytest.FixtureRequest) -> str:
    """A test that asks for it runs in both languages, unless it names its own."""
    return str(request.param)


@pytest.fixture
def comes(
    somebody: SomebodyNew, demo_house: House, staged: dict[str, Any], language: str
) -> Callable[..., Person]:
    """comes("founder", **options): somebody of the stage, signed in, in a browser of her own."""

    def come(who: str, **options: Any) -> Person:
        session = staged[language]["cookies"][who]
        return somebody(demo_house, language, storage_state=signed_in(session), **options)

    return come


@pytest.fixture
def come(comes: Callable[..., Person], staged: dict[str, Any], language: str) -> Callable[..., Person]:
    """come("founder", "/c/{c}/", **options): the same, on a page of the demo."""

    def at(who: str, path: str, **options: Any) -> Person:
        person = comes(who, **options)
        person.open(path.format(**staged[language]["places"]))
        return person

    return at
