"""Slots: a page leaves a named place, and a higher folder answers with HTML.

A page never knows who answers. It hands over all its rows at once, so that an answer costs the same number of
queries for one row as for fifty.
"""

from __future__ import annotations

import logging
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from django.conf import settings
from jinja2 import pass_context
from jinja2.runtime import Context, Undefined
from markupsafe import Markup, escape

from porukka.core import parts

logger = logging.getLogger(__name__)

# fill(member, rows) -> {id of a row: its HTML}; for a place without rows, {None: HTML}
Filler = Callable[..., Mapping[Any, str]]
# each with whether it draws forms
_fillers: defaultdict[str, list[tuple[Filler, bool]]] = defaultdict(list)


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
        return filler

    return register


def fill(name: str, member: Any, rows: Iterable[Any] = (), csrf_input: Any = "") -> Answers:
    """Every answer for the place, joined per row in the order in which the folders registered.

    csrf_input: the hidden field of the page's forms, for fillers that draw forms.
    What a part that is switched off would fill stays empty. A filler that fails leaves its part empty and is
    logged: a page must not fall with its guests. With DEBUG or TESTING on, its error is raised.
    """
    rows = rows if isinstance(rows, list | tuple) else tuple(rows)
    answers = Answers()
    for filler, forms in _fillers.get(name, ()):
        if parts.is_off(member, parts.part_of(filler.__module__)):
            continue
        try:
            answer = filler(member, rows, csrf_input) if forms else filler(member, rows)
            answered = {key: escape(html) for key, html in answer.items()}
        except Exception:
            if settings.DEBUG or getattr(settings, "TESTING", False):
                raise
            logger.exception("The slot %s was left empty by %s.%s", name, filler.__module__, filler.__name__)
            continue
        for key, html in answered.items():
            answers[key] += html
    return answers


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
