"""Words for people in Python that are not marked for translation."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

LABELS = {"empty_label", "help_text", "label", "verbose_name", "verbose_name_plural"}
TABLES = {"error_messages", "help_texts", "labels"}
LEVELS = {"debug", "error", "info", "success", "warning"}
# function: which argument people read
SPEAKERS = {"Refused": 0, "ValidationError": 0, "add_error": 1, "ensure": 1, "hold": 0, "refuse": 0}
CHOICES = {"Choices", "IntegerChoices", "TextChoices"}


def untranslated(text: str) -> list[str]:
    """Sentences and labels that are given to people as they stand, as `line: words`."""
    told = {node.lineno: words for node, words in _found(ast.parse(text))}
    return [f"{line}: {words!r} is not in _(…)" for line, words in sorted(told.items())]


def _found(tree: ast.AST) -> Iterator[tuple[ast.expr, str]]:
    for node in ast.walk(tree):
        for candidate in _given_to_people(node):
            if words := _words(candidate):
                yield candidate, words


def _given_to_people(node: ast.AST) -> Iterator[ast.expr]:
    if isinstance(node, ast.Call):
        for keyword in node.keywords:
            yield from _named(keyword.arg or "", keyword.value)
        index = _speaks(node.func)
        if index is not None:
            yield from node.args[index : index + 1]
    elif isinstance(node, ast.ClassDef):
        if node.name == "Meta":
            for name, value in _assigned(node):
                yield from _named(name, value)
        elif CHOICES & {ast.unparse(base).rpartition(".")[2] for base in node.bases}:
            for _name, value in _assigned(node):
                yield from value.elts[1:] if isinstance(value, ast.Tuple) else ()


def _assigned(body: ast.ClassDef) -> Iterator[tuple[str, ast.expr]]:
    for line in body.body:
        if isinstance(line, ast.Assign) and isinstance(line.targets[0], ast.Name):
            yield line.targets[0].id, line.value


def _named(name: str, value: ast.expr) -> Iterator[ast.expr]:
    if name in LABELS:
        yield value
    elif name in TABLES and isinstance(value, ast.Dict):
        yield from value.values


def _speaks(function: ast.expr) -> int | None:
    if isinstance(function, ast.Attribute):
        of = ast.unparse(function.value)
        if of == "messages":
            return {"add_message": 2}.get(function.attr, 1 if function.attr in LEVELS else None)
        return SPEAKERS.get(function.attr)
    return SPEAKERS.get(function.id) if isinstance(function, ast.Name) else None


def _words(value: ast.expr) -> str:
    """The constant words of an expression that nothing translates; empty if there are none."""
    match value:
        case ast.Constant(value=str(words)):
            return words if re.search(r"[^\W\d_]{2}", words) else ""
        case ast.JoinedStr(values=parts):
            return " ".join(filter(None, map(_words, parts)))
        case ast.BinOp(left=left, right=right):
            return _words(left) or (_words(right) if isinstance(value.op, ast.Add) else "")
        case ast.IfExp(body=body, orelse=other):
            return _words(body) or _words(other)
        case ast.Call(func=ast.Attribute(value=pattern, attr="format")):
            return _words(pattern)
        case ast.List(elts=items) | ast.Tuple(elts=items):
            return " ".join(filter(None, map(_words, items)))
    return ""
