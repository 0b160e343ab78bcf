"""Where a link leads, and whether its words are honest about it."""

from __future__ import annotations

import re
import unicodedata
from urllib.parse import unquote

# Stricter than browsers read addresses, so that both read the same: no blanks or backslashes, and no name
# before the host ("https://bank.example@elsewhere.example"), which is never meant well.
_WEB = re.compile(
    r"https?://(?P<host>[^\s\x00-\x20\x7f/?#@\\<>\"]+)(?:[/?#][^\s\x00-\x20\x7f\\<>\"]*)?", re.IGNORECASE
)
_MAIL = re.compile(
    r"mailto:(?P<address>[^\s\x00-\x20\x7f@?\\<>\"]+@[\w.%-]+)(?:\?[^\s\x00-\x20\x7f\\<>\"]*)?", re.IGNORECASE
)
_INSIDE = re.compile(r"/(?!/)[^\s\x00-\x20\x7f\\<>\"]*")
_HOST = re.compile(r"[\w-]+(?:\.[\w-]+)*\.?|\[[0-9a-f:.]+\]")
_RUN = re.compile(r"(?:[^\W_]|[.-])+")
_LAST_LABEL = re.compile(r"xn--[a-z0-9-]+|[^\W\d_]{2,}")
_MAX_HOST = 253
_DOTS = str.maketrans("。．｡", "...")


def safe_href(href: str) -> str | None:
    """The address if a post may link to it: http, https, mailto, or a path on this site. Otherwise None."""
    if _INSIDE.fullmatch(href):
        return href
    if _MAIL.fullmatch(href):
        return href
    return href if host(href) else None


def host(href: str) -> str:
    """The host that a web address leads to, in readable lower case; empty if it is no web address."""
    web = _WEB.fullmatch(href)
    if not web:
        return ""
    name = _readable(re.sub(r":\d*$", "", web["host"]))
    return name if len(name) <= _MAX_HOST and _HOST.fullmatch(name) else ""


def shown_host(href: str) -> str:
    """The host of a web address as readers may be shown it: in Latin letters as it is, otherwise as it is registered
    (xn--…), since letters of other alphabets can look like these. Empty if it names no site."""
    name = host(href).rstrip(".").removeprefix("www.")
    last = name.rpartition(".")[2]
    if "." not in name or not _LAST_LABEL.fullmatch(last):
        return ""
    try:
        registered = name.encode("idna").decode()
    except UnicodeError:
        return ""
    latin = all(letter.isascii() or unicodedata.name(letter, "").startswith("LATIN ") for letter in name)
    return name if latin else registered


def real_target(words: str, href: str) -> str:
    """What to tell the reader when the words of a link name another place than it leads to; empty if honest.

    words: the text of the link. href: its checked address.
    """
    mail = _MAIL.fullmatch(href)
    target = unquote(mail["address"]).lower() if mail else host(href)
    if not target:
        return ""
    real = _comparable(target.rpartition("@")[2])
    return "" if all(_comparable(name) == real for name in _named_hosts(words)) else target


def _named_hosts(words: str) -> list[str]:
    """Everything in these words that a reader would take for the name of a site."""
    seen = "".join(letter for letter in _readable(words) if unicodedata.category(letter) not in ("Cf", "Mn"))
    names = []
    for word in seen.split():
        authority = re.split(r"[/?#\\]", word.partition("://")[2] or word, maxsplit=1)[0]
        names += [name for run in _RUN.findall(authority) if (name := _site(run))]
    return names


def _site(run: str) -> str:
    """The longest beginning of this run of letters, dots and hyphens that is like a site's name, or ''."""
    labels = [label for label in run.split(".") if label]
    if len(labels) == 4 and all(label.isdecimal() for label in labels):
        return ".".join(labels)
    while labels and not _LAST_LABEL.fullmatch(labels[-1]):
        labels.pop()
    return ".".join(labels) if len(labels) > 1 else ""


def _readable(name: str) -> str:
    return unicodedata.normalize("NFKC", unquote(name).translate(_DOTS)).lower()


def _comparable(name: str) -> str:
    name = name.rstrip(".").removeprefix("www.")
    if len(name) > _MAX_HOST:
        return name
    try:
        return name.encode("idna").decode()
    except UnicodeError:
        return name
