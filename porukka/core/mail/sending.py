"""Sending what is due. Run by the worker only; a dead or slow mail server is met here and nowhere else."""

from __future__ import annotations

import logging
import smtplib
import time
from datetime import timedelta

from django.conf import settings
from django.core.mail import EmailMultiAlternatives, get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.db import transaction
from django.db.models import F
from django.utils import timezone

from porukka.core.mail.models import MOST_ATTEMPTS, Letter, LetterQuerySet

BATCH = 50
# After the first failed attempt, the second, … ; the last one repeats.
WAITS = [
    timedelta(minutes=1),
    timedelta(minutes=5),
    timedelta(minutes=30),
    timedelta(hours=2),
    timedelta(hours=6),
]
# A batch is given back before its claim can run out: this and one slowest send are well under CLAIM_HOLDS.
BATCH_SECONDS = 300

log = logging.getLogger(__name__)


def send_due_letters() -> int:
    """Send everything that is due, a batch at a time; returns how many went out.

    Safe to run in several workers at once: a letter is claimed by one of them. Stops early when the mail
    server cannot be reached.
    """
    sent = 0
    while batch := _claim():
        delivered, reached = _send(batch)
        sent += delivered
        if not reached:
            break
    return sent


def _claim() -> list[Letter]:
    """Up to BATCH letters that are now ours alone."""
    if not Letter.objects.to_send_now().exists():  # spares SQLite's write lock when there is nothing to do
        return []
    with transaction.atomic():
        worn_out = Letter.objects.abandoned().filter(attempts__gte=MOST_ATTEMPTS)
        worn_out.update(state=Letter.State.FAILED)
        # PostgreSQL: other workers skip these rows. SQLite: the transaction holds the only write lock.
        batch = list(Letter.objects.to_send_now().select_for_update(skip_locked=True)[:BATCH])
        now = timezone.now()
        Letter.objects.filter(pk__in=[letter.pk for letter in batch]).update(
            state=Letter.State.CLAIMED, claimed_at=now, attempts=F("attempts") + 1
        )
    for letter in batch:
        letter.claimed_at, letter.attempts = now, letter.attempts + 1
    return batch


def _send(batch: list[Letter]) -> tuple[int, bool]:
    """Send the claimed letters over one connection: (how many went out, whether the server was reached)."""
    connection = get_connection(settings.OUTBOX_TRANSPORT)
    give_back_at = time.monotonic() + BATCH_SECONDS
    sent, connected = 0, False
    try:
        for place, letter in enumerate(batch):
            if time.monotonic() > give_back_at:
                _give_back(batch[place:])
                break
            try:
                if not connected:
                    connection.open()
                    connected = True
            except Exception as error:
                log.warning("The mail server cannot be reached: %s", error)
                for waiting in batch[place:]:
                    _postpone(waiting, error)
                return sent, False
            try:
                connection.send_messages([_message(letter, connection)])
            except Exception as error:
                log.warning("Letter %s was not taken: %s", letter.pk, error)
                _postpone(letter, error)
                _close(connection)  # its state is unknown now
                connected = False
            else:
                _mark_sent(letter)
                sent += 1
    finally:
        _close(connection)
    return sent, True


def _message(letter: Letter, connection: BaseEmailBackend) -> EmailMultiAlternatives:
    message = EmailMultiAlternatives(
        letter.subject, letter.text, letter.sender, letter.to, headers=letter.headers, connection=connection
    )
    if letter.html:
        message.attach_alternative(letter.html, "text/html")
    for name, content, kind in letter.files:
        message.attach(name, content, kind)
    return message


def _mark_sent(letter: Letter) -> None:
    kept = {} if settings.PORUKKA_DEV else {"text": "", "html": "", "files": []}
    _still_ours(letter).update(state=Letter.State.SENT, sent_at=timezone.now(), last_error="", **kept)


def _postpone(letter: Letter, error: Exception) -> None:
    told = f"{type(error).__name__}: {error}"[:500]
    if letter.attempts >= MOST_ATTEMPTS or _is_final(error):
        _still_ours(letter).update(state=Letter.State.FAILED, last_error=told)
        return
    wait = WAITS[min(letter.attempts, len(WAITS)) - 1]
    _still_ours(letter).update(state=Letter.State.DUE, due_at=timezone.now() + wait, last_error=told)


def _is_final(error: Exception) -> bool:
    """Whether every recipient was refused for good (5xx): there is no such mailbox."""
    if not isinstance(error, smtplib.SMTPRecipientsRefused):
        return False
    return all(code >= 500 for code, _words in error.recipients.values())


def _give_back(letters: list[Letter]) -> None:
    for letter in letters:
        _still_ours(letter).update(state=Letter.State.DUE, attempts=F("attempts") - 1)


def _still_ours(letter: Letter) -> LetterQuerySet:
    return Letter.objects.filter(pk=letter.pk, state=Letter.State.CLAIMED, claimed_at=letter.claimed_at)


def _close(connection: BaseEmailBackend) -> None:
    try:
        connection.close()
    except Exception as error:
        log.debug("The mail connection did not close cleanly: %s", error)
