"""Asking: a poll is written in the composer with the discussion that it belongs to."""

from __future__ import annotations

import pytest

from porukka.core import gates
from porukka.discussions.models import Topic
from porukka.polls.models import Poll

TOPIC = {"title": "When do we meet?", "text": "Say a *day*.", "once": "one"}


@pytest.fixture
def publish(cast, signed_in):
    def send(who=cast.eero, **poll):
        fields = {f"poll-{name}": value for name, value in poll.items()}
        return signed_in(who).post("/c/writers/new/", TOPIC | {"room": cast.common.pk} | fields)

    return send


def test_a_poll_is_published_with_its_discussion(publish):
    answer = publish(question=" Which  day? ", options=" Monday\r\n\r\nTuesday \r\n", days="3")
    assert answer.status_code == 302
    poll = Poll.objects.get()
    assert poll.post.topic == Topic.objects.get()
    assert poll.post.number == 0
    assert poll.closes_at is not None
    assert list(poll.options.order_by("position").values_list("words", flat=True)) == ["Monday", "Tuesday"]


@pytest.mark.parametrize(
    "left_empty",
    [{}, {"question": "", "options": "", "days": ""}, {"question": " ", "options": " \r\n ", "days": "7"}],
)
def test_a_discussion_needs_no_poll(publish, left_empty):
    assert publish(**left_empty).status_code == 302
    assert Topic.objects.count() == 1
    assert not Poll.objects.exists()


@pytest.mark.parametrize(
    ("poll", "told"),
    [
        ({"question": "Which day?"}, "Give at least two options, one a line."),
        ({"question": "Which day?", "options": "Monday"}, "Give at least two options, one a line."),
        ({"question": "Which day?", "options": "Monday\n \n"}, "Give at least two options, one a line."),
        ({"options": "Monday\nTuesday"}, "Write what the poll asks, or leave it all empty."),
        ({"question": "Which day?", "options": "Monday\nTuesday\nmonday "}, "“monday” is there twice."),
        (
            {"question": "Which day?", "options": "\n".join(map(str, range(11)))},
            "A poll has at most 10 options; here are 11.",
        ),
        (
            {"question": "Which day?", "options": f"Monday\n{'x' * 121}"},
            "An option may be at most 120 characters long.",
        ),
        ({"question": "x" * 201, "options": "Monday\nTuesday"}, "at most 200 characters"),
        ({"question": "Which day?", "options": "Monday\nTuesday", "days": "400"}, "400 is not one of"),
        ({"question": "Which\0day?", "options": "Monday\nTuesday"}, "Null characters"),
    ],
)
def test_a_poll_that_is_not_right_says_so_and_every_word_is_kept(publish, poll, told):
    answer = publish(**poll)
    page = answer.content.decode()
    assert answer.status_code == 400
    assert told in page
    assert TOPIC["title"] in page
    assert TOPIC["text"] in page
    assert '<details class="more-about" open>' in page
    for words in poll.get("options", "").split("\n"):
        assert words.strip() in page
    assert not Topic.objects.exists()
    assert not Poll.objects.exists()


def test_ten_options_of_a_hundred_and_twenty_letters_fit(publish):
    options = [f"{number:0120}" for number in range(10)]
    assert publish(question="x" * 200, options="\n".join(options)).status_code == 302
    assert Poll.objects.get().options.count() == 10


def test_what_is_wrong_with_the_discussion_keeps_the_poll(publish, monkeypatch):
    monkeypatch.setitem(TOPIC, "title", "")
    page = publish(question="Which day?", options="Monday\nTuesday").content.decode()
    assert "Which day?" in page
    assert "Monday\nTuesday" in page
    assert not Poll.objects.exists()


def test_the_same_form_sent_twice_asks_once(publish):
    first = publish(question="Which day?", options="Monday\nTuesday")
    second = publish(question="Which day?", options="Monday\nTuesday")
    assert first["Location"] == second["Location"]
    assert Poll.objects.count() == 1


def test_whoever_may_not_open_a_discussion_asks_nothing(cast, publish):
    poll = {"question": "Which day?", "options": "Monday\nTuesday"}
    assert publish(cast.sami, **poll).status_code == 403
    assert publish(cast.outi, **poll).status_code == 404
    assert publish(cast.gita, **poll).status_code == 400  # a guest does not know the common room
    assert not Poll.objects.exists()


def test_the_composer_says_beforehand_that_votes_are_seen(cast, signed_in):
    page = signed_in(cast.eero).get("/c/writers/new/").content.decode()
    assert "Add a poll" in page
    assert "Everyone will see who chose what." in page


def test_gates_read_the_poll_too(publish, monkeypatch):
    drafts = []
    monkeypatch.setattr(gates, "_gates", [lambda member, draft: drafts.append(draft) or gates.PASS])
    publish(question="Which day?", options="Monday\nTuesday")
    assert [draft.blocks for draft in drafts] == ["Which day?\nMonday\nTuesday"]
