"""Makes the pictures of docs/pictures/ from the running site: the demo in both languages, and the journey's end."""

from __future__ import annotations

import io
import json
import sys
import tempfile
from collections import Counter
from pathlib import Path
from typing import Any

import django

django.setup()  # here, because people read their own language's words

from PIL import Image  # noqa: E402
from playwright.sync_api import Browser, sync_playwright  # noqa: E402

from porukka.home.demo.loading import PASSWORD  # noqa: E402
from tests.journeys import founding, steps  # noqa: E402
from tests.journeys.conftest import ARGUMENTS, a_house, find_chromium  # noqa: E402
from tests.journeys.house import ROOT, House  # noqa: E402
from tests.journeys.people import WIDE, Person  # noqa: E402
from tests.journeys.post import PostOffice  # noqa: E402

FOLDER = ROOT / "docs" / "pictures"
PHONE: dict[str, Any] = {"viewport": {"width": 390, "height": 844}, "device_scale_factor": 2}
MOST_BYTES = 100_000
Colour = tuple[int, int, int]
COLOURS = (256, 160, 96, 64)  # the most that fit into MOST_BYTES are kept


def shoot(person: Person, name: str) -> None:
    """Keep what she sees now as docs/pictures/<name>.png, with as many colours as fit."""
    person.page.mouse.move(0, 0)
    picture = Image.open(io.BytesIO(person.page.screenshot(animations="disabled", caret="hide"))).convert(
        "RGB"
    )
    for colours in COLOURS:
        small = io.BytesIO()
        with_colours(picture, colours).save(small, "PNG", optimize=True)
        if small.tell() <= MOST_BYTES:
            break
    assert small.tell() <= MOST_BYTES, name
    (FOLDER / f"{name}.png").write_bytes(small.getvalue())
    sys.stdout.write(f"docs/pictures/{name}.png  {small.tell() // 1000} kB, {colours} colours\n")


def with_colours(picture: Image.Image, colours: int) -> Image.Image:
    """With the picture's own most frequent colours, so those of the design stay exactly what they are.

    Pillow's own ways average rare colours away, or look for the nearest one in coarse steps.
    """
    data = picture.tobytes()
    pixels = list(zip(data[0::3], data[1::3], data[2::3], strict=True))
    counted = Counter(pixels)
    palette = [colour for colour, _ in counted.most_common(colours)]
    nearest = {colour: _nearest(colour, palette) for colour in counted}
    small = Image.frombytes("P", picture.size, bytes(nearest[pixel] for pixel in pixels))
    small.putpalette([part for colour in palette for part in colour])
    return small


def _nearest(colour: Colour, palette: list[Colour]) -> int:
    r, g, b = colour
    return min(
        range(len(palette)),
        key=lambda at: (palette[at][0] - r) ** 2 + (palette[at][1] - g) ** 2 + (palette[at][2] - b) ** 2,
    )


class Studio:
    """Brings people with their browsers before the camera."""

    def __init__(self, browser: Browser, house: House, post: PostOffice) -> None:
        self.browser, self.house, self.post = browser, house, post

    def person(self, language: str, **options: Any) -> Person:
        return Person(self.browser, self.house, self.post, language, **options)

    def member(self, name: str, language: str, **options: Any) -> Person:
        """Somebody of the demo, signed in."""
        person = self.person(language, **options)
        person.sign_in(f"{name}@example.org", PASSWORD)
        return person


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


def shoot_the_questions(studio: Studio) -> None:
    """A queue of the demo on its own page, in both languages, as somebody of the team sees it."""
    prompts = {"fi": "Kysy kustannustoimittajan työstä", "en": "Ask Ruth about testing"}
    for name, language, slug in (("aino", "fi", "hiljaiset-kirjoittajat"), ("bev", "en", "mending-shed")):
        founder = studio.member(name, language, color_scheme={"fi": "light", "en": "dark"}[language])
        founder.open(f"/c/{slug}/?order=started")
        founder.page.locator(
            ".topic a", has_text={"fi": "mitä kysytään?", "en": "what do we ask her?"}[language]
        ).click()
        founder.sees(prompts[language], ".questions h2")
        founder.press("All questions, and a draft of answers", ".questions")
        founder.sees(prompts[language], "h1")
        shoot(founder, f"questions-{language}")
        founder.leave()


def shoot_the_events(studio: Studio) -> None:
    """A full event below its discussion, and what is to come, in both languages."""
    for name, language, slug in (("aino", "fi", "hiljaiset-kirjoittajat"), ("bev", "en", "mending-shed")):
        member = studio.member(name, language, color_scheme={"fi": "light", "en": "dark"}[language])
        member.open(f"/c/{slug}/events/")
        shoot(member, f"events-{language}")
        title = {"fi": "Kirjoitusilta saman pöydän ääressä", "en": "Sharpening, properly"}[language]
        member.page.get_by_role("link", name=title).first.click()
        member.press("To the discussion", "main")
        member.page.locator(".post .event").wait_for()
        shoot(member, f"event-{language}")
        member.leave()


def shoot_what_is_asked(studio: Studio) -> None:
    """What everybody is asked to read, what waits for an answer, a link with its question, and stories."""
    read = {
        "fi": "Kokoelma painoon: lue ehdot ennen perjantaita",
        "en": "Fire door: read this before Saturday",
    }
    for name, language, slug in (("aino", "fi", "hiljaiset-kirjoittajat"), ("bev", "en", "mending-shed")):
        founder = studio.member(name, language)
        founder.open(f"/c/{slug}/waiting/")
        shoot(founder, f"waiting-{language}")
        founder.press(read[language], "main")
        founder.sees(read[language], "h1")
        shoot(founder, f"to-read-{language}")
        founder.open(f"/c/{slug}/stories/")
        shoot(founder, f"stories-{language}")
        founder.leave()
    narrow = studio.member("bev", "en", color_scheme="dark", **PHONE)
    narrow.open("/c/mending-shed/stories/new/")
    shoot(narrow, "story-new-en-narrow-dark")
    narrow.leave()
    aino = studio.member("aino", "fi")
    aino.open("/c/hiljaiset-kirjoittajat/")
    aino.page.get_by_role("link", name="Kustannustoimittaja kertoo, mihin lukeminen loppuu").click()
    aino.page.locator(".asks").wait_for()
    shoot(aino, "link-fi")
    aino.leave()


def shoot_what_became_of_it(studio: Studio) -> None:
    """The public account of what was asked for, and a contest with its results, in both languages."""
    for name, language, slug in (("aino", "fi", "hiljaiset-kirjoittajat"), ("bev", "en", "mending-shed")):
        founder = studio.member(name, language, color_scheme={"fi": "light", "en": "dark"}[language])
        founder.open(f"/c/{slug}/ledger/")
        shoot(founder, f"ledger-{language}")
        founder.open(f"/c/{slug}/ideas/contests/")
        founder.page.locator(".entries h2 a").last.click()  # the one that is over
        founder.page.wait_for_load_state()
        shoot(founder, f"contest-{language}")
        founder.leave()


# of each community's poll of a kind: where it stands
WHERE_POLLS_ARE = """
import django, json; django.setup()
from porukka.polls.models import Poll
found = Poll.objects.exclude(kind="single", names="named").select_related("community", "post__topic")
kind = lambda one: one.kind if one.names == "named" else "nameless"
print(json.dumps({f"{one.community.slug} {kind(one)}": one.post.topic.address for one in found}))
"""
POLLS = {"slider": "slider", "ranked": "ranking", "date": "time", "nameless": "nameless"}


def shoot_the_polls(studio: Studio) -> None:
    """Polls of each kind, answered, in both languages."""
    where = json.loads(studio.house.do("-c", WHERE_POLLS_ARE))
    for name, language, slug in (("aino", "fi", "hiljaiset-kirjoittajat"), ("bev", "en", "mending-shed")):
        person = studio.member(name, language)
        for kind, called in POLLS.items():
            person.open(f"/c/{slug}/t/{where[f'{slug} {kind}']}/")
            person.page.locator(".poll").wait_for()
            person.page.evaluate("""() => {
              document.querySelectorAll(".poll .outcome > .more-about").forEach((one) => one.open = true);
              document.querySelector(".poll").closest("article").scrollIntoView();
            }""")
            shoot(person, f"poll-{called}-{language}")
        person.leave()


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
            shoot_the_demo(Studio(browser, house, post))
            shoot_the_guide(Studio(browser, house, post))
            shoot_the_verdict(Studio(browser, house, post))
            shoot_the_mood(Studio(browser, house, post))
            shoot_the_questions(Studio(browser, house, post))
            shoot_what_is_asked(Studio(browser, house, post))
            shoot_what_became_of_it(Studio(browser, house, post))
            shoot_the_events(Studio(browser, house, post))
            shoot_the_polls(Studio(browser, house, post))
        with a_house(Path(folder) / "empty", post) as house:
            shoot_the_journey(Studio(browser, house, post))
        for language in ("fi", "en"):
            with a_house(Path(folder) / language, post) as house:
                shoot_how_they_meet(Studio(browser, house, post), language)
        browser.close()
    post.close()


if __name__ == "__main__":
    main()
