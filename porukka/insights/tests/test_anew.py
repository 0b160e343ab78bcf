"""Counting anew: a little at a time, while people write, and never half of it for the whole."""

from __future__ import annotations

import random
import threading

import pytest
from django.db import connection, transaction

from porukka.communities import deeds
from porukka.communities.models import Community, Room
from porukka.discussions.models import Topic
from porukka.discussions.tests.talking import a_reply, a_topic, page
from porukka.insights.actions import anew, judging, rolling
from porukka.insights.models import Counted, Judgement, MemberDay, PairDay, RolledUp
from porukka.insights.tests.test_rolling import caught_up, do_something, rolled

HERE = "/c/writers/insights/"


class Broken(Exception):
    pass


@pytest.fixture
def one_at_a_time(monkeypatch):
    """A transaction ends after each discussion."""
    monkeypatch.setattr(anew, "A_WHILE", 0.0)


def talk(cast, topics=6):
    for number in range(topics):
        topic = a_topic(cast.eero, cast.common, f"Number {number}", "What do you think?")
        a_reply(cast.niilo, topic, "I think so, too.")
        a_reply(cast.eero, topic, "Thank you both.")


def broken_off_after(done):
    def step(topics):
        if topics == done:
            raise Broken

    return step


def whole(community):
    return RolledUp.objects.whole().filter(pk=community.pk).exists()


@pytest.mark.parametrize("seed", range(3))
def test_broken_off_again_and_again_while_people_write_it_is_what_their_deeds_make_of_it(
    cast, one_at_a_time, seed
):
    Room.objects.create(community=cast.community, name="Attic", slug="attic", kind=Room.Kind.OPEN)
    dice = random.Random(seed)
    for _number in range(30):
        do_something(dice, cast)
    talk(cast, 12)
    for done in (1, 3, 5):
        with pytest.raises(Broken):
            anew.rebuild(cast.community, broken_off_after(done))
        assert not whole(cast.community)
        for _number in range(4):
            do_something(dice, cast)
        if done == 3:
            deeds.catch_up([rolling.SUBSCRIBER])
    assert anew.rebuild(cast.community) == len(rolled(cast.community)["Counted"])
    assert whole(cast.community)
    made_so = caught_up(cast.community)
    for table in (Counted, MemberDay, PairDay, RolledUp):
        table.objects.all().delete()
    deeds.Cursor.objects.filter(subscriber=rolling.SUBSCRIBER).update(seq=0)
    assert caught_up(cast.community) == made_so
    assert len(made_so["Counted"]) > 5


def test_broken_off_it_goes_on_where_it_was(cast, one_at_a_time):
    talk(cast)
    with pytest.raises(Broken):
        anew.rebuild(cast.community, broken_off_after(4))
    assert cast.community in anew.stale()
    heard = []
    assert anew.rebuild(cast.community, heard.append) == Counted.objects.count() == 18
    assert heard == list(range(5, Topic.objects.filter(community=cast.community).count() + 1))
    assert cast.community not in anew.stale()


def test_what_was_changed_by_hand_is_put_right(cast, one_at_a_time):
    talk(cast)
    right = caught_up(cast.community)
    MemberDay.objects.update(posts=99)
    PairDay.objects.all().delete()
    Counted.objects.order_by("pk").first().delete()
    gone = Counted.objects.order_by("pk").last()
    Counted.objects.filter(pk=gone.pk).update(topic=7, hearer=None)
    anew.rebuild(cast.community)
    assert rolled(cast.community) == right
    Topic.objects.filter(pk=gone.topic).update(deleted_at=cast.common.made_at, deleted_by=cast.aino)
    anew.rebuild(cast.community)
    assert not Counted.objects.filter(topic=gone.topic).exists()
    assert Counted.objects.count() == 15


def test_half_counted_it_is_not_judged_and_the_page_says_so(cast, signed_in, one_at_a_time):
    talk(cast)
    anew.rebuild(cast.community)
    judging.judge_all(cast.community)
    aino, kept = signed_in(cast.aino), Judgement.objects.filter(room=None).latest("day").data
    assert "being counted anew" not in page(aino, HERE)
    talk(cast, 1)
    with pytest.raises(Broken):
        anew.rebuild(cast.community, broken_off_after(2))
    assert judging.due() == []
    assert "being counted anew" in page(aino, HERE)
    assert "being counted anew" in page(aino, f"{HERE}ties/")
    assert "6 discussions began" in page(aino, HERE)
    anew.rebuild(cast.community)
    assert judging.due() == [cast.community]
    judging.judge_all(cast.community)
    assert Judgement.objects.filter(room=None).latest("day").data["threads"] == kept["threads"] + 1
    assert "being counted anew" not in page(aino, HERE)


def test_a_community_that_moves_to_other_days_meanwhile_is_begun_again(cast, one_at_a_time):
    talk(cast)

    def moves(topics):
        Community.objects.filter(pk=cast.community.pk).update(time_zone="Pacific/Kiritimati")
        anew.rebuild(Community.objects.get(pk=cast.community.pk))

    with pytest.raises(anew.BegunAgain):
        anew.rebuild(cast.community, moves)
    moved = Community.objects.get(pk=cast.community.pk)
    assert whole(moved)
    assert moved not in anew.stale()
    assert cast.community.time_zone != RolledUp.objects.get(community=moved).zone


@pytest.mark.django_db(transaction=True)
def test_somebody_writes_between_two_of_its_transactions(cast, one_at_a_time):
    """From a connection of her own: inside a transaction of the counting, SQLite would make her wait for its end."""
    talk(cast)
    seen = []

    def write():
        with transaction.atomic():
            seen.append(MemberDay.objects.filter(community=cast.community).count())
            a_reply(cast.matti, Topic.objects.filter(community=cast.community).earliest("pk"), "Me too.")
        connection.close()

    def step(topics):
        if topics == 3:
            assert not connection.in_atomic_block
            thread = threading.Thread(target=write)
            thread.start()
            thread.join()

    anew.rebuild(cast.community, step)
    assert len(seen) == 1
    deeds.catch_up([rolling.SUBSCRIBER])
    assert Counted.objects.filter(teller=cast.matti.pk).count() == 1
    once = rolled(cast.community)
    anew.rebuild(cast.community)
    assert rolled(cast.community) == once
