"""Who comes and who stays, worked by hand."""

from __future__ import annotations

from datetime import date, timedelta

from porukka.insights.measures.staying import (
    Begun,
    brought,
    cohorts,
    each,
    newcomer_returns,
    plus,
    stickiness,
)

FIRST = date(2026, 1, 31)


def begun(after, *, is_answered=True):
    """A newcomer who wrote again so many days after her first post."""
    return Begun(FIRST, is_answered, [FIRST, *(FIRST + timedelta(days=days) for days in after)])


def test_a_return_is_on_the_second_day_to_the_thirtieth():
    assert [begun([days]).came_back for days in (0, 1, 29, 30)] == [False, True, True, False]
    assert not begun([]).came_back


def test_answered_and_not_answered_stand_side_by_side_from_ten_on():
    met = [begun([3]) for _ in range(4)] + [begun([]) for _ in range(6)]
    unmet = [begun([3], is_answered=False)] + [begun([], is_answered=False) for _ in range(8)]
    found = newcomer_returns([*met, *unmet])
    assert (found.answered.value, found.answered.n) == (0.4, 10)
    assert (found.unanswered.value, found.unanswered.n) == (None, 9)


def test_the_grid_has_a_row_a_month_and_a_cell_for_each_month_since():
    joined = {**{str(number): (2025, 12) for number in range(5)}, "late": (2026, 2), "old": (2025, 1)}
    wrote = {("0", (2025, 12)), ("1", (2025, 12)), ("0", (2026, 2)), ("late", (2026, 2)), ("old", (2026, 2))}
    rows = cohorts(joined, wrote, (2026, 2), months=3)
    assert [(row.month, row.size, row.wrote) for row in rows] == [
        ((2025, 12), 5, [2, 0, 1]),
        ((2026, 1), 0, [0, 0]),
        ((2026, 2), 1, [1]),
    ]
    assert rows[0].shares == [0.4, 0.0, 0.2]
    assert rows[2].shares == [None]  # one alone would be told by her share


def test_months_go_over_the_turn_of_the_year():
    assert plus((2026, 1), -1) == (2025, 12)
    assert plus((2025, 12), 2) == (2026, 2)


def test_brought_by_members_is_not_by_the_team_nor_by_nobody():
    assert brought([7, 7, 1, None, 8], {1}).value == 0.6
    assert brought([7, 7, 8, 8], {1}).value is None


def test_how_often_people_write():
    days = {FIRST + timedelta(days=number): 5 for number in range(30)}
    assert stickiness(days, 20) == 0.25
    assert stickiness(days, 9) is None
    assert stickiness({}, 12) == 0


def test_what_a_result_costs():
    assert each(50, 30) == 5
    assert each(None, 30) is None
    assert each(50, 0) is None
