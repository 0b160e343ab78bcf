"""A translatable message as it stands in a parsed template."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple, cast

from django.utils import translation
from jinja2 import nodes

TOKENS = re.compile(r"%%|%\((?P<name>\w+)\)[sd]")
# function: what its arguments are
SHAPES = {
    "_": ("one",),
    "gettext": ("one",),
    "pgettext": ("context", "one"),
    "ngettext": ("one", "many", "number"),
    "npgettext": ("context", "one", "many", "number"),
}
# Enough counts to tell a rule that only asks "is it one?" from the richer ones.
COUNTS = (0, *range(2, 31), 100, 101, 102, 111, 1001, 1_000_000)


def pieces(text: str) -> Iterator[tuple[str, str | None]]:
    """The text cut at its placeholders: pairs (words, name of the placeholder that follows or None)."""
    words, end = "", 0
    for token in TOKENS.finditer(text):
        words, end = words + text[end : token.start()], token.end()
        if token["name"] is None:
            words += "%"
        else:
            yield words, token["name"]
            words = ""
    yield words + text[end:], None


def placeholders(text: str) -> set[str]:
    """The names of the text's placeholders."""
    return {name for _words, name in pieces(text) if name}


class Forms(NamedTuple):
    """A translation: the text for one, and the text for any other count if it differs."""

    one: str
    many: str | None


@dataclass
class Message:
    """A gettext call on constants.

    values: what its placeholders are; formatted: whether they are filled in at all;
    markup: whether its words are HTML (a trans block) or text (a call).
    """

    one: str
    many: str | None
    context: str | None
    number: nodes.Expr | None
    values: dict[str, nodes.Expr]
    formatted: bool
    markup: bool
    lineno: int

    @classmethod
    def of(cls, node: nodes.Expr) -> Message | None:
        """The message that this expression is, or None if it is something else or not constant."""
        values = {}
        formatted = markup = False
        if isinstance(node, nodes.Mod) and isinstance(node.right, nodes.Dict):
            if not all(isinstance(pair.key, nodes.Const) for pair in node.right.items):
                return None
            values = {cast(nodes.Const, pair.key).value: pair.value for pair in node.right.items}
            formatted, node = True, node.left
        if isinstance(node, nodes.MarkSafeIfAutoescape):
            markup, node = True, node.expr
        if not isinstance(node, nodes.Call) or not isinstance(node.node, nodes.Name):
            return None
        shape = SHAPES.get(node.node.name, ())
        if not shape or len(node.args) != len(shape) or node.dyn_args or node.dyn_kwargs:
            return None
        given = dict(zip(shape, node.args, strict=True))
        number = given.pop("number", None)
        texts = {key: arg.value for key, arg in given.items() if isinstance(arg, nodes.Const)}
        if len(texts) < len(given) or not all(isinstance(text, str) for text in texts.values()):
            return None
        if node.kwargs:
            values |= {keyword.key: keyword.value for keyword in node.kwargs}
            formatted = True
        return cls(
            texts["one"],
            texts.get("many"),
            texts.get("context"),
            number,
            values,
            formatted,
            markup,
            node.lineno,
        )

    def forms(self) -> Forms | None:
        """The message in the active language; None if the language's plural asks more than "is it one?"."""
        if self.many is None:
            if self.context is None:
                return Forms(translation.gettext(self.one), None)
            return Forms(translation.pgettext(self.context, self.one), None)
        one = self._counted(self.many, 1)
        others = {self._counted(self.many, count) for count in COUNTS}
        if len(others) > 1:
            return None
        return Forms(one, None if others == {one} else others.pop())

    def is_one(self) -> nodes.Expr:
        """The condition that chooses between the two forms."""
        is_one = nodes.Operand("eq", nodes.Const(1, lineno=self.lineno))
        return nodes.Compare(cast(nodes.Expr, self.number), [is_one], lineno=self.lineno)

    def _counted(self, many: str, count: int) -> str:
        if self.context is None:
            return translation.ngettext(self.one, many, count)
        return translation.npgettext(self.context, self.one, many, count)
