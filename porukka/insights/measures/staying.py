"""Who comes, who is met, and who stays. All of it observed: that an answer and a return go together does not say that
the one made the other."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import date
from typing import NamedTuple

from porukka.insights.measures.care import Share

FEWEST_NEWCOMERS = 10  # on each side, where those answered and those not are set side by side
FEWEST_OF_A_MONTH = 5
FEWEST_BROUGHT = 5
FEWEST_ACTIVE = 10
MONTH_DAYS = 30
FIRST_BACK, LAST_BACK = 1, 29  # days after the first one: its second day to its thirtieth

Month = tuple[int, int]


class Begun(NamedTuple):
    """How a newcomer began: the day of her first post, whether somebody answered her within 24 hours of it, and the
    days on which she wrote."""

    first: date
    is_answered: bool
    wrote: Collection[date]

    @property
    def came_back(self) -> bool:
        return any(FIRST_BACK <= (day - self.first).days <= LAST_BACK for day in self.wrote)


class Returns(NamedTuple):
    answered: Share
    unanswered: Share


def newcomer_returns(begun: Iterable[Begun]) -> Returns:
    """Newcomers who wrote again on day 2–30 / newcomers, apart for those who were answered within 24 hours and those
    who were not.

    Newcomers: those whose first post is 30 to 120 days old, so that all had their thirty days. n: at least 10 on each
    side. Source: in four public archives 36 against 26, 36/26, 31/28 and 55/37 per cent; observational.
    """
    sides: dict[bool, list[Begun]] = {True: [], False: []}
    for one in begun:
        sides[one.is_answered].append(one)
    return Returns(
        *(
            Share(sum(one.came_back for one in sides[side]), len(sides[side]), FEWEST_NEWCOMERS)
            for side in (True, False)
        )
    )


class Cohort(NamedTuple):
    """Those who joined in a month. wrote: of the month itself and of each month after it, who wrote in it."""

    month: Month
    size: int
    wrote: list[int]

    @property
    def shares(self) -> list[float | None]:
        """0–1 each; None where fewer than 5 joined."""
        return [Share(number, self.size, FEWEST_OF_A_MONTH).value for number in self.wrote]


def cohorts(
    joined: Mapping[str, Month], wrote: Collection[tuple[str, Month]], last: Month, months: int = 6
) -> list[Cohort]:
    """Those who joined in each of the last months, and the share of them who wrote in each month since.

    joined: person → month she joined in (who has left counts on); wrote: (person, month) in which she wrote at least
    once; last: the month of today, itself not over yet. Shares are shown where at least 5 joined.
    """
    found = []
    seen = set(wrote)
    for back in range(months - 1, -1, -1):
        month = plus(last, -back)
        people = [who for who, when in joined.items() if when == month]
        counts = [sum((who, plus(month, step)) in seen for who in people) for step in range(back + 1)]
        found.append(Cohort(month, len(people), counts))
    return found


def brought(inviters: Iterable[int | None], team: Collection[int]) -> Share:
    """Newcomers invited by somebody outside the team / newcomers, of the last 90 days. n: newcomers, at least 5."""
    found = list(inviters)
    some = sum(inviter is not None and inviter not in team for inviter in found)
    return Share(some, len(found), FEWEST_BROUGHT)


def stickiness(days: Mapping[date, int], people: int) -> float | None:
    """DAU/MAU of writing: writers on a mean day of the last 30 / people who wrote in these 30 days. 0–1.

    days: day → people who wrote on it; people: distinct ones, at least 10. Who only reads is not measured at all.
    """
    if people < FEWEST_ACTIVE:
        return None
    return sum(days.values()) / MONTH_DAYS / people


def each(euros: float | None, results: int) -> float | None:
    """Euros for one result: the cost of three months / what came about in 90 days. None without either."""
    return 3 * euros / results if euros and results else None


def plus(month: Month, months: int) -> Month:
    """The month so many after (or before) this one."""
    whole = month[0] * 12 + month[1] - 1 + months
    return whole // 12, whole % 12 + 1
