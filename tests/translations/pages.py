"""Words in a template that no translation reaches: text between tags, attributes people read, constants."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.parser import HTMLParser

import jinja2
from jinja2 import nodes

from porukka.core.jinja.loader import is_ours
from porukka.core.jinja.messages import SHAPES

PRODUCT = "Porukka"
WORD = re.compile(r"[^\W\d_]{2,}")
# A constant that begins like a sentence or a label; names of classes, slots and icons do not.
SPOKEN = re.compile(r"^[A-ZÅÄÖ][a-zåäö]")
READ_ALOUD = {
    "alt", "aria-description", "aria-label", "aria-placeholder", "aria-roledescription", "aria-valuetext",
    "label", "placeholder", "title",
}  # fmt: skip
NOT_LANGUAGE = {"code", "kbd", "pre", "samp", "script", "style"}
# Where a template prints a piece of a tag or of an address: name="value", ?name=value.
PAIR = re.compile(r"""[\w?&;-]+=(?:"[^"]*"|\S*)""")
IN_JINJA = re.compile(r"{#.*?#}|{%[-+]?\s*trans\b.*?{%[-+]?\s*endtrans\s*[-+]?%}", re.DOTALL)
IN_DJANGO = re.compile(
    r"{#.*?#}|{%\s*comment\b.*?{%\s*endcomment\s*%}|{%\s*blocktrans(?:late)?\b.*?{%\s*endblocktrans(?:late)?\s*%}",
    re.DOTALL,
)


def says(text: str) -> bool:
    """Whether the text holds a word of a language: not the product's name, a number or an abbreviation."""
    return any(not word.isupper() for word in WORD.findall(text.replace(PRODUCT, "")))


def untranslated(name: str, text: str) -> list[str]:
    """What a template says to people outside of its translations, as `line: words`."""
    page = _without_tags(text, IN_JINJA if is_ours(name) else IN_DJANGO)
    if name.endswith(".html"):
        reader = _Reader()
        reader.feed(page)
        reader.close()
        complaints = reader.complaints
    else:
        complaints = [
            f"{number}: {line.strip()!r}" for number, line in enumerate(page.splitlines(), 1) if says(line)
        ]
    return complaints + (list(_constants(text)) if is_ours(name) else [])


def _without_tags(text: str, translated: re.Pattern[str]) -> str:
    def blank(inside: str):
        return lambda found: inside + "\n" * found[0].count("\n")  # so that line numbers stay true

    text = translated.sub(blank(""), text)
    text = re.sub(r"{%.*?%}", blank(""), text, flags=re.DOTALL)
    return re.sub(r"{{.*?}}", blank("0"), text, flags=re.DOTALL)


class _Reader(HTMLParser):
    """Reads a page as people hear it; `translate="no"` marks what is not a language."""

    def __init__(self) -> None:
        super().__init__()
        self.complaints: list[str] = []
        self.silent: list[str] = []  # the open element that is not language, and those of its name inside it

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attributes}
        silent = tag in NOT_LANGUAGE or given.get("translate") == "no"
        if self.silent:
            silent = tag == self.silent[0]
        if silent:
            self.silent.append(tag)
        for name, value in given.items():
            if _is_read(tag, name, given) and says(value) and (name[:5] != "data-" or SPOKEN.match(value)):
                self.complaints.append(f"{self.getpos()[0]}: {name}={value!r}")

    def handle_endtag(self, tag: str) -> None:
        if self.silent and tag == self.silent[0]:
            self.silent.pop()

    def handle_data(self, data: str) -> None:
        data = PAIR.sub("", data)
        if not self.silent and says(data):
            line = self.getpos()[0] + data[: len(data) - len(data.lstrip())].count("\n")
            self.complaints.append(f"{line}: {' '.join(data.split())!r}")


def _is_read(tag: str, name: str, given: dict[str, str]) -> bool:
    if tag == "meta":
        return name == "content" and given.get("name", given.get("property", "")).endswith(
            ("description", "title")
        )
    if tag == "input" and name == "value":
        return given.get("type") in ("button", "reset", "submit")
    return name in READ_ALOUD or name.startswith("data-")


def _constants(text: str) -> Iterator[str]:
    """Constants given to a macro, a filter or a name that begin like a label, not in `_()` or its like."""
    tree = jinja2.Environment(extensions=["jinja2.ext.i18n"]).parse(text)
    translated = {
        id(constant)
        for call in tree.find_all(nodes.Call)
        if isinstance(call.node, nodes.Name) and call.node.name in SHAPES
        for argument in call.args
        for constant in (argument, *argument.find_all(nodes.Const))
    }
    compared = {
        id(constant) for ask in tree.find_all(nodes.Compare) for constant in ask.find_all(nodes.Const)
    }
    for constant in tree.find_all(nodes.Const):
        if id(constant) in translated | compared or not isinstance(constant.value, str):
            continue
        if SPOKEN.match(constant.value) and says(constant.value):
            yield f'{constant.lineno}: {constant.value!r} is not in _("…")'
