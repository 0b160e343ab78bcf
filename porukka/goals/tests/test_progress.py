"""How a goal goes, worked by hand."""

from __future__ import annotations

from datetime import date

import pytest

from porukka.goals.measures.lines import line_of
from porukka.goals.measures.progress import State, part_of_the_way, state_of

BEGAN, BY = date(2026, 1, 1), date(2026, 4, 11)  # a hundred days


@pytest.mark.parametrize(
    ("start", "value", "target", "part"),
    [
        (2, 6, 10, 0.5),
        (2, 1, 10, 0.0),  # it went backwards
        (2, 12, 10, 1.0),
        (40, 30, 20, 0.5),  # a goal that is to come down
        (40, 10, 20, 1.0),
        (None, 5, 10, 0.5),
        (5, None, 10, None),
        (10, 10, 10, 1.0),
    ],
)
def test_how_much_of_the_way_is_behind_one(start, value, target, part) -> None:
    assert part_of_the_way(start, value, target) == part


@pytest.mark.parametrize(
    ("value", "today", "state"),
    [
        (2, date(2026, 1, 1), State.ON_TRACK),
        (6, date(2026, 2, 20), State.ON_TRACK),  # half of the way, half of the time
        (5.2, date(2026, 2, 20), State.ON_TRACK),  # a tenth short is no trouble
        (5, date(2026, 2, 20), State.BEHIND),
        (None, date(2026, 2, 20), State.UNKNOWN),
        (10, date(2026, 2, 20), State.REACHED),
        (9.5, date(2026, 4, 11), State.ON_TRACK),  # its day is not over
        (9.5, date(2026, 4, 12), State.PAST),
        (10, date(2027, 1, 1), State.REACHED),
    ],
)
def test_how_it_stands(value, today, state) -> None:
    assert state_of(2, value, 10, began=BEGAN, by=BY, today=today) is state


def test_a_line_stands_in_its_box() -> None:
    line = line_of([(BEGAN, 0.0), (date(2026, 2, 20), 5.0), (BY, 10.0)], mark=10.0)
    assert line is not None
    assert line.points == "0.0,38.0 50.0,20.0 100.0,2.0"
    assert line.mark == 2.0
    assert line_of([(BEGAN, 1.0)]) is None
    flat = line_of([(BEGAN, 0.0), (BY, 0.0)], at=date(2027, 1, 1))
    assert flat is not None
    assert flat.points == "0.0,38.0 100.0,38.0"
    assert flat.at == 100.0
