"""The gettext functions of templates, for the calls that could not be folded in at compile time.

They return text, not HTML: autoescape escapes it. With named values, text and values are escaped and joined.
"""

from __future__ import annotations

from typing import Any

from django.utils import translation
from jinja2 import pass_eval_context
from jinja2.nodes import EvalContext
from markupsafe import escape


@pass_eval_context
def gettext(eval_ctx: EvalContext, message: str, /, **values: Any) -> str:
    """The message in the reader's language, `values` in its placeholders. KeyError if one is missing."""
    return _filled(eval_ctx, translation.gettext(message), values)


@pass_eval_context
def pgettext(eval_ctx: EvalContext, context: str, message: str, /, **values: Any) -> str:
    """As gettext, for a message whose meaning depends on `context`."""
    return _filled(eval_ctx, translation.pgettext(context, message), values)


@pass_eval_context
def ngettext(eval_ctx: EvalContext, one: str, many: str, number: int, /, **values: Any) -> str:
    """As gettext, for a message that counts; give the number by name too if the message shows it."""
    return _filled(eval_ctx, translation.ngettext(one, many, number), values)


@pass_eval_context
def npgettext(eval_ctx: EvalContext, context: str, one: str, many: str, number: int, /, **values: Any) -> str:
    """As ngettext, for a message whose meaning depends on `context`."""
    return _filled(eval_ctx, translation.npgettext(context, one, many, number), values)


def _filled(eval_ctx: EvalContext, text: str, values: dict[str, Any]) -> str:
    if not values:
        return text
    return escape(text) % values if eval_ctx.autoescape else text % values


GLOBALS = {
    "_": gettext,
    "gettext": gettext,
    "pgettext": pgettext,
    "ngettext": ngettext,
    "npgettext": npgettext,
}
