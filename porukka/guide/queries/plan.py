"""The first thirty days: what to do when, from the archetype and from what has been done."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils import timezone
from django.utils.translation import gettext as _

from porukka.guide import steps
from porukka.guide.archetypes import Archetype
from porukka.guide.models import Guide
from porukka.guide.queries.openings import Place
from porukka.guide.queries.states import DONE, WAITS, StepState

DAYS = 30
# the days of each week, counted from the day on which the door opened
WEEKS = ((1, 7), (8, 14), (15, 21), (22, 30))


@dataclass(frozen=True)
class Item:
    """step: the key of the step it belongs to, or "parts"."""

    words: str
    step: str
    is_done: bool


@dataclass(frozen=True)
class Week:
    """advice: for this kind of community, empty for one of its own kind; is_now: today is in it."""

    number: int
    first: date
    last: date
    advice: str
    items: list[Item]
    is_now: bool


def plan(guide: Guide, kind: Archetype | None, found: list[StepState], taken: dict[str, Place]) -> list[Week]:
    """The four weeks after the door opened. No query."""
    opened, today = timezone.localdate(guide.opened_at), timezone.localdate()
    of_week: dict[int, list[Item]] = {}
    for number, item in _items(guide, kind, {one.key: one for one in found}, taken):
        of_week.setdefault(number, []).append(item)
    weeks = []
    for number, (first, last) in enumerate(WEEKS, 1):
        days = opened + timedelta(days=first - 1), opened + timedelta(days=last - 1)
        advice = kind.weeks[number - 1] if kind else ""
        weeks.append(Week(number, *days, advice, of_week[number], days[0] <= today <= days[1]))
    return weeks


def _items(
    guide: Guide, kind: Archetype | None, state: dict[str, StepState], taken: dict[str, Place]
) -> Iterator[tuple[int, Item]]:
    days = sum(key.startswith("day-") for key in taken)
    yield 1, _item(steps.CULTURE, _("Read the guidelines we propose, and make them yours"), state)
    yield 1, _item(steps.PEOPLE, _("Ask the first five in, each one in person"), state)
    words = _("Open one discussion a day: %(count)s of 7 chosen") % {"count": min(days, 7)}
    yield 1, Item(words, steps.OPENINGS, days >= 7)
    if kind:
        ritual = kind.rituals[0]
        words = _("Begin a habit that comes back: “%(name)s”") % {"name": ritual.name}
        yield 2, Item(words, "parts", f"ritual-{ritual.key}" in taken)
    yield 2, _item(steps.CHANNELS, _("Note where else these people are, and who invites there"), state)
    yield 3, _item(steps.SUCCESS, _("Say how you will see that it works, with one goal"), state)
    if kind:
        later = [room for room in kind.rooms if not room.opens]
        words = _("Add a part if the talk asks for it, and not before")
        yield 3, Item(words, "parts", any(f"room-{room.key}" in taken for room in later))
    words = _("Look again at whom it is for: who has come, who has not?")
    yield 3, _item(steps.AUDIENCE, words, state, guide, 14)
    words = _("Ask once more why you are here, and write down what has changed")
    yield 4, _item(steps.PURPOSE, words, state, guide, 21)


def _item(
    key: str, words: str, state: dict[str, StepState], guide: Guide | None = None, day: int = 0
) -> Item:
    """day: it is done only by looking after the step on that day after the opening, or later."""
    one = state[key]
    if guide is None:
        return Item(words, key, one.state == DONE)
    since = guide.opened_at + timedelta(days=day)
    return Item(words, key, one.state != WAITS and one.step.touched_at > since)


def is_on(guide: Guide) -> bool:
    """Whether the thirty days are not over yet."""
    return timezone.localdate() <= timezone.localdate(guide.opened_at) + timedelta(days=DAYS)
