"""What a letter says, in whose language, and what it keeps to itself."""

from __future__ import annotations

import email
import re
import socket
from datetime import timedelta
from email import policy

import pytest
import time_machine
from aiosmtpd.controller import Controller
from django.utils import translation

from porukka.communities.actions import belonging
from porukka.communities.models import Member
from porukka.core.mail import sending
from porukka.core.text.unlinking import unlinked
from porukka.discussions.actions import writing
from porukka.notifications.tests.mailing import MORNING, chooses, letters, worker
from porukka.people.models import Person


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel(MORNING, tick=False) as traveller:
        yield traveller


def the_letter(clock, to=None):
    worker()
    clock.shift(timedelta(minutes=10))
    worker()
    (letter,) = letters(to)
    return letter


def talk(cast, title="How do you <end> it?", text="Try *this*, & that.", room=None):
    topic = writing.start_topic(cast.aino, room or cast.common, title=title, text="Words")
    writing.reply(cast.eero, topic, text=text, reply_to=topic.posts.get())
    return topic


def test_the_plain_text_says_who_what_where_and_how_to_stop(cast, clock):
    topic = talk(cast)
    letter = the_letter(clock)
    off = letter.headers["List-Unsubscribe"][1:-1]
    assert letter.text == (
        "Hello!\n\n"
        "Eero replied to you in “How do you <end> it?” (Common room)\n"
        "    Try this, & that.\n"
        f"http://testserver/c/writers/t/{topic.address}-{topic.slug}/#p1\n\n"
        "This came by mail because it is addressed to you.\n\n"
        f"No more letters like this:\n{off}\n\n"
        "Choose what comes by mail:\nhttp://testserver/c/writers/notifications/settings/\n\n"
        "Porukka\nhttp://testserver\n"
    )


def test_the_html_says_the_same_and_is_escaped(cast, clock):
    cast.eero.name = "Eero <b>"
    cast.eero.save()
    talk(cast, text="<script>alert(1)</script> words")
    html = the_letter(clock).html
    assert "Eero &lt;b&gt; replied to you in “How do you &lt;end&gt; it?” (Common room)" in html
    assert "<script" not in html
    assert "<blockquote>" in html
    for never in ("style=", "<img", "src=", "http-equiv"):
        assert never not in html
    assert set(re.findall(r'href="(http://[^/"]+)', html)) == {"http://testserver"}


def test_it_is_in_the_members_language_else_in_the_communitys(cast, clock, monkeypatch):
    spoken = []
    good = translation.gettext
    monkeypatch.setattr(
        "porukka.notifications.letters._",
        lambda words: spoken.append(translation.get_language()) or good(words),
    )
    Person.objects.filter(pk=cast.aino.person_id).update(language="fi")
    talk(cast)
    assert "Hei!" in the_letter(clock).text
    assert set(spoken) == {"fi"}
    assert translation.get_language() == "en"

    Person.objects.filter(pk=cast.aino.person_id).update(language="")
    spoken.clear()
    for language in ("fi", "en"):
        type(cast.community).objects.update(language=language)
        talk(cast)
        worker()
        clock.shift(timedelta(minutes=10))
        worker()
    assert list(dict.fromkeys(spoken)) == ["fi", "en"]


def test_of_a_private_room_it_says_only_that_there_is_something(cast, clock):
    topic = writing.start_topic(cast.niilo, cast.workshop, title="Kanarialintu", text="Words")
    writing.reply(cast.gita, topic, text="Canary words", reply_to=topic.posts.get())
    letter = the_letter(clock)
    assert letter.subject == "You have a reply in Quiet writers"
    assert "You have a reply in Quiet writers.\nhttp://testserver/c/writers/notifications/\n" in letter.text
    said = "".join([letter.subject, letter.text, letter.html, *letter.headers.values()]).lower()
    for never in ("kanari", "canary", "workshop", "gita", topic.address):
        assert never not in said


def test_open_and_secret_rooms_in_one_letter_do_not_mix(cast, clock):
    secret = writing.start_topic(cast.mari, cast.back, title="Kanarialintu", text="Words")
    belonging.let_in(cast.mari, cast.back, cast.niilo)
    common = writing.start_topic(cast.mari, cast.common, title="Open one", text="Words")
    for topic in (secret, secret, common):
        writing.reply(cast.niilo, topic, text=f"About {topic.title}", reply_to=topic.posts.get(number=0))
    letter = the_letter(clock, cast.mari)
    assert letter.subject == "You have 3 replies in Quiet writers"
    assert "About Open one" in letter.text
    assert "You have 2 replies in Quiet writers.\n" in letter.text
    assert "Kanari" not in letter.text + letter.html
    assert "Back room" not in letter.text + letter.html


def test_being_let_into_a_room_does_not_name_it(cast, clock):
    chooses(cast.eero, let_in="now")
    belonging.let_in(cast.niilo, cast.workshop, cast.eero)
    letter = the_letter(clock)
    assert letter.subject == "Something new for you in Quiet writers"
    assert "workshop" not in (letter.text + letter.html).lower()


def test_a_long_post_is_cut_after_a_hundred_and_twenty_letters(cast, clock):
    talk(cast, text="word " * 100)
    said = re.search(r"^    (.*)$", the_letter(clock).text, re.MULTILINE)[1]
    assert len(said) <= 120
    assert said.endswith("word…")


def test_more_than_twenty_lines_are_on_the_page(cast, clock):
    topic = writing.start_topic(cast.aino, cast.common, title="Hello", text="Words")
    for number in range(23):
        writing.reply(cast.eero, topic, text=f"Thought {number}.", reply_to=topic.posts.get(number=0))
    letter = the_letter(clock)
    assert "Thought 19." in letter.text
    assert "Thought 20." not in letter.text
    assert "There is more on the page: 3." in letter.text
    assert letter.subject == "You have 23 replies in Quiet writers"


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("Free money evil.example/now", "Free money evil. example/now"),
        ("https://evil.example/x?y=1 Eero", "… Eero"),
        ("WWW.evil.example", "…"),
        ("me@evil.example", "me@evil. example"),
        ("evil。example and evil．example", "evil。 example and evil． example"),
        ("экзамен.рф", "экзамен. рф"),
        ("javascript://x", "…"),
        ("J.R.R. Tolkien, Python 3.11, e.g. this", "J.R.R. Tolkien, Python 3.11, e.g. this"),
        ("two\nlines", "two lines"),
    ],
)
def test_nothing_people_wrote_becomes_a_link(written, said):
    assert unlinked(written) == said


def test_neither_name_nor_title_nor_words_become_links(cast, clock):
    Member.objects.filter(pk=cast.eero.pk).update(name="evil.example/a")
    type(cast.community).objects.update(name="evil.example/b")
    talk(
        cast,
        title="https://evil.example/c",
        text="[d](https://evil.example/d) https://evil.example/e evil.example",
    )
    letter = the_letter(clock)
    for text in (letter.subject, letter.text, letter.html):
        assert "evil.example" not in text
        assert set(re.findall(r"\w+://([^/\s\"<>]+)", text)) <= {"testserver"}


def test_a_line_break_in_a_name_breaks_no_header(cast, clock):
    Member.objects.filter(pk=cast.eero.pk).update(name="Eero\r\nBcc: everybody@example.org")
    talk(cast)
    assert the_letter(clock).subject.startswith("Eero Bcc: everybody@example. org replied")


def test_what_an_erased_member_wrote_came_from_somebody(cast, clock):
    talk(cast)
    worker()
    Member.objects.filter(pk=cast.eero.pk).delete()
    assert the_letter(clock).subject == "Somebody replied to you in Quiet writers"


def test_a_real_server_takes_it_as_a_real_mail_program_reads_it(cast, clock, settings):
    """Through SMTP: both parts, the headers of RFC 8058 unbroken, ä and ö in their place."""
    taken = []

    class Handler:
        async def handle_DATA(self, server, session, envelope):
            taken.append(envelope)
            return "250 OK"

    type(cast.community).objects.update(name="Hämeen kirjoittajat")
    topic = talk(cast, title="Miten päätät sen?", text="Näin käy, ja yöllä.")
    the_letter(clock)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    controller = Controller(Handler(), hostname="127.0.0.1", port=port)
    controller.start()
    try:
        settings.OUTBOX_TRANSPORT = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", controller.port
        assert sending.send_due_letters() == 1
        assert sending.send_due_letters() == 0
    finally:
        controller.stop()
    (envelope,) = taken
    assert envelope.rcpt_tos == ["aino@example.org"]
    message = email.message_from_bytes(envelope.content, policy=policy.default)
    assert message["Subject"] == "Eero replied to you in Hämeen kirjoittajat"
    assert re.fullmatch(
        r"<http://testserver/n/off/[0-9a-z]{12,13}\.reply_to_me\.[0-9a-f]{32}/>",
        message["List-Unsubscribe"].strip(),
    )
    assert message["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert message["List-Id"] == "<writers.testserver>"
    assert message["Auto-Submitted"] == "auto-generated"
    assert message.get_content_type() == "multipart/alternative"
    text, html = [part.get_content() for part in message.iter_parts()]
    assert "Eero replied to you in “Miten päätät sen?” (Common room)" in text.replace("\r\n", "\n")
    assert f"/c/writers/t/{topic.address}-" in text
    assert "<blockquote>Näin käy, ja yöllä.</blockquote>" in html
