"""Answering without words: given, taken back, and by whom not."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from django.db import connection
from django.db.models import Count
from django.test import Client

from porukka.communities.models import Community, Deed, Member
from porukka.communities.visitor import Visitor
from porukka.discussions import rules
from porukka.discussions.actions import deleting, hiding, ordering, reacting
from porukka.discussions.models import Post, Reaction, ReactionCount, Topic
from porukka.discussions.queries.lists import topic_list
from porukka.discussions.reactions import HELPED, WONDER
from porukka.discussions.tests.talking import a_reply, a_topic, address, opening, post_address
from tests.cast import Cast

WHO = ("aino", "mari", "matti", "eero", "niilo", "gita", "sami", "visitor")
EVERYBODY = {"aino", "mari", "matti", "eero", "niilo", "gita"}


@pytest.fixture
def topic(cast: Cast) -> Topic:
    return a_topic(cast.aino, cast.common)


@pytest.fixture
def answer(cast: Cast, topic: Topic) -> Post:
    return a_reply(cast.eero, topic)


def press(client: Client, post: Post, kind: str, button: str = "give") -> Any:
    return client.post(post_address(post, "reactions/"), {button: kind})


def counts(post: Post) -> dict[str, int]:
    return dict(ReactionCount.objects.filter(post=post).values_list("kind", "count"))


def recounted(post: Post) -> dict[str, int]:
    return dict(Reaction.objects.filter(post=post).values_list("kind").annotate(Count("pk")).order_by())


def test_a_member_reacts_and_comes_back_to_the_post(cast, signed_in, topic, answer):
    given = press(signed_in(cast.niilo), answer, HELPED)
    assert (given.status_code, given["Location"]) == (302, f"{address(topic)}#p1")
    press(signed_in(cast.niilo), answer, "👍")
    press(signed_in(cast.aino), answer, "👍")
    assert counts(answer) == recounted(answer) == {HELPED: 1, "👍": 2}


def test_a_second_press_takes_it_back(cast, signed_in, answer):
    press(signed_in(cast.aino), answer, "👍")
    press(signed_in(cast.niilo), answer, "👍")
    assert press(signed_in(cast.niilo), answer, "👍", "take_back").status_code == 302
    assert counts(answer) == recounted(answer) == {"👍": 1}
    press(signed_in(cast.aino), answer, "👍", "take_back")
    assert counts(answer) == recounted(answer) == {}


@pytest.mark.parametrize("button", ["give", "take_back"])
def test_the_same_press_again_changes_nothing(cast, signed_in, answer, button):
    """A double click, or the button of a page that is old by now."""
    client = signed_in(cast.niilo)
    if button == "take_back":
        press(client, answer, "👍")
    assert [press(client, answer, "👍", button).status_code for _time in range(3)] == [302] * 3
    assert counts(answer) == ({"👍": 1} if button == "give" else {})
    kinds = list(
        Deed.objects.filter(kind__startswith="reaction").order_by("seq").values_list("kind", flat=True)
    )
    assert kinds == (["reaction.given"] if button == "give" else ["reaction.given", "reaction.taken_back"])


def test_it_leaves_a_deed_in_the_room(cast, signed_in, topic, answer):
    press(signed_in(cast.niilo), answer, HELPED)
    press(signed_in(cast.niilo), answer, HELPED, "take_back")
    for kind in ("reaction.given", "reaction.taken_back"):
        deed = Deed.objects.get(kind=kind)
        assert (deed.actor, deed.subject, deed.room) == (cast.niilo, answer.pk, cast.common)
        assert deed.data == {"topic": str(topic.pk), "number": 1, "reaction": HELPED}


def test_a_reaction_moves_nothing_else(cast, signed_in, topic, answer):
    """No list is ordered by it, nothing becomes unread; only what is kept of its page is drawn anew."""
    a_topic(cast.niilo, cast.common, "A newer one")
    before = Topic.objects.values().get(pk=topic.pk)
    order = [row.id for row in topic_list(cast.aino).rows]
    unread = [row.id for row in topic_list(cast.aino, show="unread").rows]
    for one in (answer, opening(topic)):
        press(signed_in(cast.niilo), one, "👍")
    after = Topic.objects.values().get(pk=topic.pk)
    assert after.pop("version") == before.pop("version") + 2
    assert after == before
    assert [row.id for row in topic_list(cast.aino).rows] == order
    assert [row.id for row in topic_list(cast.aino, show="unread").rows] == unread


RULES = {
    "to an answer by eero": EVERYBODY,
    "to an opening by aino": EVERYBODY,
    "to a deleted post": set(),
    "to a hidden post": set(),
    "in a closed discussion": EVERYBODY,
    "helped, of an answer by eero": EVERYBODY - {"eero"},
    "wonder, of an answer by eero": set(),
    "wonder, of an opening by aino": EVERYBODY - {"aino"},
    "helped, of an opening by aino": set(),
    "helped, of a deleted post": set(),
    "helped, of a hidden post": set(),
}


@pytest.mark.parametrize("which", RULES)
def test_who_may_react(cast, topic, answer, which):
    post = opening(topic) if "opening" in which else answer
    if "deleted" in which:
        post = deleting.delete(cast.eero, answer)
    elif "hidden" in which:
        hiding.hide(cast.matti, answer, why="Unkind")
        post = Post.objects.get(pk=answer.pk)
    elif "closed" in which:
        ordering.close(cast.matti, topic)
    readers: dict[str, Any] = {name: getattr(cast, name, None) for name in WHO[:-1]}
    readers["visitor"] = Visitor(cast.community, cast.outi)
    kind = which.split(",")[0]
    if kind in (HELPED, WONDER):
        may = {name for name, reader in readers.items() if rules.may_mark(reader, post, kind)}
    else:
        may = {name for name, reader in readers.items() if rules.may_react(reader, post)}
    assert may == RULES[which]


def test_whether_ones_own_words_helped_is_for_others_to_say(cast, signed_in, topic, answer):
    for who, post, kind in ((cast.eero, answer, HELPED), (cast.aino, opening(topic), WONDER)):
        refused = press(signed_in(who), post, kind)
        assert refused.status_code == 403
        assert "That is for others to say about your words." in refused.content.decode()
        assert counts(post) == {}
        assert press(signed_in(who), post, "👍").status_code == 302  # an emoji is nobody's verdict


def test_each_of_the_words_belongs_to_its_kind_of_post(cast, signed_in, topic, answer):
    for post, kind in ((opening(topic), HELPED), (answer, WONDER)):
        refused = press(signed_in(cast.niilo), post, kind)
        assert refused.status_code == 403
        assert "That is not one of the reactions here." in refused.content.decode()
        assert counts(post) == {}
    assert press(signed_in(cast.niilo), opening(topic), WONDER).status_code == 302
    assert press(signed_in(cast.niilo), answer, HELPED).status_code == 302


@pytest.mark.parametrize("typed", ["", "x", "🦭", "👍👍", "👍 ❤️", "<b>", "\0", "9" * 5000, "HELPED", None])
def test_what_is_not_offered_is_no_reaction(cast, signed_in, answer, typed):
    refused = signed_in(cast.niilo).post(
        post_address(answer, "reactions/"), {} if typed is None else {"give": typed}
    )
    assert refused.status_code == 403
    assert "That is not one of the reactions here." in refused.content.decode()
    assert press(signed_in(cast.niilo), answer, typed or "", "take_back").status_code == 302
    assert not Reaction.objects.exists()


def test_one_that_is_no_longer_offered_can_be_taken_back_but_not_given(cast, signed_in, answer):
    press(signed_in(cast.niilo), answer, "🎉")
    Community.objects.update(reactions="👍 🌱")
    assert press(signed_in(cast.aino), answer, "🎉").status_code == 403
    assert press(signed_in(cast.aino), answer, "🌱").status_code == 302
    assert counts(answer) == {"🎉": 1, "🌱": 1}
    assert press(signed_in(cast.niilo), answer, "🎉", "take_back").status_code == 302
    assert counts(answer) == {"🌱": 1}


def test_what_is_deleted_or_hidden_takes_no_reaction(cast, signed_in, topic, answer):
    kept = a_reply(cast.niilo, topic, to=answer)
    press(signed_in(cast.niilo), answer, "👍")
    for change in (
        lambda: deleting.delete(cast.eero, answer),
        lambda: (deleting.undo_deletion(cast.eero, answer), hiding.hide(cast.matti, answer, why="Unkind")),
    ):
        change()
        for button in ("give", "take_back"):
            assert press(signed_in(cast.niilo), answer, "👍", button).status_code == 404
        assert signed_in(cast.niilo).get(post_address(answer, "reactions/")).status_code == 404
    assert counts(answer) == {"👍": 1}
    assert press(signed_in(cast.aino), kept, "👍").status_code == 302


def test_what_is_purged_takes_its_reactions_along(cast, signed_in, topic, answer):
    kept = a_reply(cast.niilo, topic, to=answer)
    for post in (answer, kept):
        press(signed_in(cast.aino), post, "👍")
    deleting.delete(cast.eero, answer)
    deleting.purge(before_days=-1)
    assert Post.objects.filter(pk=answer.pk).exists()  # its tombstone, since it was answered
    assert set(Reaction.objects.values_list("post", flat=True)) == {kept.pk}
    assert set(ReactionCount.objects.values_list("post", flat=True)) == {kept.pk}


@pytest.mark.parametrize("who", ["aino", "eero", "mari", "outi", "kaisa", "lauri", "reija", None])
def test_in_a_private_room_a_post_is_missing_for_others(cast, signed_in, who):
    post = a_reply(cast.gita, a_topic(cast.niilo, cast.workshop))
    client = signed_in(getattr(cast, who) if who else None)
    assert press(client, post, "👍").status_code == 404
    assert client.get(post_address(post, "reactions/")).status_code == 404
    assert not Reaction.objects.exists()
    assert press(signed_in(cast.niilo), post, "👍").status_code == 302


def test_a_guest_reacts_where_she_has_been_let_in_and_nowhere_else(cast, signed_in, answer):
    inside = opening(a_topic(cast.niilo, cast.workshop))
    assert press(signed_in(cast.gita), inside, WONDER).status_code == 302
    assert press(signed_in(cast.gita), answer, "👍").status_code == 404
    assert [one.post for one in Reaction.objects.all()] == [inside]


def test_a_visitor_of_a_public_community_is_shown_the_way_in(cast, signed_in, answer):
    Community.objects.update(visibility="public")
    assert press(signed_in(None), answer, "👍")["Location"] == "/people/login/?next=/"
    assert press(signed_in(cast.outi), answer, "👍")["Location"] == "/c/writers/join/"
    assert press(signed_in(cast.sami), answer, "👍").status_code == 403
    assert not Reaction.objects.exists()


def test_a_foreign_site_cannot_react_for_me(cast, topic, answer):
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(cast.niilo.person)
    assert press(browser, answer, "👍").status_code == 403
    browser.get(address(topic))
    chosen = {"give": "👍", "csrfmiddlewaretoken": browser.cookies["csrftoken"].value}
    assert browser.post(post_address(answer, "reactions/"), chosen).status_code == 302


def test_it_counts_on_when_nobody_knows_who_it_was(cast, signed_in, answer):
    press(signed_in(cast.niilo), answer, "👍")
    press(signed_in(cast.mari), answer, "👍")
    Member.objects.filter(pk=cast.niilo.pk).delete()
    assert counts(answer) == recounted(answer) == {"👍": 2}


def together(*presses: Any) -> None:
    """Everybody presses at the same moment."""
    ready = threading.Barrier(len(presses))

    def run(act: Any) -> None:
        try:
            ready.wait(timeout=10)
            act()
        finally:
            connection.close()

    with ThreadPoolExecutor(len(presses)) as pool:
        list(pool.map(run, presses))


@pytest.mark.django_db(transaction=True)
def test_twenty_presses_at_once_are_one_reaction(cast, answer):
    together(*[lambda: reacting.give(cast.niilo, answer, "👍")] * 20)
    assert counts(answer) == recounted(answer) == {"👍": 1}
    assert Deed.objects.filter(kind="reaction.given").count() == 1


@pytest.mark.django_db(transaction=True)
def test_twenty_presses_back_and_forth_leave_one_or_none(cast, answer):
    acts = [reacting.give, reacting.take_back] * 10
    together(*(lambda act=act: act(cast.niilo, answer, "👍") for act in acts))
    assert counts(answer) == recounted(answer)
    assert counts(answer) in ({}, {"👍": 1})
    given, taken = (Deed.objects.filter(kind=f"reaction.{what}").count() for what in ("given", "taken_back"))
    assert given - taken == sum(counts(answer).values())


@pytest.mark.django_db(transaction=True)
def test_members_who_press_at_once_are_all_counted(cast, answer):
    people = [cast.aino, cast.mari, cast.matti, cast.niilo]
    together(
        *(
            lambda one=one, kind=kind: reacting.give(one, answer, kind)
            for one in people
            for kind in (HELPED, "👍", "❤️")
        )
    )
    assert counts(answer) == recounted(answer) == {HELPED: 4, "👍": 4, "❤️": 4}
