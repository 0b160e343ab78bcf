"""Makes the pictures of docs/pictures/ from the running site: the demo in both languages, and the journey's end."""

from __future__ import annotations

import tempfile
from pathlib import Path

import django

django.setup()  # here, because people read their own language's words

from playwright.sync_api import sync_playwright  # noqa: E402

from tests.journeys import founding, pictures_of_doings, steps  # noqa: E402
from tests.journeys.camera import FOLDER, PHONE, Studio, shoot  # noqa: E402
from tests.journeys.conftest import ARGUMENTS, a_house, find_chromium  # noqa: E402
from tests.journeys.people import WIDE  # noqa: E402
from tests.journeys.post import PostOffice  # noqa: E402


def shoot_the_demo(studio: Studio) -> None:
    talk = {"fi": "/c/hiljaiset-kirjoittajat/", "en": "/c/mending-shed/"}
    for scheme in ("light", "dark"):
        aino = studio.member("aino", "fi", color_scheme=scheme)
        aino.open(talk["fi"])
        shoot(aino, f"talk-fi-{scheme}")
        if scheme == "light":
            aino.page.get_by_role("link", name="Miten saatte ensimmäisen luvun loppumaan?").click()
            aino.sees("Sanna Hietala", ".post")
            aino.page.evaluate("scrollTo(0, 0)")
            shoot(aino, "topic-fi-light")
            aino.open(talk["fi"])
            aino.page.get_by_role("link", name="Äänestys: mikä kirja tammikuun lukupiiriin?").click()
            aino.page.locator(".poll").wait_for()
            shoot(aino, "poll-fi-light")
        aino.leave()
    narrow = studio.member("aino", "fi", **PHONE)
    narrow.open(talk["fi"])
    shoot(narrow, "talk-fi-narrow")
    narrow.leave()
    bev = studio.member("bev", "en", color_scheme="dark")
    bev.open(talk["en"])
    bev.page.get_by_role("link", name="Mantel clock stops at twenty to, every time").click()
    bev.sees("Gwen Pritchard", ".post")
    shoot(bev, "topic-en-dark")
    bev.leave()
    narrow = studio.member("bev", "en", color_scheme="dark", **PHONE)
    narrow.open(talk["en"])
    shoot(narrow, "talk-en-narrow-dark")
    narrow.leave()
    bev = studio.member("bev", "en")
    bev.open(f"{talk['en']}roles/")
    shoot(bev, "roles-en")
    bev.open(f"{talk['en']}invitations/")
    bev.press("Make a link")
    guest = studio.person("en")
    guest.open(bev.page.locator("input.link").input_value())
    shoot(guest, "invitation-en")
    guest.leave()
    bev.leave()


def shoot_the_guide(studio: Studio) -> None:
    """The founder's guide in both languages, the openings it proposes, and the daily round."""
    for name, language, slug in (("aino", "fi", "hiljaiset-kirjoittajat"), ("bev", "en", "mending-shed")):
        founder = studio.member(name, language)
        founder.open(f"/c/{slug}/guide/")
        shoot(founder, f"guide-{language}")
        founder.open(f"/c/{slug}/guide/openings/")
        shoot(founder, f"guide-openings-{language}")
        founder.open(f"/c/{slug}/round/")
        founder.page.locator("input[value='10']").check()
        founder.press("Begin", "main")
        shoot(founder, f"round-{language}")
        founder.leave()


def shoot_the_verdict(studio: Studio) -> None:
    """What is found of a community and of an audience, each in both languages."""
    for name, language, slug in (("aino", "fi", "hiljaiset-kirjoittajat"), ("bev", "en", "mending-shed")):
        gather = (
            f"from tests.journeys.gathered import gather; gather({name + '@example.org'!r}, {language!r})"
        )
        studio.house.do("-c", gather)
        scheme = {"fi": "light", "en": "dark"}[language]
        founder = studio.member(name, language, color_scheme=scheme)
        founder.open(f"/c/{slug}/insights/")
        shoot(founder, f"verdict-{language}")
        if language == "fi":
            founder.open(f"/c/{slug}/insights/ties/")
            shoot(founder, "verdict-ties-fi")
        founder.leave()
        founder = studio.member(name, language)
        founder.open(f"/c/letter-{language}/insights/")
        shoot(founder, f"verdict-audience-{language}")
        founder.leave()


def shoot_the_mood(studio: Studio) -> None:
    """How the talk of the demo sounds, in both languages."""
    for name, language, slug in (("aino", "fi", "hiljaiset-kirjoittajat"), ("bev", "en", "mending-shed")):
        founder = studio.member(name, language)
        founder.open(f"/c/{slug}/mood/")
        shoot(founder, f"mood-{language}")
        founder.leave()


def shoot_the_journey(studio: Studio) -> None:
    first = studio.person("en")
    first.open(studio.house.keepers_link)
    shoot(first, "first-run-en")
    first.leave()
    sirkka = studio.person("fi")
    steps.become_keeper(sirkka, studio.house)
    steps.describe_community(sirkka)
    shoot(sirkka, "founding-fi")
    sirkka.press("Open the door")
    sirkka.sees(sirkka.words("The founder's guide"), "h1")
    steps.make_private_room(sirkka)
    link = steps.invite_into_room(sirkka)
    eino = studio.person("fi")
    sirkka.open(steps.come_by_invitation_and_post(eino, link))
    steps.talk_to_each_other(sirkka, eino)
    sirkka.open(sirkka.path)
    shoot(sirkka, "room-private-fi")
    eino.leave()
    sirkka.leave()


def shoot_how_they_meet(studio: Studio, language: str) -> None:
    """From an empty house to two who have met, as the founders' docs tell it. A new browser each: axe has narrowed
    theirs."""
    sirkka = studio.person(language)
    founding.open_the_door(sirkka, studio.house, language)
    guide = sirkka.path
    sirkka.page.set_viewport_size(WIDE)
    sirkka.open(guide)
    shoot(sirkka, f"guide-new-{language}")
    sirkka.press("Make the guidelines yours")
    sirkka.press("Save", "main")
    link = founding.make_a_link(sirkka, guide)
    eino = studio.person(language)
    eino.open(link)
    eino.press("Make an account")
    eino.sign_up("Eino Aalto", f"eino-{language}@example.org")
    shoot(eino, f"coming-in-{language}")
    eino.press("Come in")
    founding.introduce_himself(eino, language)
    founding.greet(sirkka, guide, language)
    sirkka.page.set_viewport_size(WIDE)
    sirkka.page.evaluate("scrollTo(0, 0)")
    shoot(sirkka, f"greeted-{language}")
    eino.leave()
    sirkka.leave()


def main() -> None:
    FOLDER.mkdir(parents=True, exist_ok=True)
    post = PostOffice().open()
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=ARGUMENTS)
        with a_house(Path(folder) / "demo", post, demo=True) as house:
            studio = Studio(browser, house, post)
            shoot_the_demo(studio)
            shoot_the_guide(studio)
            shoot_the_verdict(studio)
            shoot_the_mood(studio)
            pictures_of_doings.shoot_all(studio)
        with a_house(Path(folder) / "empty", post) as house:
            shoot_the_journey(Studio(browser, house, post))
        for language in ("fi", "en"):
            with a_house(Path(folder) / language, post) as house:
                shoot_how_they_meet(Studio(browser, house, post), language)
        browser.close()
    post.close()


if __name__ == "__main__":
    main()
