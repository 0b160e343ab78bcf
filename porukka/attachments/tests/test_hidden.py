"""What goes with a hidden post: seen by those few who may open its words, at the post and nowhere else."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from porukka.attachments.models import Attachment
from porukka.attachments.tests.conftest import a_picture, fields, sent
from porukka.communities.live import Group, frames
from porukka.communities.models import Stewardship, Visitor
from porukka.core import shelf
from porukka.discussions import rules
from porukka.discussions.actions import deleting, hiding
from porukka.discussions.models import Post
from porukka.discussions.tests.talking import a_reply, a_topic, address, page, reply

CANARY = "kanaripicture"


@pytest.fixture
def post(cast, signed_in):
    """A reply of Eero's with a picture."""
    topic, client = a_topic(cast.niilo, cast.common), signed_in(cast.eero)
    return answered(client, topic)


def answered(client, topic, **more):
    one = sent(client, a_picture())
    reply(client, topic, **fields(one, **{one: CANARY}), **more)
    return topic.posts.order_by("number").last()


def places(post):
    one = Attachment.objects.get(post=post)
    return [f"/c/writers/m/{one.address}/{end}" for end in ("large", "small", "")]


def statuses(client, post):
    return {client.get(place).status_code for place in places(post)}


def test_the_team_that_judges_it_and_who_wrote_it_see_its_picture_and_nobody_else(cast, signed_in, post):
    hiding.hide(cast.matti, post, "Unkind")
    for who in (cast.matti, cast.mari, cast.aino, cast.eero):
        assert statuses(signed_in(who), post) == {200}
        shown = page(signed_in(who), address(post.topic))
        assert f'alt="{CANARY}"' in shown.split("<details", 1)[1]
        assert "The team has hidden this post: Unkind" in page(signed_in(who), places(post)[-1])
    for who in (cast.niilo, cast.gita, cast.sami, cast.lauri, cast.outi, cast.kaisa, None):
        assert statuses(signed_in(who), post) == {403 if who == cast.sami else 404}
        assert CANARY not in signed_in(who).get(address(post.topic)).content.decode()


def test_nothing_of_it_stays_in_a_browser_or_stands_in_a_list(cast, signed_in, post):
    matti = signed_in(cast.matti)
    assert "immutable" in matti.get(places(post)[0])["Cache-Control"]
    assert CANARY in page(matti, "/c/writers/media/")
    hiding.hide(cast.matti, post, "Unkind")
    assert matti.get(places(post)[0])["Cache-Control"] == "private, no-store"
    for who in (cast.matti, cast.eero):
        assert CANARY not in page(signed_in(who), "/c/writers/media/")
    live = [frame.data for frame in frames(cast.community.pk, 0, Group("en", "UTC", "member"))]
    assert CANARY not in str(live)


def test_its_rooms_steward_sees_it_and_one_of_another_room_does_not(cast, signed_in, post):
    hiding.hide(cast.matti, post, "Unkind")
    assert statuses(signed_in(cast.niilo), post) == {404}
    until = timezone.now() + timedelta(days=90)
    Stewardship.objects.create(
        community=cast.community, room=cast.common, member=cast.niilo, months=3, until=until
    )
    cast.niilo.stewardships_count = 1
    cast.niilo.save()
    assert statuses(signed_in(cast.niilo), post) == {200}
    Stewardship.objects.update(room=cast.workshop)
    assert statuses(signed_in(cast.niilo), post) == {404}


def test_in_a_private_room_its_owner_sees_it_and_the_team_outside_does_not(cast, signed_in):
    post = answered(signed_in(cast.gita), a_topic(cast.niilo, cast.workshop))
    hiding.hide(cast.niilo, post, "Unkind")
    for who, status in ((cast.niilo, 200), (cast.gita, 200), (cast.matti, 404), (cast.aino, 404)):
        assert statuses(signed_in(who), post) == {status}


def test_who_wrote_it_without_her_name_sees_it_too(cast, signed_in):
    cast.common.anonymous_allowed = True
    cast.common.save()
    post = answered(signed_in(cast.eero), a_topic(cast.niilo, cast.common), veiled="on")
    assert post.is_veiled
    hiding.hide(cast.matti, post, "Unkind")
    assert statuses(signed_in(cast.eero), post) == {200}
    assert CANARY in page(signed_in(cast.eero), address(post.topic))
    assert statuses(signed_in(cast.niilo), post) == {404}


def test_once_it_is_deleted_nobody_sees_it(cast, signed_in, post):
    a_reply(cast.niilo, post.topic, to=post)
    hiding.hide(cast.matti, post, "Unkind")
    deleting.delete(cast.eero, post)
    for who in (cast.matti, cast.eero):
        assert statuses(signed_in(who), post) == {404}


def test_the_query_says_what_the_rule_says_of_one(cast, post):
    workshop = a_reply(cast.gita, a_topic(cast.niilo, cast.workshop))
    hiding.hide(cast.matti, post, "Unkind")
    hiding.hide(cast.niilo, workshop, "Unkind")
    anonymous = Visitor(cast.community, AnonymousUser())
    for who in (cast.aino, cast.matti, cast.eero, cast.niilo, cast.gita, cast.sami, anonymous):
        for one in (post, workshop):
            one.refresh_from_db()
            hides_here = rules.may_hide_in(who, one.topic.room)
            seen = Post.objects.visible_to(who).filter(rules.may_open(who), pk=one.pk).exists()
            reads = Post.objects.visible_to(who).filter(pk=one.pk).exists()
            assert seen == (reads and rules.may_read_hidden(who, one, hides_here=hides_here))


@pytest.mark.parametrize("name", ["matti", "eero"])
def test_ten_hidden_posts_with_pictures_cost_no_more_questions_than_one(cast, signed_in, post, name):
    client = signed_in(getattr(cast, name))

    def queries():
        client.get(address(post.topic))
        shelf.clear_all()
        with CaptureQueriesContext(connection) as found:
            client.get(address(post.topic))
        return len(found)

    hiding.hide(cast.matti, post, "Unkind")
    one = queries()
    for _number in range(3):
        hiding.hide(cast.matti, answered(signed_in(cast.eero), post.topic), "Unkind")
    assert queries() == one
