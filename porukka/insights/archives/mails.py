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

from porukka.insights.archives.found import LONGEST, Found, Written, words_in
from porukka.insights.archives.opening import BadFile, Parts, in_utc
from porukka.insights.measures.conversation import FEWEST_WORDS, Said

_ID = re.compile(r"<([^<>\s]{1,300})>")
_ANSWER = re.compile(r"^\s*((re|vs|sv|aw|fw|fwd|vl)\s*(\[\d+\])?\s*:\s*|\[[^\]]{1,40}\]\s*)+", re.IGNORECASE)
MOST_REFERENCES = 100
READ = 20_000  # letters of a post that are looked at


def read(parts: Parts) -> Found:
    if parts.is_packed:
        words = _("%(file)s is packed. Unpack it, and give the mbox within.")
        raise BadFile(words, file=parts.path.name)
    return Found(_posts(parts))


def _posts(parts: Parts) -> Iterator[Written]:
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


def _said(
    letter: Message, number: int, root_of: dict[str, str], of_subject: dict[str, str]
) -> Written | None:
    author = parseaddr(str(letter.get("From", "")))[1].lower() or str(letter.get("From", "")).strip()[:200]
    at = _time(letter)
    if not author or at is None:
        return None
    ids = _ID.findall(str(letter.get("Message-ID", "")))
    own = (ids or [f"letter {number}"])[0]
    answered = _ID.findall(str(letter.get("In-Reply-To", "")))
    above = answered + _ID.findall(str(letter.get("References", "")))[::-1][:MOST_REFERENCES]
    subject = _subject(letter)
    root = next((root_of[one] for one in above if one in root_of), None)
    if root is None and subject and _ANSWER.match(_words(letter, "Subject")):
        root = of_subject.get(subject)  # it answers by its subject alone
    root = root or (above[-1] if above else own)
    root_of[own] = root
    of_subject[subject] = root
    text = _text(letter)
    said = Said(own, root, author, at, above[0] if above else "", (), _length(text))
    name = parseaddr(_words(letter, "From"))[0].strip() or author.partition("@")[0]
    title = _ANSWER.sub("", _words(letter, "Subject")).strip()
    return Written(said, text or "", title, name=name, lasts=bool(ids))


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


def _text(letter: Message) -> str | None:
    """The first plain part; None if there is only a page or a picture."""
    for part in letter.walk():
        if part.get_content_type() == "text/plain":
            payload = part.get_payload(decode=True)
            if not isinstance(payload, bytes):
                return ""
            try:
                return payload.decode(part.get_content_charset() or "utf-8")[:LONGEST]
            except (LookupError, UnicodeDecodeError):
                return payload.decode("utf-8", errors="replace")[:LONGEST]
    return None


def _length(text: str | None) -> int:
    """Words without what is quoted."""
    if text is None:
        return FEWEST_WORDS  # it says something
    return words_in("\n".join(line for line in text[:READ].splitlines() if not line.startswith(">")))
