"""Goals: the team sets, changes, counts and ends them; their owners are told once."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from porukka.communities.models import Member
from porukka.communities.tests.doing import page, send
from porukka.core.refusal import Refused
from porukka.discussions.models import Post, Topic
from porukka.discussions.tests.talking import a_reply, a_topic
from porukka.goals.actions import counting, setting
from porukka.goals.models import Goal, GoalPoint
from porukka.goals.tests.conftest import at, day, in_days
from porukka.insights.actions import anew
from porukka.notifications.models import Notification
from tests.cast import Cast, a_community, signed_in


def fields(cast: Cast, **changed):
    owner = {"owner": cast.matti.pk, "by": day(cast.community, 60).isoformat()}
    return {"measure": "active_members", "words": "", "target": "5", "start": ""} | owner | changed


def test_the_team_sets_a_goal_and_members_do_not_find_it(cast: Cast) -> None:
    a_topic(cast.eero, cast.common)
    anew.rebuild(cast.community)
    answer = send(signed_in(cast.matti), at("new"), **fields(cast))
    goal = Goal.objects.get()
    assert answer.url == at("goal", goal.pk)
    assert (goal.value, goal.start, goal.owner) == (1.0, 1.0, cast.matti)
    shown = page(signed_in(cast.aino), at("goals"))
    assert "Members who write" in shown
    assert "1 of 5. On track" in shown
    for member in (cast.eero, cast.niilo, cast.gita):
        assert page(signed_in(member), at("goals"), 404)
        assert page(signed_in(member), at("goal", goal.pk), 404)
        assert signed_in(member).post(at("end", goal.pk)).status_code == 404
    assert Goal.objects.get().ended_at is None


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"measure": "own", "words": ""}, "Say in a few words what you count yourselves."),
        ({"measure": "member_to_member", "target": "101"}, "This goes up to 100."),
        ({"target": "nan"}, "Enter a number."),
        ({"target": "-1"}, "greater than or equal to 0"),
        ({"by": "2001-01-01"}, "Choose a day that is still to come."),
        ({"by": "2999-01-01"}, "Choose a day within five years."),
        ({"measure": "secret"}, "Select a valid choice"),
        ({"words": "x" * 121}, "at most 120 characters"),
    ],
)
def test_what_makes_no_sense_is_said_beside_its_field(cast: Cast, changed: dict, told: str) -> None:
    shown = send(signed_in(cast.aino), at("new"), **fields(cast, **changed))
    assert shown.status_code == 400
    assert told in shown.content.decode()
    assert not Goal.objects.exists()


def test_a_goal_belongs_to_somebody_of_the_team(cast: Cast) -> None:
    assert send(signed_in(cast.aino), at("new"), **fields(cast, owner=cast.eero.pk)).status_code == 400
    assert send(signed_in(cast.aino), at("new"), **fields(cast, owner="x")).status_code == 400


def test_a_form_sent_twice_sets_one_goal(cast: Cast) -> None:
    aino, same = signed_in(cast.aino), fields(cast) | {"once": "twice-and-the-same"}
    assert aino.post(at("new"), same).url == aino.post(at("new"), same).url
    assert Goal.objects.count() == 1


def test_an_eighth_goal_waits_until_one_has_ended(cast: Cast, set_goal) -> None:
    for _number in range(Goal.MOST):
        goal = set_goal()
    answer = send(signed_in(cast.aino), at("new"), **fields(cast))
    assert answer.status_code == 400
    assert "End one of them first" in answer.content.decode()
    signed_in(cast.mari).post(at("end", goal.pk))
    assert send(signed_in(cast.aino), at("new"), **fields(cast)).status_code == 302


def test_a_number_kept_by_hand_is_written_down_with_a_comma_too(cast: Cast, set_goal) -> None:
    goal = set_goal()
    aino = signed_in(cast.aino)
    assert aino.post(at("number", goal.pk), {"value": "4,5"}).status_code == 302
    shown = page(aino, at("goal", goal.pk))
    assert "4.5, wanted 10" in shown
    refused = aino.post(at("number", goal.pk), {"value": "many"})
    assert refused.status_code == 400
    assert "many" in refused.content.decode()
    assert GoalPoint.objects.get().value == 4.5


def test_a_measured_goal_takes_no_number_by_hand(cast: Cast, set_goal) -> None:
    goal = set_goal(measure="posts", start=None)
    with pytest.raises(Refused):
        setting.write_down(cast.aino, goal, 3)


def test_it_is_counted_once_a_day_by_what_was_written(cast: Cast, set_goal) -> None:
    goal = set_goal(measure="distinct_starters", start=None, target=2.0)
    anew.rebuild(cast.community)
    a_topic(cast.eero, cast.common)
    a_topic(cast.niilo, cast.common)
    a_topic(cast.aino, cast.common)
    anew.rebuild(cast.community)
    assert counting.count_due() == 0  # it was counted today
    with in_days(1):
        assert counting.count_due() == 1
        assert counting.count_due() == 0
    goal.refresh_from_db()
    assert goal.value == 2.0
    assert [point.value for point in goal.points.order_by("day")] == [0.0, 2.0]
    with in_days(40):
        counting.count_due()
    goal.refresh_from_db()
    assert goal.value == 0.0  # all that is longer ago than 30 days


def test_shares_stay_unknown_as_long_as_there_is_too_little(cast: Cast, set_goal) -> None:
    goal = set_goal(measure="member_started", start=None, target=50.0)
    assert goal.value is None
    shown = page(signed_in(cast.aino), at("goals"))
    assert "Too little to count yet" in shown
    for number in range(12):
        a_topic(cast.eero if number % 3 else cast.aino, cast.common, f"Number {number}", "Hello?")
    anew.rebuild(cast.community)
    with in_days(1):
        counting.count_due()
    goal.refresh_from_db()
    assert round(goal.value or 0) == 67
    assert goal.start == goal.value


def test_the_owner_is_told_once_that_it_is_reached(cast: Cast, set_goal) -> None:
    goal = set_goal(owner=cast.matti)
    for number in ("10", "11"):
        signed_in(cast.aino).post(at("number", goal.pk), {"value": number})
    line = Notification.objects.get()
    assert (line.member, line.kind, line.outcome) == (cast.matti, "goal", "reached")
    matti = signed_in(cast.matti)
    assert "A goal that you look after is reached" in page(matti, "/c/writers/notifications/")
    opened = matti.post(reverse("notifications:open", args=["writers", line.pk]))
    assert opened.url == at("goals")
    with in_days(100):
        counting.count_due()
    assert Notification.objects.count() == 1


def test_the_owner_is_told_once_that_the_day_has_passed(cast: Cast, set_goal) -> None:
    set_goal(owner=cast.mari)
    anew.rebuild(cast.community)
    for later in (91, 92, 200):
        with in_days(later):
            counting.count_due()
    line = Notification.objects.get()
    assert (line.member, line.outcome) == (cast.mari, "past")
    with in_days(93):
        assert "has passed" in page(signed_in(cast.mari), "/c/writers/notifications/")


def test_whoever_is_in_the_team_no_more_hears_nothing_of_it(cast: Cast, set_goal) -> None:
    goal = set_goal(owner=cast.matti)
    signed_in(cast.aino).post(at("number", goal.pk), {"value": "10"})
    Member.objects.filter(pk=cast.matti.pk).update(role="member")
    assert "goal that you look after" not in page(signed_in(cast.matti), "/c/writers/notifications/")


def test_a_change_keeps_what_it_said_before(cast: Cast, set_goal) -> None:
    goal = set_goal()
    aino = signed_in(cast.aino)
    form = {"words": "Texts we finish", "target": "8", "by": day(cast.community, 30).isoformat()}
    form |= {"owner": cast.mari.pk, "why": "Ten was too many", "version": 1}
    assert aino.post(at("change", goal.pk), form).status_code == 302
    shown = page(aino, at("goal", goal.pk))
    assert "Texts we finish" in shown
    assert "Texts finished: 10" in shown
    assert "Ten was too many" in shown
    late = aino.post(at("change", goal.pk), form | {"words": "Mine, meanwhile"})
    assert late.status_code == 400
    assert "Somebody else has changed this goal meanwhile" in late.content.decode()
    assert "Mine, meanwhile" in late.content.decode()


def test_a_goal_that_has_ended_is_read_and_no_longer_changed(cast: Cast, set_goal) -> None:
    goal = set_goal()
    aino = signed_in(cast.aino)
    aino.post(at("end", goal.pk))
    assert "Goals that have ended" in page(aino, at("goals"))
    assert "Texts finished" in page(aino, at("goal", goal.pk))
    assert aino.post(at("number", goal.pk), {"value": "9"}).status_code == 403
    goal.refresh_from_db()
    assert goal.value == 2.0


def test_a_goal_of_another_community_is_not_found(cast: Cast, set_goal) -> None:
    other = a_community("others")
    goal = set_goal()
    Goal.objects.filter(pk=goal.pk).update(community=other)
    assert page(signed_in(cast.aino), at("goal", goal.pk), 404)


def test_replies_between_members_are_counted_as_the_verdict_counts_them(cast: Cast, set_goal) -> None:
    goal = set_goal(measure="member_to_member", start=None, target=80.0)
    for number in range(32):
        topic = a_topic(cast.eero, cast.common, f"Number {number}", "Hello?")
        a_reply(cast.niilo if number % 4 else cast.aino, topic, "I think so, too.")
    # a pair counts once a day
    for number, topic in enumerate(Topic.objects.order_by("pk")):
        moment = timezone.now() - timedelta(hours=12 * number)
        Post.objects.filter(topic=topic).update(made_at=moment)
    anew.rebuild(cast.community)
    counting.count(goal, day(cast.community))
    assert goal.n < 32
    assert goal.value is None  # under thirty


def test_the_page_asks_as_much_for_one_goal_as_for_seven(cast: Cast, set_goal) -> None:
    aino = signed_in(cast.aino)
    set_goal()
    page(aino, at("goals"))
    with CaptureQueriesContext(connection) as for_one:
        page(aino, at("goals"))
    for _number in range(Goal.MOST - 1):
        set_goal(owner=cast.mari)
    page(aino, at("goals"))
    with CaptureQueriesContext(connection) as for_seven:
        page(aino, at("goals"))
    assert len(for_one) == len(for_seven)
