"""Told what others decided: that a reply solved a question, and what became of what one told the team."""

from __future__ import annotations

import hashlib
import re

import pytest

from porukka.communities import deeds
from porukka.communities.actions import belonging
from porukka.communities.live import Group, frames
from porukka.communities.models import Deed, Room
from porukka.discussions.actions import deleting, following, solving, writing
from porukka.discussions.models import Follow
from porukka.discussions.tests.talking import page
from porukka.notifications.models import Notification
from porukka.notifications.queries import key_of, unread_count

BELL = "/c/writers/notifications/"


@pytest.fixture
def topic(cast):
    Room.objects.filter(pk=cast.common.pk).update(mode="questions")
    return writing.start_topic(cast.eero, cast.common, title="Which glue?", text="For a chair")


@pytest.fixture
def answer(cast, topic):
    return writing.reply(cast.niilo, topic, text="Hide glue")


def tell_the_team(client, post):
    assert client.post(f"/c/writers/p/{post.address}/report/", {"reason": "unkind"}).status_code == 302


def settle(client, what, **fields):
    page_of_reports = page(client, "/c/writers/reports/")
    action = re.search(r'<form class="form" method="post" action="([^"#]+)#r', page_of_reports)[1]
    assert client.post(action, {"do": what} | fields).status_code == 302


def told(member):
    deeds.catch_up(["notifications"])
    return list(
        Notification.objects.visible_to(member)
        .filter(kind__in=("accepted", "settled"))
        .values_list("kind", flat=True)
    )


def test_whose_reply_solved_it_is_told_and_opens_the_line_to_read_it(cast, signed_in, topic, answer):
    solving.accept(cast.eero, answer)
    assert told(cast.niilo) == ["accepted"]
    assert unread_count(cast.niilo) == 1  # though she has read her own reply
    niilo = signed_in(cast.niilo)
    assert "Eero marked your reply in “Which glue?” as the one that solved it" in page(niilo, BELL)
    line = Notification.objects.get(kind="accepted")
    assert niilo.post(f"{BELL}{line.address}/reading/").url.endswith("#p1")
    assert unread_count(cast.niilo) == 0


def test_without_a_name_the_asker_says_so_and_the_helper_hears_of_it(cast, signed_in, topic):
    Room.objects.filter(pk=cast.common.pk).update(anonymous_allowed=True)
    topic = writing.start_topic(
        cast.eero, Room.objects.get(pk=cast.common.pk), title="Shy", text="How?", veiled=True
    )
    answer = writing.reply(cast.niilo, topic, text="Just so", veiled=True)
    solving.accept(cast.eero, answer)
    assert told(cast.niilo) == ["accepted"]
    assert told(cast.eero) == []
    shown = page(signed_in(cast.niilo), BELL)
    assert "Anonymous (asker) marked your reply in “Shy” as the one that solved it" in shown
    assert "Eero" not in shown[shown.index("marked your reply") :]
    mine = writing.reply(cast.eero, topic, text="Or so", veiled=True)
    solving.accept(cast.eero, mine)
    assert told(cast.eero) == []  # she knows, though no deed names her


def test_a_muted_room_keeps_neither_from_her(cast, signed_in, topic, answer):
    following.choose(cast.niilo, Follow.Kind.ROOM, cast.common.pk, Follow.State.MUTE)
    cast.niilo.refresh_from_db()
    solving.accept(cast.eero, answer)
    tell_the_team(signed_in(cast.niilo), topic.posts.get(number=0))
    settle(signed_in(cast.matti), "leave")
    assert sorted(told(cast.niilo)) == ["accepted", "settled"]


def test_the_bell_rings_live_and_only_hers_for_what_she_told(cast, signed_in, topic, answer):
    solving.accept(cast.eero, answer)
    tell_the_team(signed_in(cast.niilo), topic.posts.get(number=0))
    settle(signed_in(cast.matti), "leave")
    found = frames(cast.community.pk, 0, Group("en", "UTC", "member"))
    (solved,) = [frame for frame in found if frame.kind == "solution"]
    assert is_marked(solved, cast.niilo)
    assert not is_marked(solved, cast.eero)
    assert solved.audience is None  # the page shows it to everybody
    (settled,) = [frame for frame in found if frame.kind == "told"]
    assert is_marked(settled, cast.niilo)
    assert settled.audience == {cast.niilo.person_id}
    assert "only" not in settled.data


def is_marked(frame, member):
    mark = hashlib.sha256(f"{key_of(member.pk)}:{frame.data['id']}".encode()).hexdigest()[:16]
    return mark in frame.data["to"]


def test_what_was_thought_better_of_is_not_told(cast, topic, answer):
    solving.accept(cast.eero, answer)
    assert told(cast.niilo) == ["accepted"]
    solving.take_back(cast.eero, answer)
    assert told(cast.niilo) == []
    mine = writing.reply(cast.eero, topic, text="Screws, in the end")
    solving.accept(cast.eero, mine)
    assert told(cast.eero) == []  # she knows


def test_who_told_the_team_reads_what_became_of_it_and_not_who_decided(cast, signed_in, answer):
    tell_the_team(signed_in(cast.eero), answer)
    settle(signed_in(cast.matti), "hide", why="Not kind")
    assert told(cast.eero) == ["settled"]
    line = Notification.objects.get(kind="settled")
    assert (line.actor, line.post, line.outcome) == (None, answer, "hidden")
    shown = page(signed_in(cast.eero), BELL)
    assert "Thank you for telling the team about something in “Which glue?”. The post was hidden." in shown
    assert "Matti" not in shown[shown.index("Thank you for") :]
    assert told(cast.niilo) == []  # nor does the one who wrote it learn that somebody told


@pytest.mark.parametrize(("outcome", "words"), [("left", "left as it is"), ("deleted", "was deleted")])
def test_each_outcome_is_told(cast, signed_in, answer, outcome, words):
    tell_the_team(signed_in(cast.eero), answer)
    if outcome == "left":
        settle(signed_in(cast.matti), "leave")
    else:
        deleting.delete(cast.matti, answer)
        deeds.catch_up(["moderation"])
    assert told(cast.eero) == ["settled"]
    assert words in page(signed_in(cast.eero), BELL)


def test_who_may_not_read_there_any_more_is_told_nothing(cast, signed_in):
    topic = writing.start_topic(cast.niilo, cast.workshop, title="Here", text="kanari")
    tell_the_team(signed_in(cast.gita), topic.posts.get())
    belonging.show_out(cast.niilo, cast.workshop, cast.gita)
    deleting.delete(cast.niilo, topic.posts.get())
    deeds.catch_up(["moderation"])
    assert Deed.objects.filter(kind="report.settled").exists()
    assert told(cast.gita) == []
    assert not Notification.objects.filter(kind="settled").exists()


def test_who_has_left_is_told_nothing(cast, signed_in, answer):
    tell_the_team(signed_in(cast.eero), answer)
    belonging.leave(cast.eero)
    settle(signed_in(cast.matti), "leave")
    told(cast.eero)
    assert not Notification.objects.filter(kind="settled").exists()
