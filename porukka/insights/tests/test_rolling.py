"""The roll-ups: after whatever happens to posts they are what a rebuild would make of them."""

from __future__ import annotations

import random
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from porukka.communities import deeds
from porukka.communities.models import Community, Room
from porukka.core.refusal import Refused
from porukka.discussions.actions import deleting, hiding, moving, writing
from porukka.discussions.models import Post, Topic
from porukka.discussions.tests.talking import a_reply, a_topic
from porukka.insights.actions import anew, rolling
from porukka.insights.models import UNKNOWN, Counted, MemberDay, PairDay, RolledUp


def rolled(community):
    """All that is kept, in an order."""
    tables = {
        Counted: ("post", "topic", "room", "day", "teller", "hearer", "starts", "ties"),
        MemberDay: ("day", "room", "member", "posts", "started"),
        PairDay: ("day", "room", "teller", "hearer", "replies", "ties"),
    }
    return {
        table.__name__: sorted(table.objects.filter(community=community).values_list(*fields), key=str)
        for table, fields in tables.items()
    }


def caught_up(community):
    deeds.catch_up([rolling.SUBSCRIBER])
    return rolled(community)


def pairs():
    return sorted(PairDay.objects.values_list("teller", "hearer", "replies", "ties"))


def test_a_discussion_is_counted_as_it_is_written(cast):
    topic = a_topic(cast.eero, cast.common, "Which glue?", "For a chair.")
    a_reply(cast.niilo, topic, "Hide glue.")
    a_reply(cast.eero, topic, "Thanks!")
    caught_up(cast.community)
    eero, niilo = cast.eero.pk, cast.niilo.pk
    assert sorted(MemberDay.objects.values_list("member", "posts", "started")) == sorted(
        [(eero, 2, 1), (niilo, 1, 0)]
    )
    assert pairs() == sorted([(niilo, eero, 1, 1), (eero, niilo, 1, 0)])
    assert MemberDay.objects.values_list("room", flat=True).distinct().get() == cast.common.pk


def test_who_writes_without_her_name_is_nobody_in_the_figures(cast):
    cast.common.anonymous_allowed = True
    cast.common.save()
    topic = writing.start_topic(cast.eero, cast.common, title="Hush", text="I am afraid.", veiled=True)
    a_reply(cast.niilo, topic, "So am I.")
    caught_up(cast.community)
    assert set(MemberDay.objects.values_list("member", flat=True)) == {UNKNOWN, cast.niilo.pk}
    assert pairs() == [(cast.niilo.pk, UNKNOWN, 1, 1)]


def one_more(dice, cast, topic, post):
    a_reply(dice.choice([cast.aino, cast.eero, cast.niilo, cast.matti]), topic, dice.choice(WORDS))


def answer(dice, cast, topic, post):
    writing.reply(dice.choice([cast.eero, cast.niilo]), topic, text="To you", reply_to=post)


def edit(dice, cast, topic, post):
    writing.edit(post.author, post, text=dice.choice(WORDS))


def delete(dice, cast, topic, post):
    deleting.delete(post.author, post)


def restore(dice, cast, topic, post):
    deleting.undo_deletion(post.author, post)


def hide(dice, cast, topic, post):
    hiding.hide(cast.aino, post, "Not so")


def unhide(dice, cast, topic, post):
    hiding.unhide(cast.aino, post)


def move(dice, cast, topic, post):
    moving.move(
        cast.aino, topic, dice.choice(list(cast.community.rooms.filter(kind=Room.Kind.OPEN).order_by("pk")))
    )


def split(dice, cast, topic, post):
    numbers = [number for number in range(1, topic.last_number + 1) if dice.random() < 0.5]
    moving.split(cast.aino, topic, numbers, title="Apart", room=topic.room)


def merge(dice, cast, topic, post):
    moving.merge(cast.aino, topic, dice.choice(living(cast)))


WORDS = ["Yes", "Yes indeed", "@Niilo what do you think?"]
DONE = [*[one_more] * 8, *[answer] * 2, edit, delete, restore, hide, unhide, move, split, merge]


def living(cast):
    return list(Topic.objects.filter(community=cast.community, deleted_at=None).order_by("pk"))


def do_something(dice, cast):
    """One thing that changes what counts. Its name; "" if the rules refused it."""
    topics = living(cast)
    if not topics or dice.random() < 0.2:
        a_topic(
            cast.eero,
            dice.choice(list(cast.community.rooms.filter(kind=Room.Kind.OPEN).order_by("pk"))),
            "One more",
            "Two words",
        )
        return "start"
    topic = dice.choice(topics)
    post = dice.choice(list(Post.objects.filter(topic=topic).order_by("number")))
    what = dice.choice(DONE)
    try:
        what(dice, cast, topic, post)
    except Refused:
        return ""
    return what.__name__


@pytest.mark.parametrize("seed", range(4))
def test_what_happens_one_by_one_makes_what_a_rebuild_makes(cast, seed):
    Room.objects.create(community=cast.community, name="Attic", slug="attic", kind=Room.Kind.OPEN)
    dice, done = random.Random(seed), set()
    for _number in range(50):
        done.add(do_something(dice, cast))
        if dice.random() < 0.4:
            deeds.catch_up([rolling.SUBSCRIBER])
    assert len(done) >= 8, done
    step_by_step = caught_up(cast.community)
    assert len(step_by_step["Counted"]) > 5
    assert anew.rebuild(cast.community) == len(step_by_step["Counted"])
    assert rolled(cast.community) == step_by_step
    deeds.Cursor.objects.filter(subscriber=rolling.SUBSCRIBER).update(seq=0)  # and once more, all of it
    assert caught_up(cast.community) == step_by_step


def test_one_more_reply_costs_the_same_in_a_short_and_a_long_discussion(cast):
    topic = a_topic(cast.eero, cast.common)
    costs = []
    for _time in range(3):
        deed = deeds.Deed.objects.filter(subject=a_reply(cast.niilo, topic, "One more").pk).get()
        with CaptureQueriesContext(connection) as asked:
            rolling.roll_post(cast.community, deed.subject)
        costs.append(len(asked))
        for number in range(30):
            a_reply(cast.matti if number % 2 else cast.niilo, topic, "On and on")
    assert costs[1] == costs[2], "the first one makes the day's rows"


def test_roll_ups_that_are_missing_or_of_other_days_are_made_anew(cast):
    a_topic(cast.eero, cast.common)
    assert cast.community in anew.stale()
    anew.rebuild(cast.community)
    assert cast.community not in anew.stale()
    before = MemberDay.objects.filter(member=cast.eero.pk).values_list("day", flat=True).last()
    Community.objects.filter(pk=cast.community.pk).update(time_zone="Pacific/Kiritimati")
    moved = Community.objects.get(pk=cast.community.pk)
    assert moved in anew.stale()
    anew.rebuild(moved)
    after = MemberDay.objects.filter(member=cast.eero.pk).values_list("day", flat=True).last()
    assert after - before in (timedelta(0), timedelta(1))
    assert RolledUp.objects.get(community=moved).zone == "Pacific/Kiritimati"


def test_a_bar_of_progress_hears_of_each_discussion(cast):
    for _number in range(3):
        a_topic(cast.eero, cast.common)
    heard = []
    anew.rebuild(cast.community, heard.append)
    assert heard == list(range(1, Topic.objects.filter(community=cast.community).count() + 1))
