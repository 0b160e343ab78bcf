"""WhatsApp: a chat exported as text, from a telephone set to Finnish or English.

A chat has no threads: whatever comes after an hour's silence begins a new one. Names are as the one who exported them
has them in her telephone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import islice

from porukka.insights.archives.found import LONGEST, Found, Written, words_in
from porukka.insights.archives.opening import Parts, in_utc
from porukka.insights.measures.conversation import Said

SILENCE = timedelta(hours=1)
LOOKED_AT = 5_000  # messages, to see whether the day or the month comes first
CENTURY = 2000
_LINE = re.compile(
    r"""^[\u200e\u200f\ufeff]*\[?
    (?P<a>\d{1,4})[./-]\s?(?P<b>\d{1,2})[./-]\s?(?P<c>\d{2,4})\.?
    (?:,|\s+klo|,\s+klo|\s+at)?\s+
    (?P<hour>\d{1,2})[.:](?P<minute>\d{2})(?:[.:]\d{2})?
    \s*(?P<half>[AaPp]\.?\s?[Mm]\.?)?
    (?:\]|\s+[-\u2013])\s*
    (?P<rest>.*)$""",
    re.VERBOSE,
)
_SAID = re.compile(r"^[\u200e\u200f~\s]*(?P<name>[^:\u200e]{1,80}?):\s(?P<text>.*)$", re.DOTALL)
_MENTION = re.compile(r"@\u2068?([^\u2069\n]{2,60})\u2069")


def begins(line: str) -> bool:
    """True if a message begins with this line."""
    return _LINE.match(line.replace("\u202f", " ")) is not None


def read(parts: Parts) -> Found:
    names = [name for name in parts.names if name.endswith(".txt")] or parts.names
    return Found(_posts(parts, names[0]))


def _posts(parts: Parts, file: str) -> Iterator[Written]:
    day_first = _day_first(islice(_messages(parts, file), LOOKED_AT))
    thread, before = 0, None
    for number, (stamp, text) in enumerate(_messages(parts, file), start=1):
        said, at = _SAID.match(text), _time(stamp, day_first)
        if said is None or at is None:
            continue  # somebody joined, the group was named: nobody said it
        if before is None or at - before > SILENCE:
            thread = number
        before = at
        words = said["text"]
        named = tuple(_MENTION.findall(words))
        post = Said(str(number), str(thread), said["name"].strip(), at, "", named, words_in(words))
        # it numbers nothing: what comes before in another export may be more or less
        yield Written(post, words[:LONGEST], lasts=False)


def _messages(parts: Parts, file: str) -> Iterator[tuple[re.Match[str], str]]:
    """Each message's stamp and words; a message may go on for many lines."""
    stamp: re.Match[str] | None = None
    lines: list[str] = []
    for _number, line in parts.lines(file):
        line = line.rstrip("\r\n").replace("\u202f", " ")
        found = _LINE.match(line)
        if found is None:
            lines.append(line)
            continue
        if stamp is not None:
            yield stamp, "\n".join(lines)
        stamp, lines = found, [found["rest"]]
    if stamp is not None:
        yield stamp, "\n".join(lines)


def _day_first(messages: Iterator[tuple[re.Match[str], str]]) -> bool:
    """Finnish and British telephones write the day first, American ones the month: what cannot be a month tells."""
    is_american = False
    for stamp, _text in messages:
        if int(stamp["a"]) > 12:
            return True
        if int(stamp["b"]) > 12:
            return False
        is_american = is_american or (stamp["half"] is not None and "/" in stamp[0])
    return not is_american


def _time(stamp: re.Match[str], day_first: bool) -> datetime | None:
    a, b, c = (int(stamp[name]) for name in "abc")
    if a > 31:  # 2026-03-31
        year, month, day = a, b, c
    else:
        year, month, day = (c, b, a) if day_first else (c, a, b)
    hour, half = int(stamp["hour"]), (stamp["half"] or "").lower()
    if half:
        hour = hour % 12 + (12 if half.startswith("p") else 0)
    year += CENTURY if year < 100 else 0
    try:
        return in_utc(datetime(year, month, day, hour, int(stamp["minute"]), tzinfo=UTC))
    except ValueError:
        return None
