"""The bell that rings without reload: only the one who is addressed recognises it."""

from __future__ import annotations

import hashlib
import re

import pytest

from porukka.communities import deeds
from porukka.communities.actions import belonging, inviting, stewarding
from porukka.communities.live import Group, frames
from porukka.discussions.actions import following, writing
from porukka.discussions.following import Follow
from porukka.notifications import queries
from porukka.notifications.actions import reading
from porukka.thanks.actions import thanking

MEMBER = Group("en", "Europe/Helsinki", "member")
BELL = "/c/writers/notifications/bell/"


@pytest.fixture
def topic(cast):
    return writing.start_topic(cast.aino, cast.common, title="Hello", text="Words")


def key(client) -> str:
    """The key that stands in the page of whoever is signed in."""
    return re.search(r'data-key="(\w+)"', client.get("/c/writers/").content.decode())[1]


def rings(cast, signed_in) -> set[str]:
    """Whose browsers take the newest frame as addressed to them, reckoned as bell.js does."""
    frame = frames(cast.community.pk, 0, MEMBER)[-1]
    found = set()
    for name in ("aino", "mari", "eero", "niilo", "gita"):
        member = getattr(cast, name)
        mark = hashlib.sha256(f"{key(signed_in(member))}:{frame.data['id']}".encode()).hexdigest()[:16]
        if frame.reaches(member.person_id) and mark in frame.data["to"]:
            found.add(name)
    return found


def test_a_reply_rings_for_whom_it_answers_and_for_the_topics_author(cast, topic, signed_in):
    first = writing.reply(cast.eero, topic, text="Hi")
    assert rings(cast, signed_in) == {"aino"}
    writing.reply(cast.niilo, topic, text="To you", reply_to=first)
    assert rings(cast, signed_in) == {"aino", "eero"}


def test_ones_own_words_ring_for_nobody(cast, topic, signed_in):
    writing.reply(cast.aino, topic, text="I go on", reply_to=topic.posts.get())
    assert rings(cast, signed_in) == set()


def test_being_let_into_a_room_rings(cast, signed_in):
    belonging.let_in(cast.niilo, cast.workshop, cast.eero)
    frame = frames(cast.community.pk, 0, MEMBER)[-1]
    assert frame.kind == "told"
    assert rings(cast, signed_in) == {"eero"}
    assert not frame.reaches(cast.aino.person_id)


def test_coming_in_by_a_link_of_ones_own_will_rings_for_nobody(cast):
    inviting.accept(cast.eero.person, inviting.invite(cast.niilo, room=cast.workshop))
    assert not [frame for frame in frames(cast.community.pk, 0, MEMBER) if frame.kind == "told"]


def test_frames_tell_nobody_who_is_addressed(cast, topic, signed_in):
    """No id, the same number of marks whoever is meant, and another mark each time."""
    first = writing.reply(cast.eero, topic, text="Hi")
    writing.reply(cast.niilo, topic, text="To you", reply_to=first)
    writing.reply(cast.aino, topic, text="I go on")
    found = [frame.data["to"] for frame in frames(cast.community.pk, 0, MEMBER) if frame.kind == "reply"]
    assert [len(to) for to in found] == [2, 2, 2]
    assert all(re.fullmatch("[0-9a-f]{16}", mark) for to in found for mark in to)
    assert len({mark for to in found for mark in to}) == 6
    keys = [key(signed_in(member)) for member in (cast.aino, cast.eero)]
    assert keys[0] != keys[1]
    assert key(signed_in(cast.aino)) == keys[0]


def test_what_the_talk_tells_of_a_reply_stays_as_it_was(cast, topic):
    post = writing.reply(cast.eero, topic, text="Hi")
    data = frames(cast.community.pk, 0, MEMBER)[-1].data
    names = {"topic", "room", "who", "author", "quoted", "name", "id", "number", "html", "to"}
    assert (data.keys(), data["quoted"]) == (names, "")
    assert data["id"] == str(post.pk)


def test_more_replies_cost_no_more_queries_for_the_bell(cast, topic, django_assert_num_queries):
    first = writing.reply(cast.eero, topic, text="Hi")
    for _number in range(5):
        writing.reply(cast.niilo, topic, text="To you", reply_to=first)
    replies = list(deeds.Deed.objects.filter(kind="reply.written"))
    with django_assert_num_queries(2):
        found = {deed.subject: members for deed, members in queries.addressed(replies)}
    assert found.pop(first.pk) == {cast.aino.pk}
    assert set(map(frozenset, found.values())) == {frozenset({cast.aino.pk, cast.eero.pk})}


def test_the_bell_alone_has_the_number_of_the_page(cast, topic, signed_in):
    aino = signed_in(cast.aino)
    assert 'data-count="0"' in aino.get(BELL).content.decode()
    writing.reply(cast.eero, topic, text="Hi")
    deeds.catch_up(["notifications"])
    alone = aino.get(BELL)
    assert 'data-count="1"' in alone.content.decode()
    assert "no-store" in alone["Cache-Control"]
    assert alone.content.decode().strip() in aino.get("/c/writers/").content.decode()
    assert 'data-count="0"' in signed_in(cast.eero).get(BELL).content.decode()
    reading.mark_all_read(cast.aino, 99)
    assert 'data-count="0"' in aino.get(BELL).content.decode()


def followed_reply(cast):
    topic = writing.start_topic(cast.aino, cast.common, title="Hello", text="Words")
    following.choose(cast.eero, "topic", topic.pk, Follow.State.FOLLOW)
    deeds.catch_up()
    writing.reply(cast.niilo, topic, text="Hi")


def followed_room(cast):
    following.choose(cast.eero, "room", cast.common.pk, Follow.State.FOLLOW)
    writing.start_topic(cast.aino, cast.common, title="Hello", text="Words")


NEWER = {
    "followed reply": (followed_reply, {"eero"}),
    "followed room": (followed_room, {"eero"}),
    "role": (lambda cast: belonging.give_role(cast.aino, cast.eero, "moderator"), {"eero"}),
    "thanks": (lambda cast: thanking.thank(cast.niilo, cast.eero, words="For the tea"), {"eero"}),
    "steward": (lambda cast: stewarding.offer(cast.niilo, cast.common, "I could"), {"aino", "mari"}),
}


@pytest.mark.parametrize("what", NEWER)
def test_whatever_stands_on_the_page_has_rung_for_those_alone(cast, signed_in, what):
    do, whom = NEWER[what]
    do(cast)
    deeds.catch_up(["notifications"])
    frame = frames(cast.community.pk, 0, MEMBER)[-1]
    assert frame.kind == "told"
    assert {
        name
        for name in ("aino", "mari", "eero", "niilo", "gita")
        if frame.reaches(getattr(cast, name).person_id)
    } == whom
    assert rings(cast, signed_in) == whom
    before = deeds.Deed.objects.count()
    deeds.catch_up()
    assert deeds.Deed.objects.count() == before  # a bell rings for nobody further


def test_a_bell_that_rang_for_who_has_left_reaches_nobody(cast):
    thanking.thank(cast.niilo, cast.eero, words="For the tea")
    deeds.catch_up(["notifications"])
    belonging.leave(cast.eero)
    told = [frame for frame in frames(cast.community.pk, 0, MEMBER) if frame.kind == "told"]
    assert not any(frame.reaches(cast.eero.person_id) for frame in told)


@pytest.mark.parametrize("name", ["outi", "lauri", "reija"])
def test_who_is_not_inside_has_no_bell(cast, signed_in, name):
    assert signed_in(getattr(cast, name)).get(BELL).status_code == 404
    assert signed_in(cast.aino).post(BELL).status_code == 405
