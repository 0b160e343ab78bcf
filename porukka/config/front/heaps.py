"""What answers leave free in the heaps of the C library goes back to the system: it lies in gaps between what stays,
where the library itself would keep it for ever."""

from __future__ import annotations

import ctypes
from collections.abc import Callable
from itertools import count
from typing import Any

EVERY = 500  # answers; going through the heaps takes a few milliseconds, in which other threads go on


class Heaps:
    """Counts answers. trim: gives back what is free, as glibc's `malloc_trim`; None where the library has none."""

    def __init__(self, trim: Callable[[int], Any] | None, every: int = EVERY) -> None:
        self._trim, self._every = trim, every
        self._answers = count(1)

    def answered(self) -> None:
        """Called after each answer, from any thread."""
        if next(self._answers) % self._every == 0 and self._trim is not None:
            self._trim(0)


def of_this_process() -> Heaps:
    trim = getattr(ctypes.CDLL(None), "malloc_trim", None)
    if trim is not None:
        trim.argtypes = (ctypes.c_size_t,)
    return Heaps(trim)
