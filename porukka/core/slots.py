"""Slots: a page leaves a named place, and a higher folder answers with HTML.

A page never knows who answers. It hands over all its rows at once, so that an answer costs the same number of
queries for one row as for fifty.
"""

from __future__ import annotations

import logging
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from typing import Any, TypeAlias

from django.conf import settings
from jinja2 import pass_context
from jinja2.runtime import Context, Undefined
from markupsafe import Markup, escape

from porukka.core import parts

logger = logging.getLogger(__name__)
MOST_CHOICES = 5_000  # of places and parts switched off, whose fillers are known

# fill(member, rows) -> {id of a row: its HTML}; for a place without rows, {None: HTML}. HTML is a text, or something
# that draws itself when it is printed (`core.jinja.drawing.to_draw`)
Filler = Callable[..., Mapping[Any, Any]]
# what the fillers of a place say of one row, as they said it: escaped HTML, or what draws itself
Asked: TypeAlias = tuple[Any, ...]
# each with whether it draws forms
_fillers: defaultdict[str, list[tuple[Filler, bool]]] = defaultdict(list)
# those who answer for a place where these parts are switched off
_answering: dict[tuple[str, Collection[str]], tuple[tuple[Filler, bool], ...]] = {}


class Answers(dict[Any, Markup]):
    """HTML by row id. A row that nobody answered for has empty HTML."""

    def __missing__(self, key: Any) -> Markup:
        return Markup()


def fills(name: str, *, forms: bool = False) -> Callable[[Filler], Filler]:
    """Decorator: the function answers for the place `name`, in `slots.py` of its folder.

    It gets the reading member (or visitor) and all rows of the page, and returns HTML by row id; what is not
    marked as safe HTML is escaped.
    forms: it draws forms, and gets as its third argument the page's `csrf_input` to print in each of them.
    """

    def register(filler: Filler) -> Filler:
        if (filler, forms) not in _fillers[name]:
            _fillers[name].append((filler, forms))
            _answering.clear()
        return filler

    return register


def fill(name: str, member: Any, rows: Iterable[Any] = (), csrf_input: Any = "") -> Answers:
    """Every answer for the place, joined per row in the order in which the folders registered.

    csrf_input: the hidden field of the page's forms, for fillers that draw forms.
    What a part that is switched off would fill stays empty. A filler that fails leaves its part empty and is
    logged: a page must not fall with its guests. With DEBUG or TESTING on, its error is raised.
    """
    answers = Answers()
    if name not in _fillers:
        return answers
    rows = rows if isinstance(rows, list | tuple) else tuple(rows)
    for filler, forms in _who_answers(name, parts.off_at(member)):
        try:
            answer = filler(member, rows, csrf_input) if forms else filler(member, rows)
            answered = {key: escape(html) for key, html in answer.items()}
        except Exception as error:
            _fallen(name, filler, error)
            continue
        for key, html in answered.items():
            answers[key] += html
    return answers


def ask(member: Any, places: Iterable[tuple[str, Any, Any]]) -> tuple[Asked, ...]:
    """What is to stand in each of these places of one row, not drawn yet, so that one can tell whether all of it
    was drawn before: for a page that keeps several places as one piece.

    places: names, each with its row and the row's id (None for a place without rows). A filler that draws forms
    cannot be kept: TypeError. One that fails is left out, as in `fill`.
    """
    off = parts.off_at(member)
    found: list[Asked] = []
    for name, row, pk in places:
        said: list[Any] = []
        rows = (row,)
        for filler, forms in _who_answers(name, off):
            if forms:
                raise TypeError(f"{filler.__module__} draws forms in {name}, which are nobody else's")
            try:
                html = filler(member, rows).get(pk)
            except Exception as error:
                _fallen(name, filler, error)
                continue
            if html is not None:
                said.append(escape(html) if isinstance(html, str) else html)
        found.append(tuple(said))
    return tuple(found)


def draw(asked: Asked) -> Markup:
    """The HTML of one of these places."""
    return asked[0].__html__() if len(asked) == 1 else Markup().join(asked)


def _who_answers(name: str, off: Collection[str]) -> tuple[tuple[Filler, bool], ...]:
    """The fillers of a place without those of the parts that are switched off, found once for each such choice."""
    key = (name, off)
    found = _answering.get(key)
    if found is None:
        found = tuple(one for one in _fillers.get(name, ()) if parts.part_of(one[0].__module__) not in off)
        if len(_answering) >= MOST_CHOICES:
            _answering.clear()
        _answering[key] = found
    return found


def _fallen(name: str, filler: Filler, error: Exception) -> None:
    """Log the error, or raise it where it is to be heard."""
    if settings.DEBUG or getattr(settings, "TESTING", False):
        raise error
    told = "The slot %s was left empty by %s.%s"
    logger.error(told, name, filler.__module__, filler.__name__, exc_info=error)


@pass_context
def slot(context: Context, name: str, rows: Iterable[Any] | None = None) -> Answers | Markup:
    """The templates' `slot(name)`, one piece of HTML, and `slot(name, rows)`, a mapping from row id to HTML.

    Who reads is `member` in the template's context; raises jinja2.UndefinedError where there is none (a macro
    imported without context).
    """
    member = context.resolve("member")
    if isinstance(member, Undefined):
        str(member)  # tells its name
    csrf_input = context.get("csrf_input", "")
    if rows is None:
        return fill(name, member, csrf_input=csrf_input)[None]
    return fill(name, member, rows, csrf_input)
