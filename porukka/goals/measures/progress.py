"""How a goal goes. Pure: today is given."""

from __future__ import annotations

from datetime import date
from enum import Enum

GRACE = 0.1  # of the way: who is that little behind is on track still


class State(Enum):
    ON_TRACK = "on_track"
    BEHIND = "behind"
    UNKNOWN = "unknown"
    REACHED = "reached"
    PAST = "past"
    ENDED = "ended"


def is_reached(start: float | None, value: float | None, target: float) -> bool:
    """Whether the target is met: from above, where the goal is to come down to it."""
    if value is None:
        return False
    return value <= target if start is not None and start > target else value >= target


def part_of_the_way(start: float | None, value: float | None, target: float) -> float | None:
    """(value − start) / (target − start), 0–1: how much of the way is behind one; None as long as there is no value.

    Without a start (there was too little to count then) it is value / target.
    """
    if value is None:
        return None
    if is_reached(start, value, target):
        return 1.0
    begin = 0.0 if start is None else start
    whole = target - begin
    return min(1.0, max(0.0, (value - begin) / whole)) if whole else 0.0


def state_of(
    start: float | None, value: float | None, target: float, *, began: date, by: date, today: date
) -> State:
    """REACHED, PAST its day without that, or by how much of the way is behind one on the share of the time that has
    gone: BEHIND if that is more than GRACE short of it."""
    if is_reached(start, value, target):
        return State.REACHED
    if today > by:
        return State.PAST
    way = part_of_the_way(start, value, target)
    if way is None:
        return State.UNKNOWN
    gone = (today - began).days / max(1, (by - began).days)
    return State.BEHIND if way < gone - GRACE else State.ON_TRACK
