"""The outbox: letters are written with their cause, sent once, tried again, and forgotten."""

from __future__ import annotations

import os
import smtplib
import threading
from datetime import timedelta
from typing import Any

import pytest
from django.core import mail
from django.core.mail import EmailMessage, EmailMultiAlternatives, send_mail
from django.core.mail.backends.base import BaseEmailBackend
from django.core.mail.message import BadHeaderError
from django.db import connection, transaction
from django.utils import timezone

from porukka.core.mail import outbox, purging, sending
from porukka.core.mail.models import Letter

LOCMEM = "django.core.mail.backends.locmem.EmailBackend"


class DeadServer(BaseEmailBackend):
    """Nobody answers."""

    tries = 0

    def open(self) -> None:
        DeadServer.tries += 1
        raise ConnectionRefusedError("nobody is there")


class FussyServer(BaseEmailBackend):
    """Takes all but what goes to `full@…` (for now) and `gone@…` (for ever)."""

    def send_messages(self, messages: list[EmailMessage]) -> int:
        for message in messages:
            if message.to[0].startswith("full@"):
                raise smtplib.SMTPRecipientsRefused({message.to[0]: (452, b"mailbox full")})
            if message.to[0].startswith("gone@"):
                raise smtplib.SMTPRecipientsRefused({message.to[0]: (550, b"no such user")})
            mail.outbox.append(message)
        return len(messages)


@pytest.fixture(autouse=True)
def _outbox(settings, db):
    settings.EMAIL_BACKEND = "porukka.core.mail.backend.OutboxBackend"
    settings.OUTBOX_TRANSPORT = LOCMEM
    settings.PORUKKA_DEV = False
    DeadServer.tries = 0


def write(to: str = "aino@example.org", **facts: Any) -> Letter:
    before = list(Letter.objects.values_list("pk", flat=True))
    send_mail("Hello", "Words for you", "porukka@example.org", [to])
    letter = Letter.objects.exclude(pk__in=before).get()
    Letter.objects.filter(pk=letter.pk).update(**facts)
    letter.refresh_from_db()
    return letter


def test_a_letter_goes_out_and_its_words_are_dropped():
    message = EmailMultiAlternatives("Hello", "Words", "porukka@example.org", ["aino@example.org"])
    message.attach_alternative("<p>Words</p>", "text/html")
    message.send()
    assert mail.outbox == []  # nothing was sent while somebody waited

    assert sending.send_due_letters() == 1
    (sent,) = mail.outbox
    assert (sent.to, sent.body, sent.alternatives[0][0]) == (["aino@example.org"], "Words", "<p>Words</p>")
    letter = Letter.objects.get()
    assert (letter.state, letter.text, letter.html, letter.attempts) == (Letter.State.SENT, "", "", 1)
    assert sending.send_due_letters() == 0


def test_in_development_the_words_stay_to_be_read(settings):
    settings.PORUKKA_DEV = True
    letter = write()
    sending.send_due_letters()
    letter.refresh_from_db()
    assert letter.text == "Words for you"


def test_a_letter_is_gone_with_the_change_that_wrote_it():
    with transaction.atomic():
        write()
        transaction.set_rollback(True)
    assert not Letter.objects.exists()


def test_a_written_letter_rings_the_worker(django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        write()
    assert len(mail.outbox) == 1  # jobs run at once under tests


def test_a_letter_is_queued_once_under_its_key():
    message = EmailMessage("Digest", "Words", "porukka@example.org", ["aino@example.org"])
    outbox.post(message, key="digest:7:2026-11-22")
    outbox.post(message, key="digest:7:2026-11-22")
    outbox.post(message, key="digest:7:2026-11-29")
    outbox.post(message)
    assert Letter.objects.count() == 3


@pytest.mark.parametrize(
    "bad",
    [
        {"subject": "Hello\nBcc: everybody@example.org"},
        {"to": ["aino@example.org\nBcc: everybody@example.org"]},
        {"from_email": "porukka@example.org\r\nX-Evil: 1"},
        {"headers": {"X-Room": "one\ntwo"}},
    ],
)
def test_a_line_break_in_a_header_is_refused_when_it_is_written(bad):
    facts: dict[str, Any] = {"subject": "Hello", "to": ["aino@example.org"], "from_email": "p@example.org"}
    with pytest.raises(BadHeaderError):
        EmailMessage(body="Words", **(facts | bad)).send()
    assert not Letter.objects.exists()


@pytest.mark.parametrize("bad", [{"to": []}, {"cc": ["eero@example.org"]}, {"bcc": ["eero@example.org"]}])
def test_what_the_outbox_does_not_carry_is_refused(bad):
    with pytest.raises(ValueError, match="letter"):
        outbox.post(EmailMessage("Hello", "Words", **({"to": ["aino@example.org"]} | bad)))


def test_a_dead_server_is_tried_again_later_and_later(settings):
    settings.OUTBOX_TRANSPORT = f"{__name__}.DeadServer"
    letter = write()
    waits = []
    for _attempt in range(8):
        before = timezone.now()
        sending.send_due_letters()
        letter.refresh_from_db()
        waits.append(round((letter.due_at - before).total_seconds() / 60))
        Letter.objects.filter(pk=letter.pk).update(due_at=before)
    assert waits[:7] == [1, 5, 30, 120, 360, 360, 360]
    assert (letter.state, letter.attempts) == (Letter.State.FAILED, 8)
    assert "nobody is there" in letter.last_error
    assert sending.send_due_letters() == 0


def test_a_dead_server_is_knocked_at_once_not_for_each_letter(settings):
    settings.OUTBOX_TRANSPORT = f"{__name__}.DeadServer"
    for _number in range(sending.BATCH + 5):
        write()
    sending.send_due_letters()
    assert DeadServer.tries == 1
    assert Letter.objects.filter(state=Letter.State.DUE).count() == sending.BATCH + 5


def test_one_refused_letter_does_not_hold_up_the_others(settings):
    settings.OUTBOX_TRANSPORT = f"{__name__}.FussyServer"
    full, gone, fine = write("full@example.org"), write("gone@example.org"), write("aino@example.org")
    assert sending.send_due_letters() == 1
    for letter in (full, gone, fine):
        letter.refresh_from_db()
    assert full.state == Letter.State.DUE  # to be tried again
    assert gone.state == Letter.State.FAILED  # there is no such mailbox, tomorrow neither
    assert fine.state == Letter.State.SENT


def test_a_letter_of_a_dead_worker_is_sent_by_another_after_ten_minutes():
    now = timezone.now()
    held = write(state=Letter.State.CLAIMED, claimed_at=now - timedelta(minutes=9), attempts=1)
    left = write(state=Letter.State.CLAIMED, claimed_at=now - timedelta(minutes=11), attempts=1)
    assert sending.send_due_letters() == 1
    held.refresh_from_db()
    left.refresh_from_db()
    assert (held.state, left.state) == (Letter.State.CLAIMED, Letter.State.SENT)


def test_a_letter_that_kills_every_worker_is_given_up():
    letter = write(state=Letter.State.CLAIMED, claimed_at=timezone.now() - timedelta(minutes=11), attempts=8)
    write()
    assert sending.send_due_letters() == 1
    letter.refresh_from_db()
    assert letter.state == Letter.State.FAILED


def test_a_slow_server_gives_the_rest_back_before_the_claim_runs_out(monkeypatch):
    for _number in range(3):
        write()
    clock = iter([0.0, 1.0, 2.0, sending.BATCH_SECONDS + 1.0, *[10_000.0] * 20])
    monkeypatch.setattr(sending.time, "monotonic", lambda: next(clock))
    batch = sending._claim()
    assert sending._send(batch) == (2, True)
    (back,) = Letter.objects.exclude(state=Letter.State.SENT)
    assert (back.state, back.attempts) == (Letter.State.DUE, 0)


def test_the_same_letter_sent_twice_carries_the_same_id():
    letter = write()
    sending.send_due_letters()
    Letter.objects.filter(pk=letter.pk).update(state=Letter.State.DUE)
    sending.send_due_letters()
    first, second = (message.message()["Message-ID"] for message in mail.outbox)
    assert first == second


@pytest.mark.django_db(transaction=True)
def test_workers_never_take_the_same_letter():
    Letter.objects.bulk_create(Letter(to=[f"p{number}@example.org"]) for number in range(120))
    taken: list[int] = []
    start = threading.Barrier(4)

    def work() -> None:
        start.wait()
        while batch := sending._claim():
            taken.extend(letter.pk for letter in batch)
        connection.close()

    workers = [threading.Thread(target=work) for _number in range(4)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert len(taken) == len(set(taken)) == 120


def test_letters_are_forgotten(settings, tmp_path):
    settings.EMAIL_FILE_PATH = tmp_path
    (tmp_path / "20260101-1.log").write_text("a letter")
    now = timezone.now()
    write(state=Letter.State.SENT, sent_at=now - timedelta(days=8))
    write(state=Letter.State.FAILED, due_at=now - timedelta(days=31))
    kept = {
        write(state=Letter.State.SENT, sent_at=now - timedelta(days=6)).pk,
        write(state=Letter.State.FAILED, due_at=now - timedelta(days=8)).pk,
        write(due_at=now - timedelta(days=40)).pk,
    }
    purging.purge_letters()
    assert set(Letter.objects.values_list("pk", flat=True)) == kept
    assert (tmp_path / "20260101-1.log").exists()  # young yet

    os.utime(tmp_path / "20260101-1.log", (0, 0))
    purging.purge_letters()
    assert not (tmp_path / "20260101-1.log").exists()


@pytest.fixture
def page(settings, client):
    settings.ROOT_URLCONF = "porukka.core.mail.urls"
    settings.PORUKKA_DEV = True
    return client


def test_in_development_the_outbox_is_a_page(page):
    send_mail(
        "<b>Hi</b>",
        "Go to http://example.org/go?a=1&b=2 <script>",
        "p@example.org",
        ["aino@example.org"],
    )
    letter = Letter.objects.get()
    listed = page.get("/").content.decode()
    assert "&lt;b&gt;Hi&lt;/b&gt;" in listed
    assert f"/{letter.pk}/" in listed
    shown = page.get(f"/{letter.pk}/").content.decode()
    assert 'href="http://example.org/go?a=1&amp;b=2"' in shown
    assert "<script>" not in shown.partition("<pre>")[2]


def test_the_outbox_goes_on_to_older_letters(page):
    Letter.objects.bulk_create(Letter(id=number, to=[f"p{number}@example.org"]) for number in range(1, 53))
    first = page.get("/").content.decode()
    assert [f"p{number}@example.org" in first for number in (52, 3, 2)] == [True, True, False]
    assert "/?before=3" in first
    older = page.get("/?before=3").content.decode()
    assert ["p2@example.org" in older, "p3@example.org" in older, "before=" in older] == [True, False, False]
    for wrong in ("x", "-1", "9" * 40, "٣٤"):
        assert page.get("/", {"before": wrong}).status_code == 200


def test_outside_development_there_is_no_outbox(page, settings):
    letter = write()
    settings.PORUKKA_DEV = False
    assert page.get("/").status_code == 404
    assert page.get(f"/{letter.pk}/").status_code == 404


def _with_file(
    content: Any = "BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n", kind: str = "text/calendar"
) -> EmailMessage:
    message = EmailMessage("Hello", "Words for you", "porukka@example.org", ["aino@example.org"])
    message.attach("evening.ics", content, kind)
    return message


def test_a_small_file_of_text_goes_with_a_letter_and_is_forgotten_with_its_words():
    outbox.post(_with_file())
    assert sending.send_due_letters() == 1
    (sent,) = mail.outbox
    (file,) = sent.message().get_payload()[1:]
    assert (file.get_filename(), file.get_content_type()) == ("evening.ics", "text/calendar")
    assert file.get_payload(decode=True).startswith(b"BEGIN:VCALENDAR")
    assert Letter.objects.get().files == []


@pytest.mark.parametrize(
    ("content", "kind"), [(b"\x89PNG", "image/png"), ("x" * (outbox.MOST_FILES + 1), "text/calendar")]
)
def test_the_outbox_carries_no_other_and_no_large_files(content, kind):
    with pytest.raises(ValueError, match="attachments"):
        outbox.post(_with_file(content, kind))
    assert not Letter.objects.exists()
