"""Closing, opening again, pinning: what everybody meets, and who may do it."""

from __future__ import annotations

import re

import pytest

from porukka.communities.live import Group, frames
from porukka.discussions import rules
from porukka.discussions.actions import ordering
from porukka.discussions.models import Post, Topic
from porukka.discussions.tests.talking import (
    TALK,
    a_reply,
    a_topic,
    address,
    deeds_of,
    opening,
    page,
    post_address,
    reply,
    titles,
)

# who keeps order in the common room, the workshop (private, Niilo's) and the back room (secret, Mari's)
KEEPS = {
    "aino": (True, True, True),
    "mari": (True, True, True),
    "matti": (True, True, True),
    "eero": (False, False, False),
    "niilo": (False, True, False),
    "gita": (False, False, False),
    "sami": (False, False, False),
}


@pytest.fixture
def topic(cast):
    return a_topic(cast.eero, cast.common)


def close(client, topic, why="It has all been said."):
    return client.post(address(topic) + "closure/", {"why": why})


@pytest.mark.parametrize("name", KEEPS)
def test_the_team_keeps_order_everywhere_and_owners_in_their_room(cast, name):
    member = getattr(cast, name)
    rooms = (cast.common, cast.workshop, cast.back)
    assert tuple(rules.may_keep_order(member, room) for room in rooms) == KEEPS[name]
    assert tuple(rules.may_hide_in(member, room) for room in rooms) == KEEPS[name]


def test_a_closed_topic_takes_no_reply(cast, signed_in, topic):
    eero = signed_in(cast.eero)
    assert reply(eero, topic, "Before it closed").status_code == 302
    assert close(signed_in(cast.matti), topic).status_code == 302
    refused = reply(eero, topic, "My long answer")
    assert refused.status_code == 400
    assert "takes no replies any more" in refused.content.decode()
    assert Post.objects.filter(topic=topic).count() == 2
    signed_in(cast.mari).post(address(topic) + "closure/end/")
    assert reply(eero, topic, "After it opened").status_code == 302


def test_words_on_their_way_into_a_closed_topic_are_not_lost(cast, signed_in, topic):
    ordering.close(cast.matti, topic)
    answer = reply(signed_in(cast.eero), topic, "My long answer")
    assert "My long answer" in answer.content.decode()


def test_everybody_reads_who_closed_it_and_why(cast, signed_in, topic):
    before = page(signed_in(cast.eero), address(topic))
    assert "closed this discussion" not in before
    assert 'id="write"' in before
    close(signed_in(cast.matti), topic, "It has all been said.")
    after = page(signed_in(cast.eero), address(topic))
    assert "Matti closed this discussion" in after
    assert "It has all been said." in after
    assert 'id="write"' not in after
    assert "data-reply" not in after
    assert '<span class="tag">Closed</span>' in page(signed_in(cast.eero))


def test_no_reason_is_needed_but_not_every_length_is_taken(cast, signed_in, topic):
    matti = signed_in(cast.matti)
    assert close(matti, topic, "x" * (Topic.WHY_LENGTH + 1)).status_code == 400
    topic.refresh_from_db()
    assert topic.closed_at is None
    assert close(matti, topic, "").status_code == 302
    topic.refresh_from_db()
    assert topic.closed_by == cast.matti


@pytest.mark.parametrize("what", ["closure/", "closure/end/", "pin/", "pin/end/"])
def test_a_member_does_not_keep_order(cast, signed_in, topic, what):
    ordering.close(cast.matti, topic) if what == "closure/end/" else None
    ordering.pin(cast.matti, topic) if what == "pin/end/" else None
    before = Topic.objects.values().get()
    assert signed_in(cast.eero).post(address(topic) + what, {"why": "Mine"}).status_code == 404
    assert Topic.objects.values().get() == before
    assert "Keep order" not in page(signed_in(cast.eero), address(topic))
    assert "Keep order" in page(signed_in(cast.matti), address(topic))


def test_the_owner_of_a_private_room_keeps_order_there(cast, signed_in):
    topic = a_topic(cast.gita, cast.workshop)
    assert close(signed_in(cast.gita), topic).status_code == 404
    assert close(signed_in(cast.matti), topic).status_code == 404  # the team is not inside
    assert close(signed_in(cast.niilo), topic).status_code == 302


def test_done_twice_it_is_done_once(cast, signed_in, topic):
    matti = signed_in(cast.matti)
    for what in ("closure/", "pin/", "pin/end/", "closure/end/"):
        for _time in range(2):
            assert matti.post(address(topic) + what, {"why": ""}).status_code == 302
    assert deeds_of(topic) == [
        "topic.started", "topic.closed", "topic.pinned", "topic.unpinned", "topic.reopened",
    ]  # fmt: skip


def test_who_closed_it_and_why_stays_when_it_is_closed_again(cast, topic):
    ordering.close(cast.matti, topic, "It has all been said.")
    ordering.close(cast.aino, topic, "Something else")
    topic.refresh_from_db()
    assert (topic.closed_by, topic.closed_why) == (cast.matti, "It has all been said.")


def test_pinned_discussions_stand_first_in_every_order_and_the_list_says_so(cast, signed_in, topic):
    others = [a_topic(cast.aino, cast.common, f"Topic {number}") for number in range(3)]
    by_start = [
        one.title for one in sorted(others, key=lambda one: one.pk, reverse=True)
    ]  # ids of one millisecond
    eero = signed_in(cast.eero)
    assert titles(page(eero))[-1] == topic.title
    assert "after the pinned" not in page(eero)
    assert signed_in(cast.matti).post(address(topic) + "pin/").status_code == 302
    room = f"{TALK}r/{cast.common.address}-common/"
    for path in (TALK, f"{TALK}?order=started", room):
        html = page(eero, path)
        expected = by_start if "started" in path else ["Topic 2", "Topic 1", "Topic 0"]
        assert titles(html) == [topic.title, *expected]
        assert "Order after the pinned ones" in html
        assert len(re.findall('class="tag">Pinned<', html)) == 1
    signed_in(cast.matti).post(address(topic) + "pin/end/")
    assert titles(page(eero))[-1] == topic.title


def test_a_pinned_discussion_is_listed_once_also_on_further_pages(cast, signed_in, topic):
    ordering.pin(cast.matti, topic)
    for number in range(31):
        a_topic(cast.aino, cast.common, f"Topic {number}")
    eero = signed_in(cast.eero)
    first = page(eero)
    assert len(titles(first)) == 31
    key = re.search(r"after=([\d.]+)", first)[1]
    assert titles(page(eero, f"{TALK}?after={key}")) == ["Topic 0"]


def test_among_the_unread_a_pinned_discussion_stands_in_its_order(cast, signed_in, topic):
    ordering.pin(cast.matti, topic)
    a_topic(cast.aino, cast.common, "Newer")
    html = page(signed_in(cast.niilo), f"{TALK}?show=unread")
    assert titles(html) == ["Newer", topic.title]
    assert "after the pinned" not in html


def test_a_room_takes_three_pins(cast, signed_in):
    topics = [a_topic(cast.aino, cast.common, f"Topic {number}") for number in range(4)]
    matti = signed_in(cast.matti)
    answers = [matti.post(address(topic) + "pin/") for topic in topics]
    assert [answer.status_code for answer in answers] == [302, 302, 302, 403]
    assert "Take out one of the pins first" in answers[-1].content.decode()
    matti.post(address(topics[0]) + "pin/end/")
    assert matti.post(address(topics[3]) + "pin/").status_code == 302
    assert matti.post(address(a_topic(cast.mari, cast.back)) + "pin/").status_code == 404


def test_what_is_pinned_in_a_secret_room_is_pinned_for_those_inside_only(cast, signed_in):
    ordering.pin(cast.mari, a_topic(cast.mari, cast.back, "Surprise party"))
    assert "Surprise party" in titles(page(signed_in(cast.mari)))
    html = page(signed_in(cast.aino))
    assert "Surprise party" not in html
    assert "after the pinned" not in html


def test_who_watches_sees_it_close_and_open(cast, topic):
    ordering.close(cast.matti, topic, "It has all been said.")
    member = Group("en", "Europe/Helsinki", "member")
    frame = frames(cast.community.pk, 0, member)[-1]
    assert (frame.kind, frame.data["topic"], frame.data["closed"]) == ("closure", str(topic.pk), True)
    assert "It has all been said." in frame.data["html"]
    ordering.reopen(cast.matti, topic)
    frame = frames(cast.community.pk, 0, member)[-1]
    assert frame.data["closed"] is False
    assert "It has all been said." not in frame.data["html"]


def test_what_closes_in_a_secret_room_is_told_to_those_inside_only(cast):
    ordering.close(cast.mari, a_topic(cast.mari, cast.back), "Hush")
    frame = frames(cast.community.pk, 0, Group("en", "Europe/Helsinki", "member"))[-1]
    assert frame.audience == {cast.mari.person_id}


def test_a_deleted_topic_is_not_closed(cast, signed_in, topic):
    signed_in(cast.eero).post(post_address(opening(topic), "deletion/"))
    assert close(signed_in(cast.matti), topic).status_code == 404


def test_a_newcomer_whose_discussion_is_closed_waits_for_nobody(cast, signed_in):
    from_today = a_topic(cast.eero, cast.common)
    cast.eero.joined_at = from_today.made_at
    cast.eero.save()
    assert "Say welcome" in page(signed_in(cast.aino))
    ordering.close(cast.matti, from_today)
    assert "Say welcome" not in page(signed_in(cast.aino))


def test_one_may_still_answer_where_another_discussion_is_closed(cast, signed_in, topic):
    other = a_topic(cast.aino, cast.common, "Another")
    ordering.close(cast.matti, topic)
    assert reply(signed_in(cast.eero), other).status_code == 302
    assert a_reply(cast.niilo, other).number == 2
