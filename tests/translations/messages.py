"""What can be wrong with one message of a catalogue."""

from __future__ import annotations

import re
from collections import Counter

from babel.messages.catalog import Message

from porukka.core.jinja.catalogue import is_borrowed

NAMED = re.compile(r"%\((\w+)\)[#0 +-]*\d*(?:\.\d+)?[a-zA-Z]|{([a-z_]\w*)[^{}]*}")
POSITIONAL = re.compile(r"%[#0+-]*\d*(?:\.\d+)?[sdirfgx]\b|{\d*}")
TAG = re.compile(r"</?[a-z][^>]*>")
# Words that both languages share.
SAME = {"Idea", "Markdown", "OK", "Porukka"}


def complaints(message: Message, forms: int) -> list[str]:
    """What is missing or wrong in the translation of a message; `forms`: how many plural forms there are."""
    sources = [message.id] if isinstance(message.id, str) else list(message.id)
    texts = [message.string or ""] if isinstance(message.id, str) else list(message.string or ())
    if message.pluralizable and len(texts) != forms:
        return ["not all plural forms are translated"]
    if not all(texts):
        return ["not all plural forms are translated" if message.pluralizable else "not translated"]
    found = []
    if message.fuzzy:
        found.append("marked fuzzy: check it and remove the mark")
    if not is_borrowed(message) and any(map(positional, sources)):
        found.append("has a placeholder without a name: write %(count)s, not %s")
    if message.id in texts and message.id not in SAME:
        found.append("the translation is the source itself")
    for index, text in enumerate(texts):
        # The form for one may leave the number out, or keep it where English leaves it out.
        allowed = sources if index == 0 else sources[-1:]
        found += _differences(text, allowed)
    return found


def positional(text: str) -> bool:
    """Whether a placeholder has no name."""
    return bool(POSITIONAL.search(NAMED.sub("", text.replace("%%", ""))))


def _differences(text: str, sources: list[str]) -> list[str]:
    found = []
    if all(_placeholders(text) != _placeholders(source) for source in sources):
        found.append(f"{text!r} has other placeholders than its source")
    if all(_tags(text) != _tags(source) for source in sources):
        found.append(f"{text!r} has other HTML than its source")
    if all(_edges(text) != _edges(source) for source in sources):
        found.append(f"{text!r} begins or ends with other white space than its source")
    return found


def _placeholders(text: str) -> set[str]:
    text = text.replace("%%", "")
    return {first or second for first, second in NAMED.findall(text)} | set(
        POSITIONAL.findall(NAMED.sub("", text))
    )


def _tags(text: str) -> Counter[str]:
    return Counter(TAG.findall(text))


def _edges(text: str) -> tuple[str, str]:
    return text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
