"""Instant runoff: examples worked by hand, and what has to hold of any ballots."""

from __future__ import annotations

from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from porukka.polls.kinds.runoff import instant_runoff

OPTIONS = 4
# from a list, which is quicker than to make them up
ORDERS = [list(order) for many in range(1, OPTIONS + 1) for order in permutations(range(OPTIONS), many)]
some_ballots = st.lists(st.tuples(st.sampled_from(ORDERS), st.integers(1, 5)), min_size=1, max_size=12)


def test_the_second_choices_of_whoever_goes_out_decide():
    """Tennessee's capital: Memphis leads at first, and Knoxville wins."""
    memphis, nashville, chattanooga, knoxville = range(4)
    outcome = instant_runoff(
        [
            ([memphis, nashville, chattanooga, knoxville], 42),
            ([nashville, chattanooga, knoxville, memphis], 26),
            ([chattanooga, knoxville, nashville, memphis], 15),
            ([knoxville, chattanooga, nashville, memphis], 17),
        ],
        4,
    )
    assert outcome.winner == knoxville
    assert [one.counts for one in outcome.rounds] == [
        [42, 26, 15, 17],
        [42, 26, None, 32],
        [42, None, None, 58],
    ]
    assert [one.out for one in outcome.rounds] == [[chattanooga], [nashville], []]


def test_of_equals_the_one_that_was_weaker_before_goes_out():
    # 1 and 2 are level in the second round; in the first one 2 had fewer
    outcome = instant_runoff([([0], 5), ([1], 4), ([2], 3), ([3, 2], 1)], 4)
    assert [one.out for one in outcome.rounds][:2] == [[3], [2]]


def test_of_equals_that_never_differed_the_last_in_the_list_goes_out():
    outcome = instant_runoff([([0], 3), ([1, 0], 2), ([2, 1], 2)], 3)
    assert outcome.rounds[0].out == [2]
    assert outcome.winner == 1


def test_those_who_are_level_to_the_end_are_both_told():
    outcome = instant_runoff([([0], 3), ([1], 3)], 3)
    assert (outcome.winner, outcome.level) == (None, [0, 1])


def test_nobody_has_voted():
    outcome = instant_runoff([], 3)
    assert (outcome.winner, outcome.level, outcome.rounds) == (None, [], [])


def test_what_nobody_puts_first_goes_out_at_once():
    outcome = instant_runoff([([0, 1], 2), ([1, 0], 2), ([0], 1)], 9)
    assert len(outcome.rounds) == 1  # there is a majority in the first round already
    assert instant_runoff([([0], 2), ([1], 2), ([2, 0], 1)], 9).rounds[0].out == [3, 4, 5, 6, 7, 8]


def test_an_answer_that_names_nobody_left_is_spent():
    outcome = instant_runoff([([0], 4), ([1], 3), ([2], 2)], 3)
    assert outcome.rounds[-1].spent == 2
    assert outcome.winner == 0


@given(some_ballots)
def test_every_ballot_is_counted_in_every_round(ballots):
    total = sum(many for _order, many in ballots)
    outcome = instant_runoff(ballots, OPTIONS)
    for one in outcome.rounds:
        assert sum(count or 0 for count in one.counts) + one.spent == total
    gone: set[int] = set()
    for one in outcome.rounds:
        assert {place for place, count in enumerate(one.counts) if count is None} == gone
        assert not gone & set(one.out)
        gone |= set(one.out)
    assert outcome.winner not in gone
    assert (outcome.winner is None) == bool(outcome.level)


@given(some_ballots, st.randoms(use_true_random=False))
def test_the_order_of_ballots_and_how_they_are_bundled_change_nothing(ballots, random):
    single = [(order, 1) for order, many in ballots for _one in range(many)]
    random.shuffle(single)
    assert instant_runoff(single, OPTIONS) == instant_runoff(ballots, OPTIONS)


@given(some_ballots)
def test_the_favourite_of_more_than_half_wins_in_the_first_round(ballots):
    total = sum(many for _order, many in ballots)
    outcome = instant_runoff([*ballots, ([2, 0], total + 1)], OPTIONS)
    assert (outcome.winner, len(outcome.rounds)) == (2, 1)


@given(some_ballots)
def test_the_winner_beats_the_last_other_one_among_those_who_name_either(ballots):
    outcome = instant_runoff(ballots, OPTIONS)
    last = outcome.rounds[-1].counts
    if outcome.winner is not None:
        others = [count for place, count in enumerate(last) if count is not None and place != outcome.winner]
        assert 2 * (last[outcome.winner] or 0) > (last[outcome.winner] or 0) + sum(others)
    else:
        assert len({last[place] for place in outcome.level}) == 1
