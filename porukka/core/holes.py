"""HTML that is kept with places left open in it, which are filled in for each page.

A hole is a word that nobody can guess, so nobody can write it into a post; it looks the same however it is escaped.
"""

from __future__ import annotations

import secrets
from collections.abc import Mapping

from markupsafe import Markup, escape


def hole() -> str:
    """A new one, for as long as this process lives."""
    return f"hole{secrets.token_hex(12)}"


def fill(html: str, values: Mapping[str, object]) -> Markup:
    """The HTML with a value in each hole; what is not marked as safe HTML is escaped."""
    for mark, value in values.items():
        if mark in html:  # a value may be made only when it is printed
            html = html.replace(mark, escape(value))
    return Markup(html)  # noqa: S704  # nosec B704 (HTML that was drawn before, and escaped values)
