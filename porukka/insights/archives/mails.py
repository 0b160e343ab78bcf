"""A mailing list as mbox. A thread is what answers one another by Message-ID; an author is an address."""

from __future__ import annotations

import mailbox
import re
from collections.abc import Iterator
from datetime import datetime
from email.header import decode_header, make_header
from email.message import Message
from email.utils import parseaddr, parsedate_to_datetime

from django.utils.translation import gettext_noop as _

from porukka.insights.archives.found import Found, words_in
from porukka.insights.archives.opening import BadFile, Parts, in_utc
from porukka.insights.measures.conversation import Said

_ID = re.compile(r"<([^<>\s]{1,300})>")
_ANSWER = re.compile(r"^\s*((re|vs|sv|aw|fw|fwd|vl)\s*(\[\d+\])?\s*:\s*|\[[^\]]{1,40}\]\s*)+", re.IGNORECASE)
MOST_REFERENCES = 100


def read(parts: Parts) -> Found:
    if parts.is_packed:
        words = _("%(file)s is packed. Unpack it, and give the mbox within.")
        raise BadFile(words, file=parts.path.name)
    return Found(_posts(parts))


def _posts(parts: Parts) -> Iterator[Said]:
    root_of: dict[str, str] = {}  # id of a letter → id of the one that began its thread
    of_subject: dict[str, str] = {}
    letters = mailbox.mbox(str(parts.path), create=False)
    try:
        for number, letter in enumerate(letters, start=1):
            post = _said(letter, number, root_of, of_subject)
            if post is not None:
                yield post
    except OSError as problem:
        words = _("%(file)s cannot be read: %(reason)s.")
        raise BadFile(words, file=parts.path.name, reason=problem.strerror or "") from None
    finally:
        letters.close()


def _said(letter: Message, number: int, root_of: dict[str, str], of_subject: dict[str, str]) -> Said | None:
    author = parseaddr(str(letter.get("From", "")))[1].lower() or str(letter.get("From", "")).strip()[:200]
    at = _time(letter)
    if not author or at is None:
        return None
    own = (_ID.findall(str(letter.get("Message-ID", ""))) or [f"letter {number}"])[0]
    answered = _ID.findall(str(letter.get("In-Reply-To", "")))
    above = answered + _ID.findall(str(letter.get("References", "")))[::-1][:MOST_REFERENCES]
    subject = _subject(letter)
    root = next((root_of[one] for one in above if one in root_of), None)
    if root is None and subject and _ANSWER.match(_words(letter, "Subject")):
        root = of_subject.get(subject)  # it answers by its subject alone
    root = root or (above[-1] if above else own)
    root_of[own] = root
    of_subject[subject] = root
    return Said(own, root, author, at, above[0] if above else "", (), _length(letter))


def _time(letter: Message) -> datetime | None:
    try:
        return in_utc(parsedate_to_datetime(str(letter.get("Date", ""))))
    except (ValueError, TypeError, OverflowError):
        return None


def _words(letter: Message, header: str) -> str:
    raw = str(letter.get(header, ""))[:500]
    try:
        return str(make_header(decode_header(raw)))
    except (ValueError, LookupError, UnicodeError):
        return raw


def _subject(letter: Message) -> str:
    return _ANSWER.sub("", _words(letter, "Subject")).strip().lower()


def _length(letter: Message) -> int:
    """Words of the first plain part, without what it quotes."""
    for part in letter.walk():
        if part.get_content_type() == "text/plain":
            payload = part.get_payload(decode=True)
            text = payload.decode("utf-8", errors="replace")[:20_000] if isinstance(payload, bytes) else ""
            return words_in("\n".join(line for line in text.splitlines() if not line.startswith(">")))
    return words_in("two words")  # only a page or a picture: it says something
