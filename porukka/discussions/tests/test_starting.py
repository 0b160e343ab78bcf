"""Opening a discussion."""

from __future__ import annotations

from porukka.communities.models import Deed
from porukka.core import gates
from porukka.discussions.models import Post, Topic
from porukka.discussions.tests.talking import NEW, TALK, address, page, start, titles


def test_a_member_opens_a_discussion_and_is_led_to_it(cast, signed_in):
    answer = start(signed_in(cast.eero), cast.common, "Näyttämö vai luku?", text="I have **two**.")
    topic = Topic.objects.get()
    assert answer.status_code == 302
    assert answer["Location"] == address(topic)
    assert topic.slug == "nayttamo-vai-luku"
    shown = page(signed_in(cast.matti), address(topic))
    assert "<h1>Näyttämö vai luku?</h1>" in shown
    assert "<strong>two</strong>" in shown


def test_it_leaves_one_deed_and_counts_its_author(cast, signed_in):
    start(signed_in(cast.eero), cast.common)
    topic = Topic.objects.get()
    deed = Deed.objects.get()
    assert (deed.kind, deed.subject, deed.actor, deed.room) == (
        "topic.started",
        topic.pk,
        cast.eero,
        cast.common,
    )
    assert (topic.replies, topic.speakers, topic.faces, topic.last_number) == (0, 1, [str(cast.eero.pk)], 0)


def test_a_script_is_told_where_to_go(cast, signed_in):
    client = signed_in(cast.eero)
    answer = client.post(
        NEW,
        {"title": "A", "text": "b", "room": cast.common.pk},
        headers={"X-Porukka-Script": "compose"},
    )
    assert (answer.status_code, answer["Location"]) == (201, address(Topic.objects.get()))


def test_the_composer_stands_on_the_list_and_on_a_page_of_its_own(cast, signed_in):
    client = signed_in(cast.eero)
    assert 'name="title"' in page(client, TALK)
    assert 'name="title"' in page(client, NEW)


def test_the_room_one_comes_from_is_chosen(cast, signed_in):
    shown = page(signed_in(cast.niilo), f"{NEW}?room={cast.workshop.address}")
    assert f'<option value="{cast.workshop.pk}" selected>' in shown
    for strange in ("abc", "", "0" * 40, cast.back.address):
        shown = page(signed_in(cast.niilo), f"{NEW}?room={strange}")
        assert f'<option value="{cast.common.pk}" selected>' in shown


def test_a_private_room_takes_discussions_of_those_inside_only(cast, signed_in):
    assert start(signed_in(cast.niilo), cast.workshop).status_code == 302
    answer = start(signed_in(cast.eero), cast.workshop, "Let me in")
    assert answer.status_code == 400
    assert b"Workshop" not in answer.content.split(b'name="room"')[1]
    assert titles(page(signed_in(cast.niilo))) == ["First chapters"]


def test_the_secret_room_is_no_choice_for_those_who_do_not_know_it(cast, signed_in):
    assert start(signed_in(cast.aino), cast.back).status_code == 400
    assert "Back room" not in page(signed_in(cast.aino), NEW)
    assert start(signed_in(cast.mari), cast.back).status_code == 302


def test_who_is_not_a_member_opens_nothing(cast, signed_in):
    for outsider in (cast.outi, cast.kaisa, cast.lauri, cast.reija, None):
        assert start(signed_in(outsider), cast.common).status_code == 404
    assert start(signed_in(cast.sami), cast.common).status_code == 403
    assert not Topic.objects.exists()


def test_a_visitor_of_a_public_community_is_shown_the_way_in(cast, signed_in):
    cast.community.visibility = "public"
    cast.community.save()
    assert "/people/login/" in start(signed_in(None), cast.common)["Location"]
    assert "/join/" in start(signed_in(cast.outi), cast.common)["Location"]
    assert 'name="title"' not in page(signed_in(cast.outi), TALK)
    assert not Topic.objects.exists()


def test_a_gate_that_refuses_says_why_and_keeps_the_words(cast, signed_in, monkeypatch):
    monkeypatch.setattr(gates, "_gates", [lambda member, draft: gates.refuse("Not on a Sunday.")])
    answer = start(signed_in(cast.eero), cast.common, "Kept title", text="Kept words")
    assert answer.status_code == 400
    for words in (b"Not on a Sunday.", b"Kept title", b"Kept words"):
        assert words in answer.content
    assert not Post.objects.exists()
    assert not Deed.objects.exists()
