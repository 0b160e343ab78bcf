"""What compiled templates call on each value they print."""

from __future__ import annotations

from typing import Any

from markupsafe import Markup, escape


def printed(value: Any) -> str:
    """The text of a value in HTML, as `markupsafe.escape` gives it.

    A template joins what it prints, and marks the whole as safe where that is needed. So HTML that is marked already
    is handed on as it is; markupsafe would copy it, all the posts of a page a dozen times.
    """
    return value if type(value) is Markup else escape(value)
