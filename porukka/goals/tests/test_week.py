"""What a week is told by, worked by hand."""

from __future__ import annotations

from porukka.goals.measures.figures import Figure, of_share
from porukka.goals.measures.week import Known, Said, tell
from porukka.insights.measures.care import Share


def week(active=10, starters=5, **shares):
    """Figures of seven days; shares as (some, n)."""
    found = {
        "active_members": Figure(float(active), active, active),
        "distinct_starters": Figure(float(starters), starters, starters),
    }
    return found | {key: of_share(Share(some, n, 10)) for key, (some, n) in shares.items()}


USUAL = [week(), week(active=9), week(active=12), week(starters=4)]


def codes(lines: list[Said]) -> list[str]:
    return [line.code for line in lines]


def test_a_usual_week_is_told_in_few_lines() -> None:
    told = tell(week(), USUAL, Known(has_goals=True, code="community"))
    assert told.good == told.worries == []
    assert codes(told.actions) == ["verdict", "thank"]


def test_a_number_above_all_four_weeks_is_good_and_one_below_them_a_worry() -> None:
    told = tell(week(active=13, starters=3), USUAL, Known())
    assert told.good == [
        Said("count_up", {"measure": "active_members", "now": 13.0, "low": 9.0, "high": 12.0})
    ]
    assert codes(told.worries) == ["count_down"]
    same = tell(week(active=12, starters=4), USUAL, Known())
    assert same.good == same.worries == []


def test_small_numbers_are_noise() -> None:
    few = [week(active=2, starters=1)] * 4
    assert tell(week(active=4, starters=2), few, Known()).good == []
    assert tell(week(active=0, starters=0), few, Known()).worries == []


def test_nothing_is_compared_with_fewer_than_four_weeks() -> None:
    assert tell(week(active=30), USUAL[:3], Known()).good == []


def test_a_share_is_told_when_chance_would_hardly_do_it() -> None:
    before = [week(member_started=(10, 20))] * 4
    clear = tell(week(member_started=(18, 20)), before, Known())
    assert codes(clear.good) == ["share_up"]
    assert clear.good[0].facts == {"measure": "member_started", "now": 90.0, "before": 50.0, "n": 20}
    assert tell(week(member_started=(12, 20)), before, Known()).good == []
    assert tell(week(member_started=(8, 8)), before, Known()).good == []  # under ten: too few
    assert codes(tell(week(member_started=(2, 20)), before, Known()).worries) == ["share_down"]


def test_newcomers_who_wait_come_first() -> None:
    waiting = Known(waiting=(1, 2, 3), new_waiting=(2,), behind=(7,), has_goals=True, code="hosted")
    told = tell(week(), USUAL, waiting)
    assert codes(told.worries) == ["new_waiting", "waiting", "behind"]
    assert told.worries[0].facts == {"n": 1, "topic": "2"}
    assert told.worries[1].facts == {"n": 2, "topic": "1"}
    assert codes(told.actions) == ["greet", "answer", "verdict"]


def test_the_verdict_is_compared_only_where_there_was_one() -> None:
    assert codes(tell({}, [], Known(code="community", code_before="hosted")).good) == ["verdict_up"]
    assert codes(tell({}, [], Known(code="audience", code_before="hosted")).worries) == ["verdict_down"]
    for before in ("", "too_early", "community"):
        told = tell({}, [], Known(code="community", code_before=before))
        assert told.good == told.worries == []


def test_never_more_than_three_of_each() -> None:
    told = tell(
        week(active=30, starters=20, answered_in_a_day=(12, 12)),
        USUAL,
        Known(firsts=2, lively=(5, 9), reached=(1, 2), code="community", code_before="hosted"),
    )
    assert codes(told.good) == ["reached", "reached", "verdict_up"]
    assert len(told.actions) == 3


def test_what_leans_on_few_is_a_worry_without_blame() -> None:
    told = tell({}, [], Known(dependence=Share(8, 12), half=2, people=14))
    assert codes(told.worries) == ["leans", "few_write"]
    assert tell({}, [], Known(dependence=Share(8, 9), half=2, people=9)).worries == []  # too few


def test_all_answered_within_a_day_is_told_from_three_on() -> None:
    assert codes(tell(week(answered_in_a_day=(3, 3)), USUAL, Known()).good) == ["all_answered"]
    assert tell(week(answered_in_a_day=(2, 2)), USUAL, Known()).good == []
    assert tell(week(answered_in_a_day=(3, 4)), USUAL, Known()).good == []
