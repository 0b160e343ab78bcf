"""Words as another place writes them, as Markdown: its emphasis, its links, its quotes, and whom it names."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import unescape

from porukka.core.text import plain
from porukka.insights.archives import NAMED

Called = Callable[[str], str]

_MARKED = re.compile(f"{NAMED[0]}([^{NAMED[1]}]*){NAMED[1]}")
_CODE = re.compile(r"(```.*?```|`[^`\n]+`)", re.DOTALL)
_SPECIAL = re.compile(r"([\\`*_\[\]<>#])")
_HTML = re.compile(r"<(?:p|a|br|div|img|blockquote|aside|ul|ol|li|pre|h\d)\b", re.IGNORECASE)

_SLACK_LINK = re.compile(r"<((?:https?|mailto):[^|>\s]+)(?:\|([^>]*))?>")
_SLACK_PLACE = re.compile(r"<[#!][^|>]*\|([^>]*)>|<!(\w+)[^>]*>|<@([A-Z0-9]+)(?:\|([^>]*))?>|<#([A-Z0-9]+)>")
_SLACK_BOLD = re.compile(r"(?<![\w*])\*(?!\s)([^*\n]+?)(?<!\s)\*(?![\w*])")
_TILDES = re.compile(r"(?<![\w~])~(?!\s)([^~\n]+?)(?<!\s)~(?![\w~])")
_BULLET = re.compile(r"^(\s*)[•◦▪]\s+", re.MULTILINE)

_ZULIP_NAME = re.compile(r"@_?\*\*([^*|\n]+)(?:\|\d+)?\*\*")
_ZULIP_QUOTE = re.compile(r"^(`{3,}|~{3,})\s*quote\s*$(.*?)^\1\s*$", re.MULTILINE | re.DOTALL)
_ZULIP_PLACE = re.compile(r"#\*\*([^*\n]+)\*\*")

_WHATSAPP_NAME = re.compile(r"@\u2068?([^\u2069\n]{2,60})\u2069")
_UNSEEN = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]")

_QUOTATION = re.compile(r'\[quote(?:="([^",\]]*)[^\]]*)?\](.*?)\[/quote\]', re.DOTALL | re.IGNORECASE)
_MENTION = re.compile(r"(?<![\w@/])@([A-Za-z0-9_.\-]{2,60})")
_AT_START = re.compile(r"#|[=-]+\s*$")
_ADDRESS = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")


def as_markdown(source: str, text: str, called: Called, *, without_names: bool = False) -> str:
    """The words as Markdown.

    source: a key of `archives.FORMATS`; called: what an author of the file is called here, "" for whoever is none;
    without_names: whom it names and is no author becomes "…", as do mail addresses.
    """

    def name(words: str) -> str:
        shown = _UNSEEN.sub("", called(words) or ("…" if without_names else words)).strip()
        return f"**{_plainly(shown)}**" if shown else ""

    found = _READERS[source](text, name, called)
    return (_ADDRESS.sub("…", found) if without_names else found).strip()


def _plainly(words: str) -> str:
    return _SPECIAL.sub(r"\\\1", words)


def _outside_code(text: str, change: Callable[[str], str]) -> str:
    """Change all but what stands as code."""
    return "".join(part if place % 2 else change(part) for place, part in enumerate(_CODE.split(text)))


def _slack(text: str, name: Called, _called: Called) -> str:
    def change(words: str) -> str:
        words = _MARKED.sub(lambda match: name(match[1]), words)
        words = _SLACK_LINK.sub(_link, words)
        words = _SLACK_PLACE.sub(lambda match: next(filter(None, match.groups())), words)
        words = _SLACK_BOLD.sub(r"**\1**", words)
        return _BULLET.sub(r"\1- ", _TILDES.sub(r"~~\1~~", words))

    return unescape(_outside_code(text, change))


def _link(match: re.Match[str]) -> str:
    label = (match[2] or "").strip()
    return f"[{_plainly(label)}]({match[1]})" if label and label != match[1] else f"<{match[1]}>"


def _zulip(text: str, name: Called, _called: Called) -> str:
    text = _ZULIP_QUOTE.sub(lambda match: _quote(match[2]), text)
    text = _outside_code(text, lambda words: _ZULIP_NAME.sub(lambda match: name(match[1]), words))
    return _ZULIP_PLACE.sub(lambda match: match[1].replace(">", ": "), text)


def _whatsapp(text: str, name: Called, _called: Called) -> str:
    def change(words: str) -> str:
        words = _WHATSAPP_NAME.sub(lambda match: name(match[1]), words)
        words = _SLACK_BOLD.sub(r"**\1**", words)
        return _TILDES.sub(r"~~\1~~", words)

    return _UNSEEN.sub("", _outside_code(text, change))


def _discourse(text: str, name: Called, called: Called) -> str:
    if _HTML.search(text):
        text = plain(text)
    text = _QUOTATION.sub(lambda match: _quote(match[2], name(match[1]) if match[1] else ""), text)
    return _outside_code(
        text,
        lambda words: _MENTION.sub(lambda match: name(match[1]) if called(match[1]) else match[0], words),
    )


def _mbox(text: str, _name: Called, _called: Called) -> str:
    """A letter is no Markdown: what is indented is no code, what is underlined no heading."""
    return "\n".join(_AT_START.sub(r"\\\g<0>", line.lstrip(" \t")) for line in text.splitlines())


def _table(text: str, _name: Called, _called: Called) -> str:
    return text


def _quote(text: str, who: str = "") -> str:
    lines = [*([f"{who}:"] if who else []), *text.strip().splitlines()]
    return "\n".join(f"> {line}" for line in lines) + "\n\n"


_READERS: dict[str, Callable[[str, Called, Called], str]] = {
    "slack": _slack,
    "zulip": _zulip,
    "discourse": _discourse,
    "mbox": _mbox,
    "whatsapp": _whatsapp,
    "jsonl": _table,
    "csv": _table,
}
