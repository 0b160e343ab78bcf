"""A bar of progress for commands that take long: on a terminal only, so that a log holds no thousand lines of it."""

from __future__ import annotations

import sys
import time
from typing import TextIO

WIDTH = 30
EVERY = 0.1  # seconds


class Bar:
    """`bar(done)` while it goes on, `bar.end()` when it is over. whole: how much there is, 0 if nobody knows yet."""

    def __init__(self, words: str, whole: int = 0, stream: TextIO | None = None) -> None:
        self.words, self.whole = words, whole
        self._stream = stream or sys.stderr
        self._shown = self._stream.isatty()
        self._next = 0.0

    def __call__(self, done: int) -> None:
        now = time.monotonic()
        if self._shown and now >= self._next:
            self._next = now + EVERY
            self._stream.write(f"\r{self.line(done)}\x1b[K")
            self._stream.flush()

    def line(self, done: int) -> str:
        """As it looks when so much is done."""
        if not self.whole:
            return f"{self.words} {done:,}"
        share = min(1.0, done / self.whole)
        full = round(WIDTH * share)
        return f"{self.words} [{'=' * full}{' ' * (WIDTH - full)}] {share:4.0%} {done:,} / {self.whole:,}"

    def end(self) -> None:
        """The line is free again for words."""
        if self._shown:
            self._stream.write("\r\x1b[K")
            self._stream.flush()
