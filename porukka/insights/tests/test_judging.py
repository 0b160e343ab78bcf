"""The verdict's page: who reads it, what it says, and that the figures are those of the measures."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from porukka.communities import deeds
from porukka.communities.models import Member, Room
from porukka.discussions.models import Post, Topic
from porukka.discussions.tests.talking import a_reply, a_topic, page
from porukka.insights.actions import anew, judging, rolling
from porukka.insights.measures.conversation import Said, tally
from porukka.insights.measures.verdict import Code, judge
from porukka.insights.models import Judgement
from porukka.insights.queries import tallying, verdicts

HERE = "/c/writers/insights/"


@pytest.fixture
def judged(cast):
    """Make the roll-ups and the verdicts as the worker does."""

    def judge_now():
        anew.rebuild(cast.community)
        judging.judge_all(cast.community)
        return Judgement.objects.filter(community=cast.community, room=None).latest("day")

    return judge_now


def talk(cast, topics=12, replies=4):
    """Eero and the others talk; Aino, who founded it, answers one of them."""
    people = [cast.eero, cast.niilo, cast.matti, cast.mari]
    for number in range(topics):
        topic = a_topic(people[number % 2], cast.common, f"Number {number}", "What do you think?")
        for reply in range(replies):
            a_reply(people[(number + reply + 1) % 4], topic, "I think so, too.")
    a_reply(cast.aino, topic, "Well said.")


def at(days_ago):
    """Everything written so far was written then."""
    then = timezone.now() - timedelta(days=days_ago)
    Post.objects.update(made_at=then)
    Topic.objects.update(made_at=then)


def test_the_team_reads_it_and_nobody_else_finds_it(cast, signed_in, judged):
    talk(cast)
    judged()
    for member in (cast.aino, cast.mari, cast.matti):
        assert "It is <em>too early to say</em>" in page(signed_in(member), HERE)
        assert "Community or audience?" in page(signed_in(member))
    for member in (cast.eero, cast.niilo):
        assert page(signed_in(member), HERE, 404)
        assert "insights/" not in page(signed_in(member))
        assert "What is measured of us" in page(signed_in(member), f"{HERE}measured/")


def test_before_anything_is_counted_it_says_so(cast, signed_in):
    assert "Not counted yet" in page(signed_in(cast.aino), HERE)


def test_a_small_circle_gets_plain_counts_and_one_thing_to_do(cast, signed_in, judged):
    talk(cast)
    judged()
    html = page(signed_in(cast.aino), HERE)
    assert "2 of 5 people started a discussion" in html
    assert "12 discussions began" in html
    assert "Do this first: Ask each person one question by name" in html
    assert "/100" not in html


def test_the_tables_say_what_the_posts_say(cast, judged):
    """The verdict by roll-ups is the verdict by posts, pair by pair."""
    talk(cast)
    at(100)
    talk(cast, topics=5)
    judged()
    people = list(Post.objects.order_by("topic", "number").select_related("topic"))
    said = [Said(str(one.pk), str(one.topic_id), str(one.author_id), one.made_at) for one in people]
    team = tallying.team_of(cast.community)
    day = judging.today(cast.community)
    by_posts, by_tables = tally(said), tallying.tally(cast.community, day)
    assert (by_tables.threads, by_tables.posts) == (by_posts.threads, by_posts.posts)
    assert (by_tables.replies, by_tables.ties) == (by_posts.replies, by_posts.ties)
    kept = Judgement.objects.get(community=cast.community, room=None, day=day)
    assert verdicts.verdict_of(kept) == judge(by_tables, team)


def test_a_role_given_today_changes_the_figures(cast, judged):
    talk(cast)
    assert judged().data["parts"]["member_started"] == [1.0, 12]
    Member.objects.filter(pk=cast.eero.pk).update(role=Member.Role.MODERATOR)
    assert judged().data["parts"]["member_started"] == [0.5, 12]


def test_how_discussions_went(cast, judged):
    talk(cast, topics=10, replies=2)
    for number in range(2):
        a_reply(cast.aino, a_topic(cast.eero, cast.common, f"Help {number}", "Who knows?"), "I do.")
    silent = a_topic(cast.niilo, cast.common, "Silent", "Nobody?")
    a_reply(cast.niilo, silent, "Hello?")
    at(8)
    data = judged().data
    # Matti moderates and Mari manages: what only they answered leans on the team, too
    assert data["dependence"]["n"] == 12
    assert data["dependence"]["some"] >= 2
    assert data["unanswered"] == {"some": 1, "n": 13, "fewest": 10}


def test_it_is_judged_again_when_something_has_happened(cast, judged):
    judged()
    assert judging.due() == []
    a_topic(cast.eero, cast.common)
    deeds.catch_up([rolling.SUBSCRIBER])
    assert judging.due() == [cast.community]
    judging.judge_all(cast.community)
    judging.judge_all(cast.community)
    day = judging.today(cast.community)
    assert Judgement.objects.filter(community=cast.community, room=None, day=day).count() == 1


def enough(cast):
    """A verdict as a large community would have it."""
    day = judging.today(cast.community)
    for weeks, share in ((14, 0.3), (1, 0.5), (0, 0.7)):
        kept = judging.judge_day(cast.community, day - timedelta(weeks=weeks))
        kept.code, kept.score = Code.COMMUNITY.value, 100 * share
        kept.data |= {
            "parts": {name: [share, 100] for name in kept.data["parts"]} | {"returned": [0.2, 100]},
            "people": 40,
            "half": 3,
            "carriers": [str(cast.eero.pk), "7"],
            "dependence": {"some": 18, "n": 100, "fewest": 10},
        }
        kept.save()


def test_a_verdict_says_what_to_do_about_its_weakest_part(cast, signed_in):
    enough(cast)
    html = page(signed_in(cast.aino), HERE)
    assert "Members <em>talk with one another</em>" in html
    assert "70/100, 90 days before 30" in html
    assert "Do this first: Ask three who have gone quiet how they are" in html
    assert "18 % of 100 answered discussions would have had no reply. Those who would carry on: Eero." in html
    assert "3 people wrote half of it" in html
    assert "30 % → 70 %" in page(signed_in(cast.aino), f"{HERE}trends/")


def test_a_room_is_judged_for_whoever_may_read_it(cast, signed_in, judged):
    talk(cast)
    judged()
    aino = signed_in(cast.aino)
    assert "12 discussions began" in page(aino, f"{HERE}?room={cast.common.pk}")
    a_secret = Room.objects.exclude(pk__in=Room.objects.readable_by(cast.aino).values("pk")).first()
    assert a_secret is not None
    assert a_secret.name not in page(aino, HERE)
    assert page(aino, f"{HERE}?room={a_secret.pk}", 404)
    assert page(aino, f"{HERE}?room=x", 404)


def test_the_page_asks_as_much_however_long_the_history(cast, signed_in, django_assert_max_num_queries):
    enough(cast)
    aino = signed_in(cast.aino)
    page(aino, HERE)
    with django_assert_max_num_queries(14):
        page(aino, HERE)
