"""A setting is looked up as any attribute is.

Django's `settings` is a `LazyObject`, which looks at each attribute in Python so that a wrapped object's own methods
are found in place of the wrapper's. Settings have no methods, but are asked for fifty times a page.
"""

from __future__ import annotations

from typing import Any, cast

from django.conf import LazySettings


def look_up_plainly() -> None:
    """From here on. Tests may put other settings in their place as ever: the wrapper forgets what it has found."""
    cast(Any, LazySettings).__getattribute__ = object.__getattribute__
