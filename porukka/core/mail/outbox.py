"""Putting a letter into the outbox, and taking it back while it waits."""

from __future__ import annotations

from email.utils import make_msgid

from django.core.mail import EmailMessage
from django.core.mail.utils import DNS_NAME

from porukka.core import jobs
from porukka.core.mail.models import Letter
from porukka.core.tasks import send_letters

MOST_FILES = 100_000  # characters of attachments in one letter


def post(message: EmailMessage, key: str | None = None) -> None:
    """Put the message into the outbox, in the caller's own transaction; the worker is woken when it commits.

    key: at most 100 characters; a letter is queued only once under a key.
    Raises BadHeaderError for a line break in an address, the subject or a header (header injection),
    ValueError for what the outbox does not carry: no recipient, copies, attachments that are not text or larger than
    MOST_FILES characters in all.
    """
    if not message.to:
        raise ValueError("a letter needs somebody to go to")
    if message.cc or message.bcc:
        raise ValueError("the outbox carries no copies; write one letter to each person")
    message.message()  # builds every header: a bad one is refused here, not in the worker
    letter = _letter(message, key)
    Letter.objects.bulk_create([letter], ignore_conflicts=key is not None)
    jobs.ring(send_letters)


def take_back(key: str) -> bool:
    """Throw away the letter queued under this key; False if it is on its way already or was never queued.

    The key is free again.
    """
    return bool(Letter.objects.filter(key=key, state=Letter.State.DUE).delete()[0])


def _files(message: EmailMessage) -> list[list[str]]:
    """The attachments, as they are kept."""
    files = []
    for file in message.attachments:
        name, content, kind = file if isinstance(file, tuple) else (None, None, None)
        if not (name and isinstance(content, str) and kind and kind.startswith("text/")):
            raise ValueError("the outbox carries attachments that are text, and have a name and a type")
        files.append([name, content, kind])
    if sum(len(content) for _name, content, _kind in files) > MOST_FILES:
        raise ValueError("these attachments are too large; put them on a page and write where")
    return files


def _letter(message: EmailMessage, key: str | None) -> Letter:
    text, html = str(message.body), ""
    if message.content_subtype == "html":
        text, html = "", text
    for content, kind in getattr(message, "alternatives", []):
        if kind == "text/html":
            html = content
    headers = {name: str(value) for name, value in message.extra_headers.items()}
    # Made now, so that a letter sent twice (the worker died in between) is one letter to most mailboxes.
    headers.setdefault("Message-ID", make_msgid(domain=str(DNS_NAME)))
    if message.reply_to:
        headers.setdefault("Reply-To", ", ".join(map(str, message.reply_to)))
    return Letter(
        key=key,
        to=[str(address) for address in message.to],
        sender=message.from_email,
        subject=str(message.subject)[: Letter.SUBJECT_LENGTH],
        text=text,
        html=html,
        files=_files(message),
        headers=headers,
    )
