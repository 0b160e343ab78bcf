"""What is loaded although nobody here needs it takes memory in every process, for as long as it lives."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def left_out(*names: str) -> Iterator[None]:
    """Whoever imports these packages meanwhile is told that they are not installed; what is loaded already stays.

    For a library that takes what it can get and goes on without it.
    """
    absent = [name for name in names if name not in sys.modules]
    sys.modules.update(dict.fromkeys(absent))  # type: ignore[arg-type]  # None stands for a package that is not there
    try:
        yield
    finally:
        for name in absent:
            if name in sys.modules and sys.modules[name] is None:
                del sys.modules[name]
