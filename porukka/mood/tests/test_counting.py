"""The counts: after whatever happens to posts they are what a rebuild would make of them."""

from __future__ import annotations

import random
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from porukka.communities import deeds
from porukka.communities.models import Room
from porukka.core.refusal import Refused
from porukka.discussions.actions import deleting, hiding, moving, writing
from porukka.discussions.models import Post, Topic
from porukka.discussions.tests.talking import a_reply, a_topic, opening
from porukka.mood.actions import choosing, correcting, counting
from porukka.mood.models import Correction, Counted, Heard, MoodDay, WordWeek

WORDS = [
    "This is wonderful, thank you so much!",
    "This is terrible, I hate the garden.",
    "The library opens on Tuesday.",
    "Which glue do you use for a chair?",
]


def counted(community):
    tables = {
        Heard: ("post", "topic", "room", "day", "machine", "label", "asks", "words"),
        MoodDay: ("day", "room", "negative", "neutral", "positive"),
        WordWeek: ("week", "room", "word", "posts", "negative", "positive"),
    }
    return {
        table.__name__: sorted(table.objects.filter(community=community).values_list(*fields), key=str)
        for table, fields in tables.items()
    }


def caught_up(community):
    deeds.catch_up([counting.SUBSCRIBER])
    return counted(community)


def of_day(room):
    return list(MoodDay.objects.filter(room=room).values_list("negative", "neutral", "positive"))


def test_a_post_adds_one_to_its_rooms_day_and_its_words_to_the_week(cast):
    topic = a_topic(cast.eero, cast.common, "Gardens", WORDS[0])
    a_reply(cast.niilo, topic, WORDS[1])
    caught_up(cast.community)
    assert of_day(cast.common) == [(1, 0, 1)]
    found = WordWeek.objects.get(word="garden")
    assert (found.posts, found.negative, found.positive) == (2, 1, 1), (
        "the plural of the title is the same word"
    )


def test_secret_rooms_are_never_heard_private_ones_when_chosen_open_ones_unless_not(cast):
    for member, room in ((cast.mari, cast.back), (cast.niilo, cast.workshop), (cast.eero, cast.common)):
        a_topic(member, room, "Gardens", WORDS[0])
    caught_up(cast.community)
    assert [len(of_day(room)) for room in (cast.back, cast.workshop, cast.common)] == [0, 0, 1]
    with pytest.raises(Refused):
        choosing.choose_room(cast.mari, cast.back, is_on=True)
    with pytest.raises(Refused):
        choosing.choose_room(cast.matti, cast.workshop, is_on=True)
    choosing.choose_room(cast.aino, cast.workshop, is_on=True)
    choosing.choose_room(cast.aino, cast.common, is_on=False)
    caught_up(cast.community)
    assert [len(of_day(room)) for room in (cast.back, cast.workshop, cast.common)] == [0, 1, 0]
    assert not WordWeek.objects.exclude(room=cast.workshop).exists()


def test_a_room_where_one_may_write_without_a_name_is_not_heard_before_somebody_says_so(cast):
    a_topic(cast.eero, cast.common, "Gardens", WORDS[0])
    cast.common.anonymous_allowed = True
    cast.common.save()
    caught_up(cast.community)
    assert of_day(cast.common) == []
    choosing.choose_room(cast.aino, cast.common, is_on=True)
    caught_up(cast.community)
    assert len(of_day(cast.common)) == 1


def test_what_a_person_hears_counts_until_the_words_change(cast):
    topic = a_topic(cast.eero, cast.common, "Gardens", WORDS[0])
    caught_up(cast.community)
    correcting.correct(cast.matti, opening(topic), "neg")
    caught_up(cast.community)
    assert of_day(cast.common) == [(1, 0, 0)]
    with pytest.raises(Refused):
        correcting.correct(cast.eero, opening(topic), "pos")
    writing.edit(cast.eero, opening(topic), text="Thank you, this is lovely!")
    caught_up(cast.community)
    assert of_day(cast.common) == [(0, 0, 1)]


def test_a_language_the_machine_has_not_learnt_has_no_mood(cast):
    topic = a_topic(cast.eero, cast.common, "Gardens", WORDS[0])
    Post.objects.filter(topic=topic).update(lang="sv")
    caught_up(cast.community)
    assert (of_day(cast.common), Heard.objects.get().label) == ([], "")


def one_more(dice, cast, topic, post):
    a_reply(dice.choice([cast.aino, cast.eero, cast.niilo]), topic, dice.choice(WORDS))


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


def an_open_room(dice, cast):
    return dice.choice(list(cast.community.rooms.filter(kind=Room.Kind.OPEN).order_by("pk")))


def move(dice, cast, topic, post):
    moving.move(cast.aino, topic, an_open_room(dice, cast))


def split(dice, cast, topic, post):
    numbers = [number for number in range(1, topic.last_number + 1) if dice.random() < 0.5]
    moving.split(cast.aino, topic, numbers, title="Apart", room=topic.room)


def merge(dice, cast, topic, post):
    moving.merge(cast.aino, topic, dice.choice(living(cast)))


def correct(dice, cast, topic, post):
    if Heard.objects.filter(post=post).exists():
        correcting.correct(cast.aino, post, dice.choice(["neg", "neu", "pos"]))


def choose(dice, cast, topic, post):
    choosing.choose_room(cast.aino, an_open_room(dice, cast), is_on=dice.random() < 0.7)


DONE = [
    *[one_more] * 8,
    edit,
    edit,
    delete,
    restore,
    hide,
    unhide,
    move,
    split,
    merge,
    correct,
    correct,
    choose,
]


def living(cast):
    return list(Topic.objects.filter(community=cast.community, deleted_at=None).order_by("pk"))


def do_something(dice, cast):
    """One thing that changes what counts. Its name; "" if the rules refused it."""
    topics = living(cast)
    if not topics or dice.random() < 0.2:
        a_topic(cast.eero, an_open_room(dice, cast), "One more", dice.choice(WORDS))
        return "start"
    topic = dice.choice(topics)
    post = dice.choice(
        list(Post.objects.filter(topic=topic).select_related("topic__room").order_by("number"))
    )
    what = dice.choice(DONE)
    try:
        what(dice, cast, topic, post)
    except Refused:
        return ""
    return what.__name__


@pytest.mark.parametrize("seed", range(3))
def test_what_happens_one_by_one_makes_what_a_rebuild_makes(cast, seed):
    Room.objects.create(community=cast.community, name="Attic", slug="attic", kind=Room.Kind.OPEN)
    dice, done = random.Random(seed), set()
    for _number in range(40):
        done.add(do_something(dice, cast))
        if dice.random() < 0.4:
            deeds.catch_up([counting.SUBSCRIBER])
    assert len(done) >= 8, done
    step_by_step = caught_up(cast.community)
    assert counting.rebuild(cast.community) == len(step_by_step["Heard"])
    assert counted(cast.community) == step_by_step
    deeds.Cursor.objects.filter(subscriber=counting.SUBSCRIBER).update(seq=0)  # and once more, all of it
    assert caught_up(cast.community) == step_by_step
    counting.start_anew(cast.community)
    assert caught_up(cast.community) == step_by_step


def test_one_more_reply_costs_the_same_in_a_short_and_a_long_discussion(cast):
    topic = a_topic(cast.eero, cast.common)
    costs = []
    for _time in range(3):
        reply = a_reply(cast.niilo, topic, WORDS[1])
        with CaptureQueriesContext(connection) as asked:
            counting.count_post(cast.community, reply.pk)
        costs.append(len(asked))
        for _number in range(20):
            a_reply(cast.niilo, topic, WORDS[1])
    assert costs[1] == costs[2], "the first one makes the day's rows"


def test_rare_words_of_weeks_that_are_over_go_and_taking_them_away_later_does_no_harm(cast):
    topic = a_topic(cast.eero, cast.common, "Gardens", "A giraffe walked by.")
    Post.objects.filter(topic=topic).update(made_at=timezone.now() - timedelta(weeks=5))
    for _number in range(3):
        a_reply(cast.niilo, topic, "Gardens and libraries.")
    Post.objects.filter(topic=topic).update(made_at=timezone.now() - timedelta(weeks=5))
    caught_up(cast.community)
    assert counting.purge(cast.community) > 0
    assert set(WordWeek.objects.values_list("word", flat=True)) == {"garden", "library"}
    deleting.delete(cast.eero, opening(topic))
    writing.edit(cast.niilo, Post.objects.filter(topic=topic).latest("number"), text="A giraffe walked by.")
    caught_up(cast.community)
    assert WordWeek.objects.filter(posts__lte=0).count() == 0


def test_words_of_old_weeks_go_and_the_mood_of_their_days_stays(cast):
    topic = a_topic(cast.eero, cast.common, "Gardens", WORDS[0])
    caught_up(cast.community)
    # at noon it is the same day everywhere the community may be
    long_ago = timezone.now().replace(hour=12) - timedelta(weeks=WordWeek.WEEKS + 2)
    Post.objects.filter(topic=topic).update(made_at=long_ago)
    Heard.objects.update(day=long_ago.date())
    MoodDay.objects.update(day=long_ago.date())
    WordWeek.objects.update(week=long_ago.date() - timedelta(days=long_ago.date().weekday()))
    counting.purge(cast.community)
    assert (WordWeek.objects.count(), Heard.objects.get().words, MoodDay.objects.count()) == (0, "", 1)
    before = counted(cast.community)
    counting.rebuild(cast.community)
    assert counted(cast.community) == before


def test_counts_that_are_missing_are_made_anew_and_what_people_said_stays(cast):
    topic = a_topic(cast.eero, cast.common, "Gardens", WORDS[0])
    assert cast.community in counting.stale()
    heard = []
    counting.rebuild(cast.community, heard.append)
    assert cast.community not in counting.stale()
    assert heard == [1]
    correcting.correct(cast.aino, opening(topic), "neu")
    Counted.objects.update(version=0)
    assert cast.community in counting.stale()
    counting.start_anew(cast.community)
    assert (cast.community in counting.stale(), Heard.objects.count()) == (False, 0)
    caught_up(cast.community)
    assert (Correction.objects.count(), Heard.objects.get().label) == (1, "neu")
