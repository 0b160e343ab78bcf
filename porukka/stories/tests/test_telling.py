"""Telling a story: one line or one picture, with one thing to answer, where only members read."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django import forms
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from porukka.communities.actions import blocking
from porukka.communities.models import Community, Deed, Member
from porukka.core import blocks, gates
from porukka.discussions.actions import hiding, writing
from porukka.discussions.models import Topic
from porukka.joining.tests.conftest import guidelines, rewrite
from porukka.stories import slots
from porukka.stories.models import Story
from porukka.stories.tests.conftest import LIST, a_picture, at, open_to_all, page_of, sent, tell, words

__all__ = ["guidelines"]  # the fixture

LINK = {"link-href": "https://example.org/", "link-words": "Kettles", "link-question": "Which one?"}


def test_one_line_is_a_story_for_a_day(cast, signed_in):
    answer = signed_in(cast.eero).post(at("new"), sent(cast.common, line=" The  kettle sings "))
    story = Story.objects.select_related("post__topic").get()
    assert answer["Location"] == page_of(story)
    assert (story.line, story.post.topic.title, story.author) == (
        "The kettle sings",
        "The kettle sings",
        cast.eero,
    )
    assert story.until - story.told_at == Story.LASTS
    deed = Deed.objects.get(kind="story.told")
    assert (deed.actor, deed.subject, deed.room) == (cast.eero, story.pk, cast.common)
    assert "A story. It is gone after" in words(signed_in(cast.niilo).get(page_of(story)))


def test_a_picture_needs_no_word(cast, signed_in):
    picture = {"attachments-files": a_picture()}
    assert signed_in(cast.eero).post(at("new"), sent(cast.common, **picture)).status_code == 302
    story = Story.objects.select_related("post__topic").get()
    assert (story.line, story.post.attached) == ("", 1)
    assert story.post.topic.title == "A picture of the day"


def test_one_thing_to_answer_may_go_with_it(cast, signed_in):
    assert signed_in(cast.eero).post(at("new"), sent(cast.common, line="Tea", **LINK)).status_code == 302
    assert "Which one?" in words(signed_in(cast.niilo).get(page_of(Story.objects.get())))


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({}, "Write one line, or add a picture."),
        ({"line": " \u200b "}, "Write one line, or add a picture."),
        ({"line": "x" * 141}, "140"),
        ({"line": "Tea", "attachments-files": [a_picture("a.png"), a_picture("b.png")]}, "One picture goes"),
        ({"line": "Tea", **LINK, "other-word": "More"}, "One thing goes with a story."),
        ({"line": "Tea", **LINK, "link-href": "http://example.org/"}, "begins with https://"),
        ({"line": "Tea", "room": "1"}, "not one of"),
    ],
)
def test_what_is_no_story_says_so_and_the_line_is_kept(cast, signed_in, monkeypatch, fields, told):
    class OtherForm(forms.Form):
        word = forms.CharField(required=False)

        def __init__(self, *args, **kwargs):
            super().__init__(*args, **kwargs | {"empty_permitted": True, "use_required_attribute": False})

    facts = {"where": frozenset({blocks.STORY}), "words": lambda cleaned: cleaned["word"]}
    other = blocks.Block(
        "other", "Other", OtherForm, lambda post, done: None, lambda who, room: True, **facts
    )
    monkeypatch.setitem(blocks._blocks, "other", other)
    for file in fields.get("attachments-files", []):
        file.seek(0)
    page = words(signed_in(cast.eero).post(at("new"), sent(cast.common) | fields), 400)
    assert told in page
    assert fields.get("line", "").strip(" \u200b") in page
    assert not Topic.objects.exists()


def test_what_lasts_longer_than_a_day_does_not_go_with_a_story(cast, signed_in):
    page = words(signed_in(cast.matti).get(at("new")))
    assert 'name="add" value="read"' not in page
    assert 'name="add" value="idea"' not in page
    assert 'name="add" value="link"' in page


def test_the_same_form_sent_twice_tells_once(cast, signed_in):
    form = sent(cast.common, line="Tea")
    first, second = (signed_in(cast.eero).post(at("new"), form) for _time in range(2))
    assert first["Location"] == second["Location"]
    assert Story.objects.count() == 1


def test_three_at_a_time_are_enough(cast, signed_in):
    for number in range(3):
        tell(cast.eero, cast.common, f"Tea {number}")
    page = words(signed_in(cast.eero).post(at("new"), sent(cast.common, line="A fourth cup")), 400)
    assert "You have three stories open." in page
    assert "A fourth cup" in page
    assert Story.objects.count() == Topic.objects.count() == 3
    assert signed_in(cast.niilo).post(at("new"), sent(cast.common, line="Mine")).status_code == 302


def test_gates_read_the_line(cast, signed_in, monkeypatch):
    refusing = [lambda member, draft: gates.refuse("Not today") if draft.title == "Buy" else gates.PASS]
    monkeypatch.setattr(gates, "_gates", refusing)
    assert "Not today" in words(signed_in(cast.eero).post(at("new"), sent(cast.common, line="Buy")), 400)
    assert not Story.objects.exists()


def test_whoever_has_not_accepted_the_guidelines_does_so_with_a_tick(cast, signed_in, guidelines):
    rewrite(cast.aino, "We answer every newcomer.")
    eero, form = signed_in(cast.eero), sent(cast.common, line="Tea", **LINK)
    assert "I accept the guidelines" in words(eero.get(at("new")))
    assert "tick the box below your text" in words(eero.post(at("new"), form), 400)
    assert not Story.objects.exists()
    tick = {"guidelines-accepts": "on", "guidelines-number": "2"}
    assert eero.post(at("new"), form | tick).status_code == 302
    assert Story.objects.get().line == "Tea"


def test_who_may_tell_one_and_where(cast, signed_in):
    assert signed_in(cast.sami).post(at("new"), sent(cast.common, line="Tea")).status_code == 403
    for who in (cast.outi, cast.lauri, None):
        assert signed_in(who).post(at("new"), sent(cast.common, line="Tea")).status_code == 404
    assert signed_in(cast.gita).post(at("new"), sent(cast.common, line="Tea")).status_code == 400
    assert signed_in(cast.gita).post(at("new"), sent(cast.workshop, line="Tea")).status_code == 302
    assert [story.author for story in Story.objects.all()] == [cast.gita]


def test_where_others_read_the_open_rooms_a_story_is_told_among_members(cast, signed_in):
    open_to_all(cast)
    assert signed_in(cast.eero).get(at("new")).status_code == 404  # she has no such room
    assert "a room that only members read" in words(signed_in(cast.eero).get(at("today")))
    niilo = signed_in(cast.niilo)
    assert niilo.post(at("new"), sent(cast.common, line="Tea")).status_code == 400
    assert niilo.post(at("new"), sent(cast.workshop, line="Tea")).status_code == 302
    for who in (None, cast.outi, cast.eero):
        assert "Tea" not in words(signed_in(who).get(LIST))
    assert signed_in(None).get(at("today"))["Location"].startswith("/people/login/")


def test_todays_stand_above_the_list_for_who_reads_there(cast, story, signed_in):
    tell(cast.niilo, cast.workshop, "Glue on my sleeve")
    assert "The kettle sings" in words(signed_in(cast.mari).get(LIST)).partition('class="topics"')[0]
    page = words(signed_in(cast.mari).get(LIST))
    assert "Glue on my sleeve" not in page
    assert "Glue on my sleeve" in words(signed_in(cast.niilo).get(LIST))
    strip = words(signed_in(cast.gita).get(LIST)).partition('class="topics"')[0]
    assert "Glue on my sleeve" in strip
    assert "The kettle sings" not in strip


def test_whom_one_has_blocked_is_not_in_the_strip(cast, story, signed_in):
    blocking.block(cast.niilo, cast.eero)
    assert 'class="stories"' not in words(signed_in(cast.niilo).get(LIST))
    assert 'class="stories"' in words(signed_in(cast.mari).get(LIST))


def test_a_hidden_story_is_in_no_strip(cast, story, signed_in):
    hiding.hide(cast.matti, story.post, "Loud")
    assert 'class="stories"' not in words(signed_in(cast.niilo).get(LIST))
    assert "The kettle sings" not in words(signed_in(cast.niilo).get(at("today")))


def test_a_list_asks_for_stories_only_where_there_are_some(cast, signed_in, django_assert_num_queries):
    writing.start_topic(cast.eero, cast.common, title="Keys", text="Where?")
    niilo = Member.objects.select_related("community").get(pk=cast.niilo.pk)
    with django_assert_num_queries(0):
        assert slots.above_the_list(niilo, []) == {}
    Community.objects.update(stories_until=timezone.now() - timedelta(seconds=1))
    niilo.community.refresh_from_db()
    with django_assert_num_queries(0):
        assert slots.above_the_list(niilo, []) == {}


def test_many_stories_cost_a_list_as_much_as_one(cast, signed_in):
    eero, counts = signed_in(cast.mari), []
    for who in (cast.eero, cast.niilo):
        tell(who, cast.common)
        tell(who, cast.common)
        eero.get(LIST)
        with CaptureQueriesContext(connection) as seen:
            eero.get(LIST)
        counts.append(sum("stories_story" in query["sql"] for query in seen))
    assert max(counts) <= 1


def test_what_people_write_in_a_story_is_text(cast, signed_in):
    tell(cast.eero, cast.common, "<b>Tea</b>")
    for path in (LIST, at("today")):
        assert "<b>Tea" not in signed_in(cast.niilo).get(path).content.decode()
    assert "<b>Tea" not in signed_in(cast.eero).get(at("mine")).content.decode()
