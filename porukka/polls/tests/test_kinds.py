"""What each kind takes as an answer and counts, on plain values."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from porukka.core.refusal import Refused
from porukka.polls.kinds import KINDS, Asked
from porukka.polls.queries.rows import bins_of

THREE = Asked(options=3)


@pytest.mark.parametrize(
    ("kind", "asked", "posted", "choice"),
    [
        ("single", THREE, {"option": "2"}, "2"),
        ("multiple", Asked(3, 1, 3), {"option": ["2", "0"]}, "0,2"),
        ("quiz", Asked(3, 1, 1, frozenset({1})), {"option": "1"}, "1"),
        ("ranked", THREE, {"rank-0": "2", "rank-1": "", "rank-2": "1"}, "2>0"),
        ("ranked", THREE, {"rank-0": "3", "rank-2": "1"}, "2>0"),  # the gap closes
        ("slider", THREE, {"value": "0"}, "0"),
        ("slider", THREE, {"value": " 100 "}, "100"),
        ("slider", THREE, {"value": "073"}, "73"),
        ("date", THREE, {"time-0": "2", "time-2": "1"}, "2,0,1"),
        ("date", THREE, {"time-0": "0"}, "0,0,0"),
    ],
)
def test_an_answer_in_letters(kind, asked, posted, choice):
    assert KINDS[kind].read(asked, posted) == choice


@pytest.mark.parametrize(
    ("kind", "asked", "posted"),
    [
        ("single", THREE, {}),
        ("single", THREE, {"option": ["0", "1"]}),
        ("single", THREE, {"option": "3"}),
        ("single", THREE, {"option": "-1"}),
        ("single", THREE, {"option": "²"}),
        ("multiple", Asked(3, 2, 2), {"option": ["1"]}),
        ("multiple", Asked(3, 2, 2), {"option": ["0", "1", "2"]}),
        ("multiple", Asked(3, 1, 3), {"option": ["1", "1"]}),
        ("multiple", Asked(3, 1, 3), {"option": ["1"] * 10_000}),
        ("ranked", THREE, {}),
        ("ranked", THREE, {"rank-0": "1", "rank-1": "1"}),
        ("ranked", THREE, {"rank-0": "4"}),
        ("ranked", THREE, {"rank-0": "0"}),
        ("ranked", THREE, {"rank-0": "x"}),
        ("ranked", THREE, {"rank-9": "1"}),
        ("slider", THREE, {}),
        ("slider", THREE, {"value": "101"}),
        ("slider", THREE, {"value": "-1"}),
        ("slider", THREE, {"value": "50.5"}),
        ("slider", THREE, {"value": "9" * 400}),
        ("slider", THREE, {"value": "nan"}),
        ("date", THREE, {}),
        ("date", THREE, {"time-0": "3"}),
        ("date", THREE, {"time-3": "2"}),
    ],
)
def test_what_is_no_answer_is_refused_in_words(kind, asked, posted):
    with pytest.raises(Refused) as refused:
        KINDS[kind].read(asked, posted)
    assert str(refused.value.words)


def test_several_choices_are_counted_each():
    assert KINDS["multiple"].count(Asked(3, 1, 3), [("0,2", 3), ("2", 1)]) == {"counts": [3, 0, 4]}


def test_a_quiz_counts_who_had_all_of_it_right_and_nothing_else():
    asked = Asked(3, 1, 3, frozenset({0, 2}))
    told = KINDS["quiz"].count(asked, [("0,2", 3), ("0", 2), ("0,1,2", 4)])
    assert told == {"counts": [9, 4, 7], "right": 3}


def test_of_times_the_best_suits_most_and_then_would_do_for_most():
    told = KINDS["date"].count(THREE, [("2,2,0", 2), ("0,1,2", 1)])
    assert told == {"counts": [2, 2, 1], "maybe": [0, 1, 0], "best": [1]}
    assert KINDS["date"].count(THREE, [("0,0,0", 2)])["best"] == []


@given(st.dictionaries(st.integers(0, 100).map(str), st.integers(1, 50)))
def test_a_slider_keeps_the_sum_and_all_answers_in_ten_stretches(answers):
    told = KINDS["slider"].count(THREE, answers.items())
    assert told["sum"] == sum(int(number) * many for number, many in answers.items())
    assert len(told["bins"]) == 10
    for row in bins_of(told):
        inside = [many for number, many in answers.items() if row.first <= int(number) <= row.last]
        assert row.count == sum(inside)
        assert 0 <= row.y <= 40
        assert row.y + row.height == 40


@given(st.lists(st.permutations(range(5)).map(lambda order: ">".join(map(str, order[:3]))), max_size=9))
def test_rankings_go_out_in_their_order(choices):
    words = list("abcde")
    for choice in choices:
        row = KINDS["ranked"].cells(choice, words)
        assert row[:3] == [words[int(place)] for place in choice.split(">")]
        assert row[3:] == ["", ""]
