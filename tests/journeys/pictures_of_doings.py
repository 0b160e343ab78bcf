"""Pictures of what is done together: questions, events, stories, polls, what became of it."""

from __future__ import annotations

import json

from tests.journeys.camera import PHONE, Studio, shoot

# of each community's poll of a kind: where it stands
WHERE_POLLS_ARE = """
import django, json; django.setup()
from porukka.polls.models import Poll
found = Poll.objects.exclude(kind="single", names="named").select_related("community", "post__topic")
kind = lambda one: one.kind if one.names == "named" else "nameless"
print(json.dumps({f"{one.community.slug} {kind(one)}": one.post.topic.address for one in found}))
"""
POLLS = {"slider": "slider", "ranked": "ranking", "date": "time", "nameless": "nameless"}


def shoot_all(studio: Studio) -> None:
    shoot_the_questions(studio)
    shoot_what_is_asked(studio)
    shoot_what_became_of_it(studio)
    shoot_the_events(studio)
    shoot_the_polls(studio)


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
