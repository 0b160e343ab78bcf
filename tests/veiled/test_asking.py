"""Asking without one's name: what the team sees, and what the writer can still do."""

from __future__ import annotations

import pytest
from django.urls import reverse

from porukka.communities import deeds
from porukka.communities.models import Member, Room
from porukka.core import gates
from porukka.core.refusal import Refused
from porukka.discussions.actions import deleting, hiding, reacting, writing
from porukka.discussions.models import Post, Topic, Veil
from porukka.discussions.queries.writers import writers_of, writers_of_topics
from porukka.discussions.tests.talking import (
    NEW,
    a_reply,
    a_topic,
    address,
    now,
    opening,
    page,
    post_address,
    reply,
    start,
)
from porukka.moderation import actions as telling
from tests.veiled.traces import NAME, betrays, fresh


def test_a_checkbox_in_the_composer_asks_without_a_name(cast, signed_in, room, kanerva):
    client = signed_in(kanerva)
    assert "Ask without my name" in page(client, NEW)
    answer = start(client, room, title="A shy question", veiled="on")
    assert answer.status_code == 302
    topic = Topic.objects.get()
    post = opening(topic)
    assert (topic.author, topic.last_by, topic.faces, post.author) == (None, None, [], None)
    assert writers_of([post]) == {post.pk: kanerva.pk}
    shown = page(signed_in(cast.eero), answer["Location"])
    assert "Anonymous (asker)" in shown
    assert not betrays(shown, kanerva)


def test_where_a_room_does_not_allow_it_there_is_no_box_and_no_way(cast, signed_in, kanerva):
    client = signed_in(kanerva)
    assert "Ask without my name" not in page(client, NEW)
    assert start(client, cast.common, veiled="on").status_code == 400  # by hand, or on a page that is older
    a_topic(cast.eero, cast.common)
    for act in (
        lambda: writing.start_topic(kanerva, cast.common, title="A", text="B", veiled=True),
        lambda: writing.reply(kanerva, Topic.objects.get(), text="B", veiled=True),
    ):
        with pytest.raises(Refused):
            act()
    assert not Veil.objects.exists()


def test_in_a_community_with_both_kinds_of_rooms_the_box_names_the_rooms_and_the_words_are_kept(
    cast, signed_in, room, kanerva
):
    Room.objects.create(community=cast.community, name="Open air", slug="air", position=9)
    client = signed_in(kanerva)
    assert "It is possible in: Common room." in page(client, NEW)
    answer = start(client, Room.objects.get(slug="air"), text="Shy words", veiled="on")
    assert answer.status_code == 400
    assert b"In that room everybody writes under her own name." in answer.content
    assert b"Shy words" in answer.content
    assert not Topic.objects.exists()


def test_the_asker_answers_as_the_same_one_and_others_have_numbers(cast, signed_in, room, kanerva, topic):
    client = signed_in(kanerva)
    assert "checked" in page(client, address(topic)).split('name="veiled"')[1].split(">")[0]
    reply(client, topic, "To be clear", veiled="on")
    reply(signed_in(cast.niilo), topic, "Shy too", veiled="on")
    reply(signed_in(cast.eero), topic, "Not me")
    reply(signed_in(cast.niilo), topic, "Once more", veiled="on")
    assert list(Post.objects.order_by("number").values_list("alias", flat=True)) == [0, 0, 1, None, 1]
    shown = page(signed_in(cast.eero), address(topic))
    assert shown.count('aria-label="Anonymous (asker)"') == 2
    assert shown.count('aria-label="Anonymous 1"') == 2
    found = fresh(topic)
    assert (found.speakers, found.faces, found.replies) == (3, [str(cast.eero.pk)], 4)
    deleting.delete(cast.niilo, Post.objects.get(number=4))
    found = fresh(topic)
    assert (found.speakers, found.faces, found.last_by) == (3, [str(cast.eero.pk)], cast.eero)


def test_with_and_without_her_name_she_counts_as_two_who_talk(cast, topic, kanerva):
    a_reply(kanerva, topic, "Under my name")
    assert fresh(topic).speakers == 2  # one would tell that it is she


def test_whoever_has_a_name_in_a_topic_finds_the_box_empty(cast, signed_in, topic):
    box = page(signed_in(cast.eero), address(topic)).split('name="veiled"')[1].split(">")[0]
    assert "checked" not in box


def test_the_team_and_she_herself_see_who_wrote(cast, signed_in, topic, kanerva):
    for one in (cast.matti, cast.mari, cast.aino):
        shown = page(signed_in(one), address(topic))
        assert "Only those who keep order here see that." in shown
        assert NAME in shown
    own = page(signed_in(kanerva), address(topic))
    assert "You wrote this without your name." in own
    assert "Edit" in own
    other = page(signed_in(cast.eero), address(topic))
    assert "data-writer" not in other


def test_in_a_private_room_its_owner_sees_it_and_the_team_outside_sees_nothing(cast, signed_in):
    Room.objects.filter(pk=cast.workshop.pk).update(anonymous_allowed=True)
    cast.workshop.refresh_from_db()
    topic = writing.start_topic(cast.gita, cast.workshop, title="Shy", text="Shy", veiled=True)
    assert "Only those who keep order here see that." in page(signed_in(cast.niilo), address(topic))
    assert signed_in(cast.aino).get(address(topic)).status_code == 404


def test_she_edits_deletes_and_undoes_and_nobody_else_does(cast, signed_in, topic, kanerva):
    post = opening(topic)
    a_reply(cast.eero, topic)
    for other in (cast.eero, cast.matti):
        assert signed_in(other).post(post_address(post, "edit/"), {"text": "Mine"}).status_code == 404
    client = signed_in(kanerva)
    assert client.post(post_address(post, "edit/"), {"title": "Shy", "text": "New"}).status_code == 302
    assert client.post(post_address(post, "deletion/")).status_code == 302
    assert "Undo" in page(client, address(fresh(topic)))
    assert "Undo" not in page(signed_in(cast.eero), address(fresh(topic)))
    assert client.post(post_address(post, "deletion/end/")).status_code == 302
    assert Post.objects.get(pk=post.pk).text == "New"


def test_she_neither_thanks_nor_hides_nor_reports_herself(cast, signed_in, room, kanerva, topic):
    post = opening(topic)
    for kind in ("wonder", "👍"):
        with pytest.raises(Refused):
            reacting.give(kanerva, post, kind)
    assert reacting.give(cast.eero, post, "wonder")
    assert signed_in(kanerva).get(post_address(post, "report/")).status_code == 404
    assert signed_in(cast.eero).get(post_address(post, "report/")).status_code == 200
    shy = writing.start_topic(cast.matti, room, title="Shy", text="Shy", veiled=True)
    with pytest.raises(Refused):
        hiding.hide(cast.matti, opening(shy), "Mine")
    hiding.hide(cast.mari, opening(shy), "Hers")


def test_the_team_reads_in_a_report_who_wrote_and_nobody_reads_about_herself(cast, signed_in, room, topic):
    telling.report(cast.eero, opening(topic), reason="unkind")
    reports = reverse("moderation:reports", args=["writers"])
    shown = page(signed_in(cast.matti), reports)
    assert f"Anonymous (asker) ({NAME})" in shown
    shy = writing.start_topic(cast.matti, room, title="Of the team", text="Shy", veiled=True)
    telling.report(cast.eero, opening(shy), reason="unkind")
    assert "Of the team" not in page(signed_in(cast.matti), reports)
    assert "Of the team" in page(signed_in(cast.mari), reports)


def test_what_she_deletes_settles_what_was_told_about_it(cast, topic, kanerva):
    report = telling.report(cast.eero, opening(topic), reason="unkind")
    deleting.delete(kanerva, opening(topic))
    deeds.catch_up()
    report.refresh_from_db()
    assert (report.outcome, report.settled_by) == ("deleted", None)


def test_gates_ask_the_member_behind_and_the_first_day_counts_what_has_no_name(cast, room, monkeypatch):
    Member.objects.filter(pk=cast.niilo.pk).update(joined_at=now())
    cast.niilo.refresh_from_db()
    for _number in range(3):
        writing.start_topic(cast.niilo, room, title="Shy", text="Shy", veiled=True)
    for veiled in (True, False):
        with pytest.raises(Refused):
            writing.start_topic(cast.niilo, room, title="Shy", text="Shy", veiled=veiled)
    asked = []
    monkeypatch.setattr(gates, "_gates", [lambda member, draft: asked.append(member) or gates.PASS])
    writing.start_topic(cast.eero, room, title="Shy", text="Shy", veiled=True)
    assert asked == [cast.eero]


def test_slow_mode_counts_what_has_no_name(cast, room, topic):
    Room.objects.update(slow_seconds=300)
    writing.reply(cast.eero, fresh(topic), text="Shy", veiled=True)
    for veiled in (True, False):
        with pytest.raises(Refused):
            writing.reply(cast.eero, fresh(topic), text="Shy", veiled=veiled)


def test_whoever_is_suspended_has_no_way_around(cast, room):
    for act in (
        lambda: writing.start_topic(cast.sami, room, title="A", text="B", veiled=True),
        lambda: writing.reply(cast.sami, a_topic(cast.eero, room), text="B", veiled=True),
    ):
        with pytest.raises(Refused):
            act()


def test_a_room_that_allows_it_no_more_keeps_what_was_written_veiled(cast, signed_in, topic, kanerva):
    Room.objects.update(anonymous_allowed=False)
    shown = page(signed_in(cast.eero), address(topic))
    assert "Anonymous (asker)" in shown
    assert not betrays(shown, kanerva)
    assert 'name="veiled"' not in shown
    assert "Edit" in page(signed_in(kanerva), address(topic))


def test_hidden_words_are_read_by_her_who_wrote_them_and_no_name_comes_out(cast, signed_in, topic, kanerva):
    hiding.hide(cast.matti, opening(topic), "Unkind")
    topic = fresh(topic)
    assert "How does one begin?" in page(signed_in(kanerva), address(topic))
    other = page(signed_in(cast.eero), address(topic))
    assert "How does one begin?" not in other
    assert not betrays(other, kanerva)


def test_with_the_words_it_is_forgotten_who_wrote_them(topic, kanerva):
    a_reply(kanerva, topic)
    deleting.delete(kanerva, opening(topic))
    deleting.purge(before_days=-1)
    assert Post.objects.filter(number=0).exists()
    assert not Veil.objects.exists()
    assert writers_of_topics([fresh(topic)]) == {}


def test_a_form_sent_twice_asks_once(cast, signed_in, room, kanerva):
    client = signed_in(kanerva)
    for _time in range(2):
        assert start(client, room, veiled="on", once="the-same").status_code == 302
    assert Topic.objects.count() == 1


def test_a_page_with_many_without_a_name_asks_once_more_and_one_without_them_does_not(
    cast, signed_in, room, topic, django_assert_num_queries, django_assert_max_num_queries
):
    named = a_topic(cast.eero, room)
    for one in (named, topic):
        a_reply(cast.eero, one)
    client = signed_in(cast.niilo)
    for one in (named, topic):
        page(client, address(one))
    with django_assert_max_num_queries(30) as seen:
        page(client, address(named))
    plain = len(seen)
    with django_assert_num_queries(plain + 1):
        page(client, address(topic))
    for _number in range(5):
        writing.reply(cast.eero, topic, text="Shy", veiled=True)
    page(client, address(topic))
    with django_assert_num_queries(plain + 1):
        page(client, address(topic))
