"""Who stays away longer than is her way: each measured by herself, nobody against others."""

from __future__ import annotations

from datetime import date, timedelta
from typing import NamedTuple

WINDOW = timedelta(days=120)
FEWEST_DAYS = 4  # on which she wrote: with fewer there is no rhythm
LEAST, LONGEST = 14, 75  # days of silence: before it is no news, afterwards she has gone
TIMES = 3  # her usual pause
LATELY = 7  # days


class Rhythm(NamedTuple):
    """every: days between two days on which she wrote, on average; silent: days since the last of them."""

    every: float
    silent: int

    @property
    def is_quiet(self) -> bool:
        """Whether the silence is longer than usual: three of her pauses, at least 14 and at most 75 days."""
        return LEAST <= self.silent <= LONGEST and self.silent >= TIMES * self.every

    @property
    def is_newly_quiet(self) -> bool:
        """Quiet now, and not yet a week ago."""
        return self.is_quiet and not Rhythm(self.every, self.silent - LATELY).is_quiet


def rhythm_of(days: int, first: date, last: date, today: date) -> Rhythm:
    """Of who wrote on so many days, at least FEWEST_DAYS, from the first to the last."""
    return Rhythm((last - first).days / (days - 1), (today - last).days)
