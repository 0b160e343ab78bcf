"""Waiting for an answer, worked by hand."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from porukka.insights.measures import care
from porukka.insights.measures.answering import as_points, by_week, goal_hit, is_fading, usual_hours
from porukka.insights.measures.care import Course, Share
from porukka.insights.measures.conversation import threads_of
from porukka.insights.tests.places import HOST, audience, community

NOW = datetime(2026, 3, 30, 12, tzinfo=UTC)


def asked(hours, *, days_ago=20.0, by_team=False, speakers=2, only_team=False, key=0):
    """A discussion that waited so long for its first reply; None: it waits still."""
    wait = None if hours is None else timedelta(hours=hours)
    return Course(by_team, NOW - timedelta(days=days_ago), wait, only_team, speakers, key=key)


def test_each_list_holds_what_its_share_counts():
    courses = [
        asked(1, key=1, speakers=3),
        asked(30, key=2, only_team=True),
        asked(None, key=3, speakers=1),
        asked(None, key=4, days_ago=3, speakers=1),
        asked(2, key=5, by_team=True),
    ]
    parted = {
        "starter": care.by_starter(courses),
        "dependence": care.by_dependence(courses),
        "silence": care.by_silence(courses, NOW),
        "speed": care.by_speed(courses, NOW),
        "depth": care.by_depth(courses),
    }
    keys = {
        name: ([one.key for one in some], [one.key for one in rest]) for name, (some, rest) in parted.items()
    }
    assert keys == {
        "starter": ([1, 2, 3, 4], [5]),
        "dependence": ([2], [1, 5]),
        "silence": ([3], [1, 2]),
        "speed": ([1], [2, 3, 4]),
        "depth": ([1], [2, 3, 4, 5]),
    }
    assert parted["dependence"].share == Share(1, 3)
    assert parted["dependence"].share.value is None  # three are too few


def test_what_is_usual_holds_for_two_of_three_and_the_unanswered_count_as_late():
    prompt = [asked(3)] * 8
    assert usual_hours([*prompt, asked(40), asked(None)], NOW) == 4
    assert usual_hours([*prompt, *[asked(None)] * 5], NOW) is None
    assert usual_hours(prompt, NOW) is None  # eight are too few
    assert usual_hours([asked(0.5)] * 10, NOW) == 1
    assert usual_hours([asked(3, by_team=True)] * 20, NOW) is None


def test_a_goal_is_hit_or_not_and_without_one_nothing_is_said():
    courses = [*[asked(5)] * 6, *[asked(20)] * 6]
    assert goal_hit(courses, NOW, 12) == Share(6, 12)
    assert goal_hit(courses, NOW, 24).value == 1
    assert goal_hit(courses, NOW, None).value is None
    assert goal_hit([*courses, asked(None, days_ago=0.1)], NOW, 12).n == 12  # it may yet be answered


def a_week(number, prompt, late):
    """Discussions of so many whole weeks ago: answered at once, and two days later."""
    days = 1.5 + 7 * number
    return [asked(1, days_ago=days)] * prompt + [asked(48, days_ago=days)] * late


def test_two_weeks_of_falling_are_told_and_one_is_not():
    falling = [*a_week(2, 5, 0), *a_week(1, 4, 1), *a_week(0, 3, 2)]
    weeks = by_week(falling, NOW)
    assert [week.share.value for week in weeks[-3:]] == [1.0, 0.8, 0.6]
    assert len(weeks) == 12
    assert is_fading(weeks)
    assert [value for _day, value in as_points(weeks)] == [1.0, 0.8, 0.6]
    once = [*a_week(2, 4, 1), *a_week(1, 4, 1), *a_week(0, 3, 2)]
    assert not is_fading(by_week(once, NOW))
    too_few = [*a_week(2, 4, 0), *a_week(1, 4, 1), *a_week(0, 3, 2)]
    assert not is_fading(by_week(too_few, NOW))


def test_an_audience_leans_on_its_host_and_a_community_does_not():
    until = max(post.at for post in audience())
    ours = [care.course_of(one, {HOST}) for one in threads_of(community())]
    theirs = [care.course_of(one, {HOST}) for one in threads_of(audience())]
    assert care.by_starter(ours).share.value > 0.9 > 0.1 > care.by_starter(theirs).share.value
    assert care.founder_dependence(ours).value < 0.1
    assert usual_hours(ours, until) == 1
    assert usual_hours(theirs, until) is None  # no member began anything
