"""What a post said before it was edited, and who may read that."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
import time_machine

from porukka.communities.models import Community
from porukka.core import shelf
from porukka.discussions.actions import deleting, hiding, reacting, writing
from porukka.discussions.models import Post, Topic, Version
from porukka.discussions.tests.talking import (
    a_reply,
    a_topic,
    address,
    age,
    now,
    opening,
    page,
    post_address,
)

FORMER = "The quick brown fox is late"
TODAY = "The quick red fox is early"


@pytest.fixture
def topic(cast):
    made = a_topic(cast.eero, cast.common, "Foxes", text=FORMER)
    age(made, now() - timedelta(hours=1))
    return made


@pytest.fixture
def edited(cast, topic):
    return writing.edit(cast.eero, opening(topic), text=TODAY, title="Red foxes")


def history(post):
    return post_address(post, "history/")


def marked(html, name):
    found = re.findall(rf"<{name}>(.*?)</{name}>", html, re.DOTALL)
    return [re.sub(r'<span class="visually-hidden">.*?</span>', "", one).strip() for one in found]


def test_the_mark_of_an_edited_post_leads_to_what_was_changed(cast, signed_in, edited):
    client = signed_in(cast.niilo)
    assert f'<a href="{history(edited)}">edited' in page(client, address(edited.topic))
    shown = page(client, history(edited))
    assert marked(shown, "del") == ["Foxes", "brown", "late"]
    assert marked(shown, "ins") == ["Red foxes", "red", "early"]
    assert FORMER in shown  # as first written


def test_the_newest_words_come_first(cast, signed_in, edited):
    writing.edit(cast.eero, edited, text="The last fox")
    shown = page(signed_in(cast.niilo), history(edited))
    places = [shown.index(words) for words in ("as it is now", "is early", "as first written")]
    assert places == sorted(places)
    assert list(Version.objects.order_by("number").values_list("title", "text")) == [
        ("Foxes", FORMER),
        ("Red foxes", TODAY),
    ]


def test_a_post_never_edited_has_no_mark_and_only_its_first_words(cast, signed_in, topic):
    client = signed_in(cast.niilo)
    assert history(opening(topic)) not in page(client, address(topic))
    shown = page(client, history(opening(topic)))
    assert FORMER in shown
    assert not marked(shown, "ins")


def test_a_slip_of_the_pen_put_right_at_once_keeps_nothing(cast, signed_in):
    topic = a_topic(cast.eero, cast.common, "Foxes", text="Teh fox")
    writing.edit(cast.eero, opening(topic), text="The fox")
    assert not Version.objects.exists()
    shown = page(signed_in(cast.niilo), address(topic))
    assert "edited " in shown  # it says so all the same
    assert history(opening(topic)) not in shown


def test_what_somebody_has_answered_or_reacted_to_is_kept_however_soon(cast):
    for answer in (
        lambda post: writing.reply(cast.niilo, post.topic, text="So?"),
        lambda post: reacting.give(cast.niilo, post, "👍"),
    ):
        post = opening(a_topic(cast.eero, cast.common, text=FORMER))
        answer(post)
        writing.edit(cast.eero, post, text=TODAY)
        assert Version.objects.get(post=post).text == FORMER


def test_what_was_written_a_while_ago_is_kept(cast):
    post = opening(a_topic(cast.eero, cast.common, text=FORMER))
    with time_machine.travel(now() + timedelta(minutes=3, seconds=1)):
        writing.edit(cast.eero, post, text=TODAY)
    assert Version.objects.get(post=post).text == FORMER


def test_saving_the_same_words_again_keeps_nothing(cast, topic):
    writing.edit(cast.eero, opening(topic), text=FORMER, title="Foxes")
    assert not Version.objects.exists()


def test_another_link_behind_the_same_words_is_shown_as_it_was_typed(cast, signed_in, topic):
    post = writing.edit(cast.eero, opening(topic), text="[Foxes](https://example.org/a)")
    writing.edit(cast.eero, post, text="[Foxes](https://example.org/b)")
    assert marked(page(signed_in(cast.niilo), history(post)), "ins")[0] == "[Foxes](https://example.org/b)"


def test_fifty_versions_are_kept_the_first_and_the_newest(cast, signed_in, topic):
    post = opening(topic)
    for number in range(55):
        writing.edit(cast.eero, post, text=f"Take {number}")
    kept = list(Version.objects.order_by("number").values_list("text", flat=True))
    assert len(kept) == Version.MOST
    assert (kept[0], kept[1], kept[-1]) == (FORMER, "Take 5", "Take 53")
    client, path, seen = signed_in(cast.niilo), history(post), ""
    for _page in range(9):
        shown = page(client, path)
        seen += shown
        older = re.search(r'href="(\?before=\d+)"', shown)
        if older is None:
            break
        path = history(post) + older[1]
    assert seen.count('class="version"') == Version.MOST + 1
    assert FORMER in shown


def test_whoever_may_not_read_the_post_finds_no_history_of_it(cast, signed_in):
    topic = a_topic(cast.niilo, cast.workshop, text=FORMER)
    age(topic, now() - timedelta(hours=1))
    post = writing.edit(cast.niilo, opening(topic), text=TODAY)
    assert "brown" in page(signed_in(cast.gita), history(post))
    for other in (cast.aino, cast.eero, cast.outi, None):
        assert signed_in(other).get(history(post)).status_code == 404


def test_a_visitor_reads_the_history_of_what_is_public(cast, signed_in, edited):
    Community.objects.update(visibility="public")
    assert "brown" in page(signed_in(None), history(edited))


def test_hiding_a_post_takes_its_history_out_of_sight(cast, signed_in, edited):
    hiding.hide(cast.matti, edited, "Unkind to foxes")
    for allowed in (cast.matti, cast.aino, cast.eero):
        client = signed_in(allowed)
        assert history(edited) in page(client, address(Topic.objects.get()))
        assert marked(page(client, history(edited)), "del") == ["Foxes", "brown", "late"]
    for other in (cast.niilo, None):
        assert signed_in(other).get(history(edited)).status_code == 404
        assert history(edited) not in signed_in(other).get(address(Topic.objects.get())).content.decode()
    assert not Version.objects.visible_to(cast.matti).exists()  # nobody reads it by mistake
    hiding.unhide(cast.matti, edited)
    assert "brown" in page(signed_in(cast.niilo), history(edited))


def test_a_deleted_post_has_no_history_for_anybody_and_takes_it_along(cast, signed_in, topic, edited):
    a_reply(cast.niilo, topic, to=edited)
    deleting.delete(cast.eero, Post.objects.get(pk=edited.pk))
    for other in (cast.eero, cast.aino, cast.niilo):
        assert signed_in(other).get(history(edited)).status_code == 404
    assert not Version.objects.visible_to(cast.eero).exists()
    deleting.purge(before_days=-1)
    assert not Version.objects.exists()


def test_a_history_costs_the_same_however_long_it_is(
    cast, signed_in, edited, django_assert_max_num_queries, django_assert_num_queries
):
    client = signed_in(cast.niilo)
    page(client, history(edited))
    shelf.clear_all()  # what is kept until the next deed is asked anew both times
    with django_assert_max_num_queries(15) as few:
        page(client, history(edited))
    for number in range(9):
        writing.edit(cast.eero, edited, text=f"Take {number}")
    shelf.clear_all()
    with django_assert_num_queries(len(few)):
        page(client, history(edited))


def test_a_broken_place_in_the_history_is_the_beginning(cast, signed_in, edited):
    shown = page(signed_in(cast.niilo), history(edited) + "?before=x")
    assert "as it is now" in shown
    page(signed_in(cast.niilo), history(edited) + "?before=1")
