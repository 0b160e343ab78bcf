"""A story is over after a day and goes with all that was said in it, everywhere; or it is kept as a highlight."""

from __future__ import annotations

from datetime import timedelta

import pytest

from porukka.communities.live import Group, frames
from porukka.communities.models import Deed
from porukka.core.refusal import Refused
from porukka.discussions.actions import deleting, writing
from porukka.discussions.models import Post, Tag, Topic
from porukka.stories.actions import ending, telling
from porukka.stories.models import Story
from porukka.stories.tests.conftest import LIST, at, page_of, tell, words


@pytest.fixture
def tomorrow(story, time_machine):
    def move(**more) -> None:
        time_machine.move_to(story.until + timedelta(**more), tick=False)

    return move


def test_after_a_day_it_is_gone_from_pages_and_lists(cast, story, signed_in, tomorrow):
    writing.reply(cast.niilo, story.post.topic, text="Mine hums #tea")
    niilo = signed_in(cast.niilo)
    tomorrow(seconds=-1)
    assert ending.end_due() == 0
    assert "The kettle sings" in words(niilo.get(page_of(story)))
    tomorrow()
    assert ending.end_due() == 1
    for path in (LIST, at("today"), f"{LIST}?show=unread", "/c/writers/search/?q=kettle"):
        assert "The kettle sings" not in words(niilo.get(path)), path
    assert niilo.get(page_of(story)).status_code == 404
    assert not Topic.objects.visible_to(cast.niilo).exists()
    assert not Tag.objects.visible_to(cast.niilo).exists()


def test_in_the_strip_time_alone_ends_it(cast, story, signed_in, tomorrow):
    assert 'class="stories"' in words(signed_in(cast.niilo).get(LIST))
    tomorrow()
    assert 'class="stories"' not in words(signed_in(cast.niilo).get(LIST))


def test_it_is_done_once_and_rightly_after_an_hour_of_nothing(cast, story, tomorrow):
    writing.reply(cast.niilo, story.post.topic, text="Mine hums")
    tomorrow(hours=1)
    assert [ending.end_due() for _time in range(2)] == [1, 0]
    assert Deed.objects.filter(kind="story.ended").count() == 1
    gone = Deed.objects.filter(kind="post.deleted").order_by("seq")
    assert [(deed.actor, deed.data["number"]) for deed in gone] == [(None, 0), (None, 1)]
    assert not Post.objects.filter(deleted_at=None).exists()


def test_nobody_takes_the_end_back(cast, story, tomorrow):
    tomorrow()
    ending.end_due()
    with pytest.raises(Refused):
        deleting.undo_deletion(cast.eero, Post.objects.get())


def test_whoever_told_it_reads_its_line_for_a_month_and_nobody_else(cast, story, signed_in, tomorrow):
    tomorrow()
    ending.end_due()
    page = words(signed_in(cast.eero).get(at("mine")))
    assert "The kettle sings" in page
    assert page_of(story) not in page
    assert "The kettle sings" not in words(signed_in(cast.niilo).get(at("mine")))
    tomorrow(days=Post.PURGE_DAYS, seconds=1)
    deleting.purge()
    assert not Story.objects.exists()
    assert "You have told none yet" in words(signed_in(cast.eero).get(at("mine")))


def test_kept_it_stays_and_is_a_highlight(cast, story, signed_in, tomorrow):
    writing.reply(cast.niilo, story.post.topic, text="Mine hums")
    eero = signed_in(cast.eero)
    assert "Keep it as a highlight" in words(eero.get(page_of(story)))
    for _click in range(2):
        assert eero.post(at("keep", story.pk))["Location"] == page_of(story)
    assert Deed.objects.filter(kind="story.kept").count() == 1
    tomorrow(days=2)
    assert ending.end_due() == 0
    page = words(signed_in(cast.niilo).get(page_of(story)))
    assert "A story that was kept as a highlight." in page
    assert "Mine hums" in page
    today = words(signed_in(cast.niilo).get(at("today")))
    assert "The kettle sings" in today.partition("Highlights")[2]
    assert 'class="stories"' not in words(signed_in(cast.niilo).get(LIST))


def test_the_team_may_keep_it_and_other_members_may_not(cast, story, signed_in):
    niilo = signed_in(cast.niilo)
    assert "Keep it as a highlight" not in words(niilo.get(page_of(story)))
    assert niilo.post(at("keep", story.pk)).status_code == 403
    assert niilo.get(at("keep", story.pk)).status_code == 405
    assert not Story.objects.kept().exists()
    assert signed_in(cast.matti).post(at("keep", story.pk)).status_code == 302
    assert Story.objects.get().kept_by == cast.matti


def test_what_is_over_is_not_kept(cast, story, signed_in, tomorrow):
    tomorrow()
    refused = signed_in(cast.eero).post(at("keep", story.pk))
    assert "This story is over." in words(refused, 403)
    ending.end_due()
    assert signed_in(cast.eero).post(at("keep", story.pk)).status_code == 404


def test_what_one_may_not_read_is_not_there_to_be_kept(cast, signed_in):
    secret = tell(cast.mari, cast.back)
    for who in (cast.aino, cast.eero, cast.gita, cast.outi, None):
        assert signed_in(who).post(at("keep", secret.pk)).status_code == 404
    assert not Story.objects.kept().exists()


def test_deleted_by_hand_before_its_time_it_is_over_quietly(cast, story, signed_in, tomorrow):
    deleting.delete(cast.eero, story.post)
    assert 'class="stories"' not in words(signed_in(cast.niilo).get(LIST))
    tomorrow()
    assert ending.end_due() == 0
    assert Deed.objects.filter(kind="post.deleted").count() == 1
    assert not Story.objects.exists()
    assert "The kettle sings" not in words(signed_in(cast.eero).get(at("mine")))


def test_browsers_that_watch_are_told_that_it_went(cast, story, tomorrow):
    before = Deed.objects.latest("seq").seq
    tomorrow()
    ending.end_due()
    found = frames(cast.community.pk, before, Group("en", "UTC", "member"))
    assert [(frame.kind, frame.data["html"]) for frame in found if frame.kind == "post"] == [("post", "")]


def test_highlights_are_shown_page_by_page(cast, signed_in, monkeypatch):
    monkeypatch.setattr("porukka.stories.queries.A_PAGE", 2)
    for number in range(3):
        told = tell(cast.eero, cast.common, f"Cup {number}")
        telling.keep(cast.eero, told)
    eero = signed_in(cast.eero)
    first = words(eero.get(at("today")))
    assert ("Cup 2" in first, "Cup 1" in first, "Cup 0" in first) == (True, True, False)
    key = first.partition("?after=")[2].partition('"')[0]
    second = words(eero.get(at("today") + f"?after={key}"))
    assert ("Cup 1" in second, "Cup 0" in second) == (False, True)
    assert words(eero.get(at("today") + "?after=x%00"))
    assert words(eero.get(at("mine") + f"?after={key}"))
