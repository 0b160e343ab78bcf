"""Where the team announces: who starts a discussion there, and that everybody replies."""

from __future__ import annotations

import pytest

from porukka.communities.models import Room
from porukka.core.refusal import Refused
from porukka.discussions.actions import writing
from porukka.discussions.models import Topic
from porukka.discussions.tests.talking import NEW, TALK, a_topic, address, page, reply, start

ROOM = "/c/writers/r/{}-{}/"


@pytest.fixture
def news(cast):
    return Room.objects.create(
        community=cast.community, name="News", slug="news", position=9, mode="announcements"
    )


def at(room):
    return ROOM.format(room.address, room.slug)


@pytest.mark.parametrize(("who", "may"), [("aino", True), ("mari", True), ("matti", True), ("eero", False)])
def test_only_the_team_starts_a_discussion(cast, signed_in, news, who, may):
    client = signed_in(getattr(cast, who))
    assert start(client, news).status_code == (302 if may else 400)
    assert Topic.objects.exists() is may
    for path in (at(news), TALK, NEW):
        assert (f'<option value="{news.pk}"' in page(client, path)) is may
    assert ('name="title"' in page(client, at(news))) is may


def test_a_member_is_told_why_in_the_room_and_keeps_her_words_if_she_sends_them_there(cast, signed_in, news):
    client = signed_in(cast.eero)
    assert "The team announces here. Everybody may reply." in page(client, at(news))
    answer = start(client, news, "My own news", text="I have moved")
    shown = answer.content.decode()
    assert "You cannot start a discussion there. Choose another room." in shown
    assert "My own news" in shown
    assert "I have moved" in shown
    assert f'<option value="{cast.common.pk}"' in shown
    with pytest.raises(Refused):
        writing.start_topic(cast.eero, news, title="My own news", text="I have moved")


def test_everybody_replies(cast, signed_in, news):
    topic = a_topic(cast.aino, news)
    assert reply(signed_in(cast.eero), topic, "Thank you").status_code == 302
    assert "Thank you" in page(signed_in(cast.matti), address(topic))


def test_in_a_private_room_its_owners_announce(cast, signed_in):
    Room.objects.filter(pk=cast.workshop.pk).update(mode="announcements")
    assert start(signed_in(cast.gita), cast.workshop).status_code == 400
    assert start(signed_in(cast.niilo), cast.workshop).status_code == 302


def test_where_only_announcements_are_left_a_member_finds_no_composer(cast, signed_in, news):
    Room.objects.filter(kind="open").update(mode="announcements")
    client = signed_in(cast.eero)
    assert 'name="title"' not in page(client, TALK)
    assert page(client, NEW, status=404)
    assert 'name="title"' in page(signed_in(cast.aino), TALK)
