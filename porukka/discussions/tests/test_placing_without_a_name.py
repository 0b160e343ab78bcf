"""What was written without a name stays so wherever it goes, and nobody is taken for somebody else."""

from __future__ import annotations

import pytest

from porukka.communities.models import Room
from porukka.core.refusal import Refused
from porukka.discussions.actions import moving, writing
from porukka.discussions.models import Moved, Post, Topic, Veil
from porukka.discussions.tests.talking import a_reply, a_topic, address, page


@pytest.fixture
def asked(cast):
    """Eero asks without his name in the common room, Niilo and he answer without theirs."""
    Room.objects.filter(pk=cast.common.pk).update(anonymous_allowed=True)
    cast.common.refresh_from_db()
    topic = writing.start_topic(cast.eero, cast.common, title="Ashamed", text="To ask", veiled=True)
    writing.reply(cast.niilo, topic, text="Me too", veiled=True)
    writing.reply(cast.eero, topic, text="Thanks", veiled=True)
    return topic


def aliases(topic):
    return list(Post.objects.filter(topic=topic).order_by("number").values_list("alias", flat=True))


def test_it_goes_to_no_room_where_others_would_learn_who_wrote(cast, asked):
    other = a_topic(cast.mari, cast.back)
    before = list(Post.objects.order_by("pk").values())
    for bring in (
        lambda: moving.move(cast.mari, asked, cast.back),
        lambda: moving.split(cast.mari, asked, [1], title="Apart", room=cast.back),
        lambda: moving.merge(cast.mari, asked, other),
    ):
        with pytest.raises(Refused):
            bring()
    assert list(Post.objects.order_by("pk").values()) == before
    assert (Topic.objects.count(), Moved.objects.count()) == (2, 0)


def test_among_open_rooms_it_goes_and_stays_without_a_name(cast, signed_in, asked):
    attic = Room.objects.create(community=cast.community, name="Attic", slug="attic", position=9)
    moving.move(cast.matti, asked, attic)
    made = moving.split(cast.matti, asked, [1, 2], title="Apart", room=attic)
    assert aliases(made) == [0, 1]  # Niilo opened it now, and Eero is another than he
    assert (made.is_veiled, made.author) == (True, None)
    html = page(signed_in(cast.eero), address(made)).split("<main")[1]
    assert "Anonymous (asker)" in html
    assert "Niilo" not in html
    choices = page(signed_in(cast.matti), address(made) + "split/").split("<main")[1]
    assert "Anonymous 1: Thanks" in choices
    assert "Eero" not in choices


def test_two_askers_are_not_one_after_they_are_merged(cast, asked):
    other = writing.start_topic(cast.niilo, cast.common, title="Also", text="To ask", veiled=True)
    moving.merge(cast.matti, other, asked)
    assert aliases(asked) == [0, 1, 0, 2]
    assert Veil.objects.get(post__topic=asked, post__number=3).member == cast.niilo
    a_reply(cast.mari, asked)
    later = writing.reply(cast.eero, Topic.objects.get(pk=asked.pk), text="Still me", veiled=True)
    assert later.alias == 0
