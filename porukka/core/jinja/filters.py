"""Numbers and lists of people as the reader's language writes them."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import Any

from babel import Locale
from babel.lists import format_list
from jinja2 import pass_eval_context
from jinja2.nodes import EvalContext
from markupsafe import Markup, escape

from porukka.core import clock


@cache
def _separators(language: str) -> tuple[str, str]:
    symbols = Locale.parse(language).number_symbols["latn"]
    return symbols["group"], symbols["minusSign"]


def number(value: int) -> str:
    """A whole number with its thousands apart: 12 345 in Finnish (no-break space), 12,345 in English."""
    group, minus = _separators(clock.locale_name())
    return f"{value:,d}".replace(",", group).replace("-", minus)


def in_words(names: Iterable[str]) -> str:
    """Names as a sentence says them, not escaped: "Sanna, Jari ja Oona". Empty for nobody."""
    return format_list([str(name) for name in names], style="standard", locale=clock.locale_name())


@pass_eval_context
def people_list(eval_ctx: EvalContext, names: Iterable[Any]) -> str:
    """As in_words, for pages: each name is escaped unless it is HTML already (a link to a person)."""
    if not eval_ctx.autoescape:
        return in_words(names)
    return Markup(in_words(str(escape(name)) for name in names))  # noqa: S704  # nosec B704


FILTERS = {
    "day": clock.day,
    "exact": clock.exact,
    "iso": clock.iso,
    "month": clock.month,
    "number": number,
    "people_list": people_list,
    "time_tag": clock.time_tag,
    "hour": clock.hour,
    "when": clock.when,
}
