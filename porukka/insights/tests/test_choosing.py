"""What a founder decides about the figures, and each member about the picture of who talks with whom."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from porukka.communities import deeds
from porukka.communities.models import Deed
from porukka.discussions.models import Post
from porukka.discussions.tests.talking import NEW, a_reply, a_topic, page
from porukka.insights.actions import anew, judging
from porukka.insights.models import Choice, LeftOut, RolledUp
from porukka.insights.tests.test_judging import HERE, at, enough
from porukka.polls.actions import asking, voting
from tests.cast import a_member

CHOICES = f"{HERE}choices/"
PICTURE = f"{HERE}ties/"


def judge_again(cast):
    anew.rebuild(cast.community)
    judging.judge_day(cast.community, judging.today(cast.community), is_newest=True)


def prompt(cast, topics=12):
    """Discussions of Eero's, each answered within three hours."""
    for number in range(topics):
        topic = a_topic(cast.eero, cast.common, f"Number {number}", "What do you think?")
        a_reply(cast.niilo, topic, "I think so, too.")
    at(8)
    Post.objects.filter(number=1).update(made_at=timezone.now() - timedelta(days=8) + timedelta(hours=3))


def test_a_founder_sets_a_goal_and_reads_how_often_it_is_kept(cast, signed_in):
    prompt(cast)
    judge_again(cast)
    aino = signed_in(cast.aino)
    assert "Within your goal" not in page(aino, f"{HERE}answers/")
    answer = aino.post(CHOICES, {"goal": "2", "is_wait_told": "on", "euros": ""})
    assert answer.url == f"{HERE}answers/"
    assert Deed.objects.filter(kind="insights.chosen", actor=cast.aino).count() == 1
    judge_again(cast)
    assert "Within your goal of 2 hours" in page(aino, f"{HERE}answers/")
    aino.post(CHOICES, {"goal": "4", "is_wait_told": "on"})
    judge_again(cast)
    figures = page(aino, f"{HERE}answers/").split("Within your goal of 4 hours")[1]
    assert "<b>100 %</b>12 discussions" in figures[:400]


@pytest.mark.parametrize("goal", ["0", "169", "-1", "soon", "9" * 30])
def test_a_goal_that_is_none_is_refused_in_words_and_nothing_changes(cast, signed_in, goal):
    answer = signed_in(cast.aino).post(CHOICES, {"goal": goal})
    assert answer.status_code == 400
    assert goal in answer.content.decode()
    assert not Choice.objects.exists()


def test_who_leads_decides_and_who_moderates_does_not(cast, signed_in):
    assert "Goal and costs" in page(signed_in(cast.mari), CHOICES)
    for member in (cast.matti, cast.eero):
        assert page(signed_in(member), CHOICES, 404)
        assert signed_in(member).post(CHOICES, {"goal": "3"}).status_code == 404
    assert not Choice.objects.exists()


def test_members_read_how_soon_they_are_usually_answered_until_it_is_not_told(cast, signed_in):
    eero = signed_in(cast.eero)
    assert "Usually answered" not in page(eero, NEW)
    prompt(cast)
    judge_again(cast)
    assert "Usually answered within 4 hours" in page(eero, NEW)
    signed_in(cast.aino).post(CHOICES, {"goal": ""})
    assert "Usually answered" not in page(eero, NEW)  # at once
    judge_again(cast)
    assert "Usually answered" not in page(eero, NEW)
    assert RolledUp.objects.get(pk=cast.community.pk).answered_within is None


def a_circle(cast):
    """Six who have all spoken with somebody."""
    people = [cast.aino, cast.mari, cast.matti, cast.eero, cast.niilo, a_member(cast.community, "Veera")]
    for one, other in zip(people, [*people[1:], people[0]], strict=True):
        a_reply(other, a_topic(one, cast.common, f"By {one.name}", "What do you think?"), "I think so, too.")
    judge_again(cast)


def dots(html):
    return html.split("<main", 1)[-1].count("<circle")


def test_the_picture_has_no_names_until_the_team_asks_for_them(cast, signed_in):
    a_circle(cast)
    aino = signed_in(cast.aino)
    html = page(aino, PICTURE).split("<main", 1)[1]
    assert dots(html) == 6
    assert html.count('class="team"') == 3
    assert "Veera" not in html
    assert "person 1" in html  # the table behind it
    named = page(aino, f"{PICTURE}?names=1").split("<main", 1)[1]
    assert ">Veera</text>" in named
    assert page(signed_in(cast.eero), PICTURE, 404)


def test_a_member_leaves_the_picture_and_comes_back(cast, signed_in):
    a_circle(cast)
    aino, eero = signed_in(cast.aino), signed_in(cast.eero)
    assert "Leave me out" in page(eero, f"{HERE}measured/")
    for _twice in range(2):
        eero.post(f"{HERE}measured/out/")
    assert Deed.objects.filter(kind="picture.left").count() == 1
    named = page(aino, f"{PICTURE}?names=1").split("<main", 1)[1]
    assert dots(named) == 5
    assert "Eero" not in named
    assert "Take me in" in page(eero, f"{HERE}measured/")
    eero.post(f"{HERE}measured/in/")
    assert not LeftOut.objects.exists()
    assert dots(page(aino, PICTURE)) == 6


def test_under_five_people_there_is_no_picture(cast, signed_in):
    a_circle(cast)
    for member in (cast.eero, cast.niilo):
        signed_in(member).post(f"{HERE}measured/out/")
    html = page(signed_in(cast.aino), f"{PICTURE}?names=1")
    assert dots(html.split("<main", 1)[1]) == 0
    assert "Under five people there is no picture" in html


def test_any_two_days_stand_side_by_side(cast, signed_in):
    enough(cast)
    aino = signed_in(cast.aino)
    today = judging.today(cast.community)
    before = today - timedelta(weeks=14)
    html = page(aino, f"{HERE}more/?one={today}&other={before}")
    row = html.split("Started by members")[1][:200]
    assert "70 %" in row
    assert "30 %" in row
    assert "+40" in row
    for wrong in ("?one=2020-01-01&other=x", f"?one={today}"):
        assert "Any two periods" in page(aino, f"{HERE}more/{wrong}", 400)


def test_what_a_result_costs_stands_with_the_other_numbers(cast, signed_in):
    enough(cast)
    aino = signed_in(cast.aino)
    assert "Euros for each" not in page(aino, f"{HERE}more/")
    aino.post(CHOICES, {"euros": "80", "is_wait_told": "on"})
    html = page(aino, f"{HERE}more/")
    assert "6.00 €" in html  # three months for 40 people
    assert "2.40 €" in html  # for 100 answered discussions
    deeds.catch_up()


def test_what_was_done_together_is_told_beside_the_verdict(cast, signed_in):
    topic = a_topic(cast.eero, cast.common, "When?", "Let us choose.")
    poll = asking.ask(topic.posts.get(), question="When?", options=["Monday", "Friday"])
    for member in (cast.niilo, cast.aino):
        voting.vote(member, poll, "0")
    judge_again(cast)
    assert "1 poll. Begun by members: 1. Took part: 2." in page(signed_in(cast.aino), HERE)
