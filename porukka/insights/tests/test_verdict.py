"""The verdict: hand-worked figures, made-up places, and what nobody may gain by playing."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from porukka.insights.measures.conversation import Said, Tally, tally
from porukka.insights.measures.verdict import PARTS, Code, Part, band, combine, judge, parts_of
from porukka.insights.tests.places import BEGAN, HOST, audience, community

TEAM = {HOST}
ENOUGH = Tally(Counter(a=30), Counter(dict.fromkeys("abcdefghij", 20)), Counter(), Counter())


def parts(*values, n=100):
    return tuple(
        Part(name, value, n, fewest, target)
        for (name, _measure, fewest, target), value in zip(PARTS, values, strict=True)
    )


def test_the_example_of_the_specification_comes_out():
    found = combine(parts(0.78, 0.69, 0.46, 1 - 0.36, 0.24), ENOUGH)
    assert round(found.score) == 93
    assert found.code is Code.COMMUNITY
    assert found.weakest.name == "returned"


def test_one_part_near_nothing_is_not_made_good_by_the_others():
    found = combine(parts(1, 1, 0, 1, 1), ENOUGH)
    assert found.score == pytest.approx(100 * 0.02 ** (1 / 5))
    assert found.code is Code.HOSTED
    assert combine(parts(0, 0, 0, 1, 1), ENOUGH).code is Code.AUDIENCE


@pytest.mark.parametrize(
    ("score", "code"), [(24.99, Code.AUDIENCE), (25, Code.HOSTED), (60, Code.HOSTED), (60.01, Code.COMMUNITY)]
)
def test_where_the_bands_end(score, code):
    assert band(score) is code


def test_a_part_with_too_small_a_sample_is_left_out():
    some = list(parts(0.6, 0.6, 0.4, 0.6, 0.0))
    some[4] = Part("returned", 0.0, 9, 10, 0.35)
    assert combine(tuple(some), ENOUGH).score == pytest.approx(100)


@pytest.mark.parametrize(("threads", "posts", "people"), [(9, 200, 20), (30, 49, 20), (30, 200, 9)])
def test_too_little_gets_no_score(threads, posts, people):
    each = Counter({str(number): 1 for number in range(people)})
    each["0"] += posts - people
    found = judge(Tally(Counter(a=threads), each, Counter(), Counter()), TEAM)
    assert (found.code, found.score, found.off_by) == (Code.TOO_EARLY, None, None)
    assert (found.threads, found.posts, found.people) == (threads, posts, people)


def test_few_discussions_come_with_what_the_number_may_be_off_by():
    few = Tally(Counter(a=12), ENOUGH.posts, Counter(), Counter())
    unsure = combine(parts(0.3, 0.3, 0.2, 0.3, 0.2, n=30), few)
    surer = combine(parts(0.3, 0.3, 0.2, 0.3, 0.2, n=300), few)
    assert 0 < surer.off_by < unsure.off_by < unsure.score
    assert combine(parts(0.3, 0.3, 0.2, 0.3, 0.2), ENOUGH).off_by is None


@pytest.mark.parametrize("seed", range(5))
def test_a_community_and_an_audience_are_told_apart(seed):
    ours = judge(tally(community(seed=seed)), TEAM)
    theirs = judge(tally(audience(seed=seed)), TEAM)
    assert (ours.code, theirs.code) == (Code.COMMUNITY, Code.AUDIENCE)
    assert ours.posts < theirs.posts * 2
    assert theirs.weakest.name in ("member_started", "member_to_member", "mutual_ties")


def test_without_a_team_an_audience_has_no_host_to_be_measured_by():
    assert judge(tally(audience()), set()).parts[0].value == 1.0


def test_two_friends_who_greet_each_other_all_day_do_not_make_a_community():
    posts = audience()
    day = max(post.at for post in posts)
    greetings = [
        Said(f"g{number}", "g", f"friend {number % 2}", day - timedelta(minutes=number), words=1 + number % 3)
        for number in range(3000, 0, -1)
    ]
    before, after = judge(tally(posts), TEAM), judge(tally(posts + greetings), TEAM)
    assert after.code is Code.AUDIENCE
    assert after.score - before.score < 5
    unguarded = judge(tally(posts + greetings), TEAM, guarded=False)
    assert unguarded.parts[1].value > 0.7 > after.parts[1].value


names = st.sampled_from([HOST, *"abcdefghijkl"])


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(names, st.integers(0, 30), st.integers(0, 400)), min_size=1, max_size=120))
def test_whatever_is_said_the_shares_are_shares_and_the_team_is_nobody_outside(rows):
    posts = [
        Said(str(number), str(thread), who, BEGAN + timedelta(hours=hours))
        for number, (who, thread, hours) in enumerate(rows)
    ]
    counted = tally(posts)
    for part in parts_of(counted, TEAM):
        assert part.value is None or 0 <= part.value <= 1
        assert 0.02 <= part.worth <= 1
    assert all(pair[0] != pair[1] for pair in counted.replies)
    assert all(counted.ties[pair] <= counted.replies[pair] for pair in counted.ties)
    everybody = set(counted.posts)
    assert [part.value in (0, None) for part in parts_of(counted, everybody)[:3]] == [True] * 3
    assert judge(counted, TEAM).score is None or 0 < judge(counted, TEAM).score <= 100
