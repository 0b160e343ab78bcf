"""Pieces of a page that are drawn once and kept: `drawn("search/field.html", slug=…)`, in Python and in templates."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple

from django.conf import settings
from django.db.models import Model
from django.template.loader import render_to_string
from django.utils.translation import get_language
from markupsafe import Markup

from porukka.core.holes import fill, hole
from porukka.core.ids import ANY, to_text
from porukka.core.shelf import Shelf

CSRF_INPUT = hole()
_drawn = Shelf(pieces=6_000, size=3_000_000)


def drawn(template: str, /, **values: Any) -> Markup:
    """The template's HTML in the active language, drawn again only for values it has not been drawn for.

    The key is all it is made of: the template knows these values and nothing else (no request, no reader, no slot),
    so two readers get the same HTML only where all of it is the same for both. It must not tell the time or a day:
    that depends on when it is drawn, and where. Values are text, numbers and tuples of them, named ones too.
    Raises TypeError for what may change while it stays equal: a row of a table, a list.
    """
    return to_draw(template, **values).__html__()


class Drawing(NamedTuple):
    """What `drawn` would give, not drawn yet: whoever keeps several pieces as one asks only whether all are the same.

    types: of the values, because "<b>" and Markup("<b>") are equal, and so are 1 and True.
    """

    template: str
    values: tuple[tuple[str, Any], ...]
    types: tuple[type, ...]

    def __html__(self) -> Markup:
        key = (get_language(), self)
        html: Markup | None = _drawn.get(key)
        if html is None:
            for name, value in self.values:
                check(name, value)
            html = _safe(render_to_string(self.template, dict(self.values)))
            if not settings.PORUKKA_DEV:  # whoever develops sees each change of a template
                _drawn.put(key, html)
        return html


def to_draw(template: str, /, **values: Any) -> Drawing:
    """As `drawn`, when it is printed."""
    return Drawing(template, tuple(values.items()), tuple(map(type, values.values())))


def drawn_form(template: str, csrf_input: Any, /, **values: Any) -> Markup:
    """As `drawn`, for what has forms in it: the page's `csrf_input` goes wherever the template prints it."""
    return fill(drawn(template, csrf_input=CSRF_INPUT, **values), {CSRF_INPUT: csrf_input})


def drawn_for_each(template: str, rows: Iterable[int], /, **values: Any) -> dict[int, Markup]:
    """A short template for each of these rows, by id: drawn once for the id ANY, in whose place goes each row's own.

    The template knows it as `id`, and prints it in addresses alone.
    """
    pieces = drawn(template, id=ANY, **values).split(to_text(ANY))
    return {pk: _safe(to_text(pk).join(pieces)) for pk in rows}


def _safe(html: str) -> Markup:
    return Markup(html)  # noqa: S704  # nosec B704 (HTML that was drawn before, and addresses)


def check(name: str, value: Any) -> None:
    """Let pass only what is equal exactly while it draws the same, else raise TypeError. A tuple holds no HTML: its
    parts' types are in no key."""
    if isinstance(value, Model):
        raise TypeError(f"{name}: a row is equal by its id alone; give what is shown of it")
    if isinstance(value, tuple):
        for part in value:
            if isinstance(part, Markup):
                raise TypeError(f"{name}: HTML among other values could be mistaken for text")
            check(name, part)
