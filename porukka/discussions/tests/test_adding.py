"""What goes with a text comes into its form when it is asked for: by a script, by a plain button, from a draft."""

from __future__ import annotations

import pytest

from porukka.communities.models import Community
from porukka.discussions.actions import ordering
from porukka.discussions.drafts import Draft, reply_place
from porukka.discussions.models import Post, Topic
from porukka.discussions.tests.talking import a_topic, address, page

NEW = "/c/writers/new/"
POLL = {"with": "poll", "poll-question": "Which day?", "poll-options": "Monday\nTuesday"}


@pytest.fixture
def topic(cast):
    return a_topic(cast.eero, cast.common)


def replies(topic):
    return f"{address(topic)}replies/"


def test_the_form_offers_a_poll_and_holds_none_of_its_fields(cast, signed_in, topic):
    for place in (address(topic), NEW, "/c/writers/"):
        shown = page(signed_in(cast.niilo), place)
        assert 'name="add" value="poll"' in shown, place
        assert "poll-question" not in shown, place


def test_a_button_brings_the_fields_into_a_reply_and_a_new_discussion(cast, signed_in, topic):
    for place in (replies(topic), NEW):
        shown = page(signed_in(cast.niilo), f"{place}with/poll/")
        assert 'name="with" value="poll"' in shown
        assert 'name="poll-question"' in shown
        assert "<html" not in shown


def test_what_may_not_be_added_there_has_no_fields(cast, signed_in, topic):
    niilo = signed_in(cast.niilo)
    for name in ("event", "read", "attachments", "guidelines", "nothing"):
        assert niilo.get(f"{replies(topic)}with/{name}/").status_code == 404, name
    assert niilo.get(f"{NEW}with/event/").status_code == 200
    assert signed_in(cast.matti).get(f"{replies(topic)}with/read/").status_code == 200  # the team may
    Community.objects.update(parts_off="polls")
    assert niilo.get(f"{NEW}with/poll/").status_code == 404


def test_a_closed_discussion_has_no_fields_to_add(cast, signed_in, topic):
    ordering.close(cast.aino, topic)
    assert signed_in(cast.niilo).get(f"{replies(topic)}with/poll/").status_code == 404


def test_without_a_script_the_form_comes_back_with_the_words_and_the_fields(cast, signed_in, topic):
    niilo = signed_in(cast.niilo)
    answer = niilo.post(replies(topic), {"text": "Half a thought", "once": "one", "add": "poll"})
    shown = answer.content.decode()
    assert answer.status_code == 200
    assert "Half a thought" in shown
    assert 'name="poll-question"' in shown
    assert 'class="summary-of-errors"' not in shown
    assert not Post.objects.filter(number=1).exists()

    answer = niilo.post(NEW, {"text": "Half a thought", "once": "one", "add": "link"} | POLL)
    shown = answer.content.decode()
    assert answer.status_code == 200
    assert all(words in shown for words in ("Half a thought", "Which day?", "Monday\nTuesday"))
    assert 'name="link-href"' in shown
    assert 'class="summary-of-errors"' not in shown  # it has no title yet, and that is all right
    assert Topic.objects.count() == 1


def test_removed_without_a_script_its_fields_are_gone_and_the_words_stay(cast, signed_in, topic):
    answer = signed_in(cast.niilo).post(
        replies(topic), {"text": "Thought", "once": "one", "drop": "poll"} | POLL
    )
    shown = answer.content.decode()
    assert answer.status_code == 200
    assert "Thought" in shown
    assert "poll-question" not in shown


def test_in_a_closed_discussion_the_button_sends_nothing_and_keeps_the_words(cast, signed_in, topic):
    ordering.close(cast.aino, topic)
    answer = signed_in(cast.niilo).post(replies(topic), {"text": "Thought", "once": "one", "add": "poll"})
    assert answer.status_code == 400
    assert "Thought" in answer.content.decode()
    assert not Post.objects.filter(number=1).exists()


def test_asked_for_and_left_empty_it_goes_without(cast, signed_in, topic):
    sent = {
        "text": "No poll after all.",
        "once": "one",
        "with": "poll",
        "poll-question": "",
        "poll-kind": "single",
    }
    assert signed_in(cast.niilo).post(replies(topic), sent).status_code == 302
    assert Post.objects.get(number=1).carries == ""


def test_a_draft_with_a_poll_comes_back_with_it(cast, signed_in, topic):
    niilo = signed_in(cast.niilo)
    kept = {"place": reply_place(topic.pk), "text": "Half", "once": "one", **POLL}
    assert niilo.post("/c/writers/drafts/kept/", kept).status_code == 204
    assert Draft.objects.get().data["with"] == ["poll"]
    shown = page(niilo, f"{address(topic)}?draft=1")
    assert "Which day?" in shown
    assert 'data-addition="poll"' in shown
    assert 'data-addition="questions"' not in shown


def test_a_form_with_nothing_but_a_button_pressed_is_no_draft(cast, signed_in, topic):
    kept = {"place": reply_place(topic.pk), "text": "", "once": "one", "with": "read"}
    assert signed_in(cast.matti).post("/c/writers/drafts/kept/", kept).status_code == 204
    assert not Draft.objects.exists()
