"""The steps from an empty installation to two people who talk: Sirkka keeps and founds, Eino comes by invitation."""

from __future__ import annotations

import io

from PIL import Image
from playwright.sync_api import expect

from tests.journeys.house import House
from tests.journeys.people import PASSWORD, Person

PRESSES_TO_FIRST_POST = 6
ANSWERS_TO_FOUND = 10
COMMUNITY, ROOM, TOPIC = "Öinen kööri", "Sävelpaja", "Mitä lauletaan ensin?"


def become_keeper(sirkka: Person, house: House) -> None:
    sirkka.open(house.keepers_link)
    assert sirkka.page.locator("html").get_attribute("lang") == "fi"
    sirkka.write("Your name", "Sirkka Salo")
    sirkka.write("E-mail", "sirkka@example.org")
    sirkka.write("Password", PASSWORD)
    sirkka.press("Become the keeper")
    sirkka.press("Found a community")


def describe_community(sirkka: Person) -> None:
    sirkka.write("What is it called?", COMMUNITY)
    sirkka.write("Whom is it for?", "Niille, jotka eivät saa unta ja osaavat kuunnella.")
    sirkka.write("Why should it exist?", "Laulamme, kun muut nukkuvat.")
    sirkka.page.locator("input[name=kind][value=own]").check()


def found_community(sirkka: Person) -> None:
    describe_community(sirkka)
    sirkka.answers += 1  # the kind
    sirkka.press("Open the door")
    sirkka.sees(sirkka.words("The founder's guide"), "h1")
    assert sirkka.path == "/c/oinen-koori/guide/"
    assert sirkka.answers <= ANSWERS_TO_FOUND


def show_face(sirkka: Person) -> str:
    """Gives herself a picture. Returns its address."""
    picture = io.BytesIO()
    Image.new("RGB", (64, 64), "#7a4a6b").save(picture, "PNG")
    sirkka.open("/c/oinen-koori/me/")
    sirkka.page.get_by_label(sirkka.words("Picture")).set_input_files(
        {"name": "kasvot.png", "mimeType": "image/png", "buffer": picture.getvalue()}
    )
    sirkka.press("Save")
    face = sirkka.page.locator("main img.avatar").get_attribute("src")
    assert face
    assert sirkka.status_of(face) == 200
    return face


def make_private_room(sirkka: Person) -> str:
    sirkka.open("/c/oinen-koori/rooms/")
    sirkka.press("Make a room")
    sirkka.write("What is it called?", ROOM)
    sirkka.page.locator("input[name=kind][value=private]").check()
    sirkka.press("Make the room", "main")
    sirkka.sees(ROOM, "h1")
    return sirkka.path


def invite_into_room(sirkka: Person) -> str:
    sirkka.press("Invite someone", ".rail")
    sirkka.choose("Where to?", ROOM)
    sirkka.press("Make a link")
    return sirkka.page.locator("input.link").input_value()


def come_by_invitation_and_post(eino: Person, link: str) -> str:
    """From the link to his first post, in few steps. Returns the address of what he wrote."""
    eino.open(link)
    eino.sees(COMMUNITY, "h1")
    eino.press("Make an account")
    eino.sign_up("Eino Aalto", "eino@example.org")
    assert eino.page.url == link, "he comes back to the invitation by himself"
    eino.press("Come in")
    eino.sees(ROOM, "h1")
    eino.presses += 1
    eino.page.locator("#write > summary").click()
    eino.write("Title", TOPIC)
    eino.write("What is on your mind?", "Ehdotan jotakin **hidasta**.")
    eino.press("Publish")
    eino.sees("hidasta", ".post")
    assert eino.presses <= PRESSES_TO_FIRST_POST
    return eino.page.url


def talk_to_each_other(sirkka: Person, eino: Person) -> None:
    """Each sees the other's words arrive, on a page that is not loaded again."""
    say(sirkka, "Kesäyö käy aina.", heard_by=eino)
    say(eino, "Kesäyö siis, ja hitaasti.", heard_by=sirkka)
    for person in (sirkka, eino):
        # above his first words stands that they are the first
        heard = [words.split("\n")[-1] for words in person.page.locator(".post .prose").all_inner_texts()]
        assert heard == ["Ehdotan jotakin hidasta.", "Kesäyö käy aina.", "Kesäyö siis, ja hitaasti."]


def say(speaker: Person, words: str, heard_by: Person) -> None:
    went: list[str] = []
    heard_by.page.on("framenavigated", lambda frame: went.append(frame.url))
    speaker.page.locator("#write > summary").click()
    speaker.write("Your reply", words)
    speaker.press("Reply", "#write")
    speaker.sees(words, ".post")
    heard_by.sees(words, ".post")
    assert went == [], "the words came to the page that was open"


def is_told(person: Person, place: str, words: str) -> None:
    """The bell's page tells her, once the worker has come to it. place: the community's address."""
    told = person.page.locator("main li", has_text=words)
    for _time in range(50):
        person.open(f"{place}notifications/")
        if told.count():
            return
    expect(told.first).to_be_visible()
