"""Who gives and who gets, and the picture of it, worked by hand."""

from __future__ import annotations

from collections import Counter

from porukka.insights.measures.conversation import NOBODY, Tally, tally
from porukka.insights.measures.doing import Doing, Done, done_together
from porukka.insights.measures.giving import Pair, alone, givers, half_of, pairs_of, team_answers
from porukka.insights.measures.graph import MOST_LINES, MOST_PEOPLE, draw
from porukka.insights.measures.verdict import mutual_ties
from porukka.insights.tests.places import HOST, community


def told(posts=(), **ties):
    """ab=3: a answered b on three days."""
    counted = Counter({(name[0], name[1]): days for name, days in ties.items()})
    return Tally(Counter(), Counter(posts), counted, counted)


def test_each_two_stand_once_with_both_ways():
    found = pairs_of(told(ab=1, ba=2, ca=4, ah=9), {"h"})
    assert found == [Pair("a", "c", 0, 4), Pair("a", "b", 1, 2)]
    assert [pair.is_mutual for pair in found] == [False, True]


def test_the_pairs_are_those_that_the_share_counts():
    counted = tally(community())
    pairs = pairs_of(counted, {HOST})
    value, n = mutual_ties(Tally(Counter(), Counter(), counted.ties, counted.ties), {HOST})
    both = sum(pair.is_mutual for pair in pairs)
    assert n == 2 * both + (len(pairs) - both)
    assert value == 2 * both / n


def test_who_answers_on_three_days_and_is_answered_by_nobody():
    assert givers(told(ab=2, ac=1, bc=3, cb=1, dc=2, hc=5), {"h"}) == [("a", 3)]
    nobody = Tally(Counter(), Counter(), Counter(), Counter({(NOBODY, "a"): 9, ("b", "a"): 3}))
    assert givers(nobody, set()) == [("b", 3)]


def test_members_whom_the_team_answers():
    spoke = {f"{name}h": 1 for name in "abcdefghij".replace("h", "k")}
    share = team_answers(told(**spoke, ha=1, hb=1, hz=1), {"h"})
    assert (share.some, share.n, share.value) == (2, 10, 0.2)
    assert team_answers(told(ah=1, ha=1), {"h"}).value is None


def test_who_wrote_and_spoke_with_nobody():
    share = alone(told({**dict.fromkeys("abcdefghi", 1), "j": 5, NOBODY: 3}, ab=1))
    assert (share.some, share.n) == (8, 10)


def test_those_who_wrote_half_stand_in_no_order_of_merit():
    assert half_of(Counter(b=30, a=25, c=5, d=40)) == ["b", "d"]
    assert half_of(Counter()) == []


def test_the_same_pairs_make_the_same_picture_within_its_frame():
    pairs = pairs_of(tally(community()), ())
    picture = draw(pairs)
    assert picture == draw(pairs)
    assert picture.people == len(picture.dots) == 40
    assert len(picture.lines) <= MOST_LINES
    assert all(0 <= dot.x <= 100 and 0 <= dot.y <= 100 for dot in picture.dots)
    assert len({(dot.x, dot.y) for dot in picture.dots}) == 40


def test_who_talk_stand_nearer_than_who_do_not():
    one = [Pair(a, b, 1, 1) for a in "abcd" for b in "abcd" if a < b]
    other = [Pair(a, b, 1, 1) for a in "wxyz" for b in "wxyz" if a < b]
    dots = {dot.who: dot for dot in draw([*one, *other, Pair("a", "w", 1, 0)]).dots}

    def apart(a, b):
        return (dots[a].x - dots[b].x) ** 2 + (dots[a].y - dots[b].y) ** 2

    assert apart("b", "c") < apart("b", "x")
    assert apart("y", "z") < apart("d", "z")


def test_a_large_place_makes_a_bounded_picture():
    crowd = [Pair(f"{number:03}", f"{number + 1:03}", 1, 0) for number in range(150)]
    picture = draw(crowd)
    assert (len(picture.dots), picture.people) == (MOST_PEOPLE, 151)
    assert draw([]).dots == []


def test_done_together_counts_who_began_and_who_took_part():
    done = [Doing(1, frozenset({2, 3})), Doing(9, frozenset({3})), Doing(None, frozenset())]
    assert done_together(done, {9}) == Done(3, 1, 2)
    assert done_together([], {9}) == Done(0, 0, 0)
