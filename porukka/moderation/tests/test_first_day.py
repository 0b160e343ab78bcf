"""What a new member may do on the first day, and everybody else at any time."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from porukka.communities.models import Member
from porukka.discussions.actions import writing
from porukka.discussions.addresses import topic_url
from porukka.discussions.models import Post, Topic
from tests.cast import Cast

TWO_LINKS = "Look: https://one.example/a and https://two.example/b"
THREE_LINKS = TWO_LINKS + " and https://three.example/c"


@pytest.fixture
def new_eero(cast: Cast) -> Member:
    return joined(cast.eero, timedelta(hours=1))


def joined(member: Member, ago: timedelta) -> Member:
    member.joined_at = timezone.now() - ago
    member.save(update_fields=["joined_at"])
    return member


def start(client: Client, cast: Cast, number: int, text: str = "Words") -> Any:
    facts = {"title": f"Title {number}", "text": text, "room": cast.common.pk, "once": f"topic-{number}"}
    return client.post("/c/writers/new/", facts)


def reply(client: Client, topic: Topic, number: int, text: str = "Words") -> Any:
    return client.post(topic_url("writers", topic) + "replies/", {"text": text, "once": f"reply-{number}"})


def test_a_new_member_starts_three_discussions_and_is_asked_to_wait_with_the_fourth(
    cast, new_eero, signed_in
):
    client = signed_in(new_eero)
    assert [start(client, cast, number).status_code for number in range(3)] == [302, 302, 302]
    refused = start(client, cast, 3)
    assert refused.status_code == 400
    assert "start the next one tomorrow" in refused.content.decode()
    assert "Title 3" in refused.content.decode()  # what was written stays in the form
    assert Topic.objects.count() == 3


def test_a_discussion_started_and_deleted_counts_too(cast, new_eero, signed_in):
    client = signed_in(new_eero)
    for number in range(3):
        start(client, cast, number)
        opening = Post.objects.get(topic__title=f"Title {number}")
        assert client.post(f"/c/writers/p/{opening.address}/deletion/").status_code == 302
    assert start(client, cast, 3).status_code == 400


def test_a_new_member_writes_ten_replies_and_is_asked_to_wait_with_the_next(cast, new_eero, signed_in):
    topic = writing.start_topic(cast.aino, cast.common, title="Hello", text="Words")
    client = signed_in(new_eero)
    assert {reply(client, topic, number).status_code for number in range(10)} == {302}
    refused = reply(client, topic, 10, "My eleventh thought")
    assert refused.status_code == 400
    assert "send this one tomorrow" in refused.content.decode()
    assert "My eleventh thought" in refused.content.decode()
    assert topic.posts.count() == 11
    assert start(client, cast, 1).status_code == 302  # replies and discussions are counted apart


def test_a_new_member_puts_two_links_in_a_post_but_not_three(cast, new_eero, signed_in):
    topic = writing.start_topic(cast.aino, cast.common, title="Hello", text="Words")
    client = signed_in(new_eero)
    assert reply(client, topic, 1, TWO_LINKS).status_code == 302
    refused = reply(client, topic, 2, THREE_LINKS)
    assert refused.status_code == 400
    assert "New members may put 2 links" in refused.content.decode()
    assert start(client, cast, 3, THREE_LINKS).status_code == 400
    assert topic.posts.count() == 2


def test_a_new_member_cannot_add_links_by_editing(cast, new_eero, signed_in):
    client = signed_in(new_eero)
    start(client, cast, 1)
    post = Post.objects.get()
    edit = {"title": "Title 1", "text": THREE_LINKS}
    assert client.post(f"/c/writers/p/{post.address}/edit/", edit).status_code == 400
    post.refresh_from_db()
    assert post.text == "Words"
    edit["text"] = TWO_LINKS
    assert client.post(f"/c/writers/p/{post.address}/edit/", edit).status_code == 302


def test_links_inside_this_site_are_not_counted(cast, new_eero, signed_in, settings):
    settings.PORUKKA_URL = "https://here.example"
    inside = (
        "[a](/c/writers/) [b](/c/writers/rooms/) https://here.example/c/writers/members/ mail@one.example"
    )
    assert start(signed_in(new_eero), cast, 1, f"{inside} {TWO_LINKS}").status_code == 302


def test_after_a_day_nothing_is_held_back(cast, signed_in):
    client = signed_in(joined(cast.eero, timedelta(hours=24)))
    assert {start(client, cast, number, THREE_LINKS).status_code for number in range(4)} == {302}


@pytest.mark.parametrize("name", ["aino", "mari", "matti"])
def test_the_team_is_never_held_back(cast, signed_in, name):
    client = signed_in(joined(getattr(cast, name), timedelta(0)))
    assert {start(client, cast, number, THREE_LINKS).status_code for number in range(4)} == {302}


def test_a_guest_who_was_let_in_by_hand_is_not_held_back(cast, signed_in):
    topic = writing.start_topic(cast.niilo, cast.workshop, title="Hello", text="Words")
    client = signed_in(joined(cast.gita, timedelta(0)))
    assert {reply(client, topic, number, THREE_LINKS).status_code for number in range(11)} == {302}


def test_whoever_comes_back_is_new_again_and_her_old_words_are_not_counted(cast, signed_in):
    client = signed_in(cast.eero)
    for number in range(3):
        start(client, cast, number)
    joined(cast.eero, timedelta(0))
    assert {start(client, cast, number).status_code for number in range(3, 6)} == {302}
    assert start(client, cast, 6).status_code == 400
