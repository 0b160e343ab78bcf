"""Looking back: what was talked about, month by month, as far as the reader may read it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from porukka.communities import deeds
from porukka.communities.models import Community, Member
from porukka.discussions.actions import deleting, hiding, writing
from porukka.discussions.actions.loading import OldPost, OldTopic, load
from porukka.discussions.models import Topic
from porukka.discussions.tests.talking import page
from porukka.history.actions import reading
from porukka.history.models import Due, Month, Opening

PAGE = "/c/writers/history/"
NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
PLAIN = ["So it is with us", "We write and read", "Good evening to all"]


@pytest.fixture
def on_a_november_day():
    with time_machine.travel(NOW, tick=False):
        yield


def talked(cast, room, at, texts, title="An evening"):
    """A discussion of that time, each text by another member."""
    names = [cast.eero, cast.niilo, cast.mari, cast.matti, cast.aino]
    posts = [
        OldPost(names[number % 5].pk, text, at + timedelta(minutes=number))
        for number, text in enumerate(texts)
    ]
    load(cast.community, [OldTopic(room.pk, title, posts)], bringing=1)
    return Topic.objects.get(community=cast.community, title=title)


def read(community):
    deeds.catch_up(["history"])
    return reading.read_due(community)


def words(month):
    return [word for word, _times in Month.objects.get(month=month).rising]


@pytest.mark.usefixtures("on_a_november_day")
def test_words_rise_against_the_months_before_in_their_base_forms(cast, signed_in):
    for month in range(1, 4):
        talked(cast, cast.common, datetime(2024, month, 9, 12, tzinfo=UTC), PLAIN * 4, f"Evening {month}")
    rising = ["Lanterns on the hill", "A lantern for you", "My lantern is old", *PLAIN * 3]
    talked(cast, cast.common, datetime(2024, 4, 9, 12, tzinfo=UTC), rising, "Lights")
    assert read(cast.community) == 4
    assert words("2024-04-01")[0] == "lantern"
    assert "evening" not in words("2024-04-01")
    assert "evening" not in words("2024-02-01")
    shown = page(signed_in(cast.eero), PAGE)
    assert '<a href="/c/writers/search/?q=lantern">lantern</a>' in shown
    assert shown.index("April") < shown.index("March") < shown.index("January")


@pytest.mark.usefixtures("on_a_november_day")
def test_what_fewer_than_three_people_wrote_is_nobodys_theme(cast):
    two = ["Lantern one", "Lantern two", *PLAIN, "Lantern three"]  # the first wrote the last one, too
    talked(cast, cast.common, datetime(2024, 4, 9, 12, tzinfo=UTC), two)
    read(cast.community)
    kept = Month.objects.get()
    assert "lantern" not in [word for word, _times in (*kept.rising, *kept.words)]


@pytest.mark.usefixtures("on_a_november_day")
def test_on_this_day_and_what_many_answered(cast, signed_in):
    talked(cast, cast.common, datetime(2023, 11, 22, 9, tzinfo=UTC), PLAIN, "Three years ago")
    talked(cast, cast.common, datetime(2012, 11, 22, 9, tzinfo=UTC), PLAIN, "Long ago")
    talked(
        cast,
        cast.common,
        datetime(2023, 11, 21, 9, tzinfo=UTC),
        [*PLAIN, "Me too", "And I"],
        "The day before",
    )
    talked(cast, cast.common, datetime(2023, 11, 22, 9, tzinfo=UTC), PLAIN[:2], "One answer")
    read(cast.community)
    shown = page(signed_in(cast.eero), PAGE)
    today, best = shown.split('id="months"')[0], shown.split('id="best"')[1]
    assert today.index("Three years ago") < today.index("Long ago")
    assert "The day before" not in today
    assert best.index("The day before") < best.index("Three years ago")
    assert "4 people answered" in best
    assert "One answer" not in shown
    assert "Long ago" not in best
    assert "Long ago" in page(signed_in(cast.eero), f"{PAGE}?year=2012").split('id="best"')[1]
    for wrong in ("1999", "x", "99999"):
        assert signed_in(cast.eero).get(f"{PAGE}?year={wrong}").status_code == 404


@pytest.mark.usefixtures("on_a_november_day")
def test_rooms_one_may_not_read_hidden_and_deleted_openings_are_not_there(cast, signed_in):
    then = datetime(2023, 11, 22, 9, tzinfo=UTC)
    talked(
        cast,
        cast.workshop,
        then,
        ["Sawdust here", "Sawdust there", "Sawdust again", *PLAIN * 3],
        "Between us",
    )
    gone = talked(cast, cast.common, then, PLAIN, "To be deleted")
    read(cast.community)
    mine = page(signed_in(cast.niilo), PAGE)
    assert "Between us" in mine
    assert "sawdust" in mine
    theirs = page(signed_in(cast.eero), PAGE)
    assert "Between us" not in theirs
    assert "sawdust" not in theirs
    assert "To be deleted" in theirs
    for post in gone.posts.order_by("-number"):
        deleting.delete(cast.aino, post)
    assert "To be deleted" not in page(signed_in(cast.eero), PAGE), "at once"
    read(cast.community)
    assert not Opening.objects.filter(topic=gone).exists()
    assert signed_in(cast.gita).get(PAGE).status_code == 200


@pytest.mark.usefixtures("on_a_november_day")
def test_a_month_is_read_anew_when_something_happens_in_it(cast):
    topic = writing.start_topic(cast.eero, cast.common, title="First chapters", text="Two words")
    reply = writing.reply(cast.niilo, topic, text="Hidden treasure")
    assert read(cast.community) == 1
    assert Month.objects.values_list("posts", "topics").get() == (2, 1)
    assert not Due.objects.exists()
    hiding.hide(cast.aino, reply, "Not so")
    assert read(cast.community) == 1
    assert Month.objects.values_list("posts", "topics").get() == (1, 1)
    assert cast.community not in reading.communities_due(), "once a day"
    writing.reply(cast.niilo, topic, text="Once more")
    deeds.catch_up(["history"])
    with time_machine.travel(NOW + timedelta(hours=21), tick=False):
        assert cast.community in reading.communities_due()


@pytest.mark.usefixtures("on_a_november_day")
def test_the_page_asks_no_more_where_there_is_more(cast, signed_in):
    eero, asked = signed_in(cast.eero), []
    for year in (2010, 2015, 2024):
        for month in range(1, 13, 3):
            at = datetime(year, month, 22, 9, tzinfo=UTC)
            talked(cast, cast.common, at, PLAIN * 2, f"Evening {year} {month}")
        read(cast.community)
        page(eero, PAGE)
        with CaptureQueriesContext(connection) as found:
            page(eero, PAGE)
        asked.append(len(found))
    assert asked[1] == asked[2]
    assert asked[2] <= 16


def test_where_nothing_was_said_it_says_what_will_be_here(cast, signed_in):
    assert "Nothing to look back on yet" in page(signed_in(cast.eero), PAGE)
    assert signed_in(cast.outi).get(PAGE).status_code == 404


def test_it_is_a_part_that_can_be_switched_off(cast, signed_in):
    assert PAGE in page(signed_in(cast.eero), "/c/writers/")
    Community.objects.filter(pk=cast.community.pk).update(parts_off="history")
    assert signed_in(cast.eero).get(PAGE).status_code == 404
    Member.objects.filter(pk=cast.eero.pk).update(tagline="anew")
    assert PAGE not in page(signed_in(cast.eero), "/c/writers/")
