"""Asking: a poll is written in the composer with the discussion that it belongs to."""

from __future__ import annotations

import pytest

from porukka.core import gates
from porukka.discussions.addresses import replies_url, topic_url
from porukka.discussions.models import Topic
from porukka.discussions.tests.talking import a_topic
from porukka.polls.models import Poll, Vote
from porukka.polls.tests.conftest import answer, ask
from tests.cast import signed_in as browser_of

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
    assert 'data-addition="poll"' in page
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
    page = signed_in(cast.eero).get("/c/writers/new/with/poll/").content.decode()
    assert "Everyone will see who chose what." in page


def test_gates_read_the_poll_too(publish, monkeypatch):
    drafts = []
    monkeypatch.setattr(gates, "_gates", [lambda member, draft: drafts.append(draft) or gates.PASS])
    publish(question="Which day?", options="Monday\nTuesday")
    assert [draft.blocks for draft in drafts] == ["Which day?\nMonday\nTuesday"]


TWO = {"question": "Which day?", "options": "Monday\nTuesday"}


@pytest.mark.parametrize(
    ("typed", "facts"),
    [
        ({"kind": "multiple"}, {"kind": "multiple", "fewest": 1, "most": 2}),
        ({"kind": "multiple", "fewest": "2", "most": "2"}, {"fewest": 2, "most": 2}),
        ({"kind": "ranked", "low": "x" * 40}, {"kind": "ranked", "low": ""}),
        ({"kind": "slider", "fewest": "x", "options": "1\n" * 99}, {"kind": "slider", "fewest": 1}),
        ({"kind": "slider", "low": "no", "high": "yes"}, {"low": "no", "high": "yes", "adds": "nobody"}),
        ({"kind": "quiz", "options": "* Monday\nTuesday"}, {"kind": "quiz", "most": 1, "results": "voted"}),
        ({"kind": "quiz", "options": "* Monday\n*Tuesday"}, {"kind": "quiz", "most": 2}),
        ({"names": "anonymous", "results": "closed", "quorum": "12"}, {"names": "anonymous", "quorum": 12}),
        ({"adds": "members", "days": "30"}, {"adds": "members", "results": "always", "names": "named"}),
    ],
)
def test_each_kind_is_asked_with_what_belongs_to_it(publish, typed, facts):
    assert publish(**TWO | typed).status_code == 302
    poll = Poll.objects.get()
    assert {name: getattr(poll, name) for name in facts} == facts
    words = list(poll.options.order_by("position").values_list("words", flat=True))
    assert words == ([] if poll.kind == "slider" else ["Monday", "Tuesday"])


def test_times_stand_in_their_order_and_once_each(publish):
    moments = ["2026-12-02T18:00", "2026-12-01T18:00", "", "2026-12-02T18:00"]
    assert publish(question="When?", kind="date", moments=moments).status_code == 302
    found = [one.moment.isoformat() for one in Poll.objects.get().options.order_by("position")]
    assert found == ["2026-12-01T16:00:00+00:00", "2026-12-02T16:00:00+00:00"]  # written in Helsinki


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ({"kind": "multiple", "fewest": "3", "most": "2"}, "One cannot choose at least more than at most."),
        ({"kind": "multiple", "most": "5"}, "There are only 2 options."),
        ({"kind": "multiple", "fewest": "0"}, "greater than or equal to 1"),
        ({"kind": "multiple", "fewest": "x"}, "Enter a whole number."),
        ({"kind": "multiple", "most": "9" * 400}, "less than or equal to 10"),
        ({"kind": "quiz"}, "Begin each right option with a star"),
        ({"kind": "quiz", "options": "*\nMonday"}, "Write something after the star."),
        ({"kind": "date"}, "Give at least two different times."),
        ({"kind": "date", "moments": ["2026-12-01T18:00"] * 2}, "Give at least two different times."),
        ({"kind": "date", "moments": ["soon", "later"]}, "Give a day and a time"),
        (
            {"kind": "date", "moments": ["2026-12-01T18:00"] * 11},
            "A poll has at most 10 options; here are 11.",
        ),
        ({"kind": "slider", "low": "x" * 41}, "at most 40 characters"),
        ({"kind": "tournament"}, "tournament is not one of"),
        ({"names": "masked"}, "masked is not one of"),
        ({"quorum": "0"}, "greater than or equal to 1"),
        ({"options": "\n".join(map(str, range(10_000)))}, "here are 10000"),
        ({"options": "x" * 1_000_000}, "An option may be at most 120 characters long."),
    ],
)
def test_what_does_not_fit_its_kind_is_said_and_nothing_is_half_asked(publish, typed, told):
    sent = publish(**TWO | typed)
    assert sent.status_code == 400
    page = sent.content.decode()
    assert told in page
    assert TOPIC["title"] in page
    for moment in typed.get("moments", []):
        assert f'value="{moment}"' in page
    assert not Topic.objects.exists()
    assert not Poll.objects.exists()


def test_a_poll_goes_with_an_answer_too(cast):
    topic = a_topic(cast.aino, cast.common)
    eero = browser_of(cast.eero)
    page = eero.get(topic_url("writers", topic)).content.decode()
    assert 'name="add" value="poll"' in page
    sent = {"text": "Let us see.", "once": "one", "poll-question": "Which day?", "poll-options": "Mon\nTue"}
    assert eero.post(replies_url("writers", topic), sent).status_code == 302
    poll = Poll.objects.get()
    assert (poll.post.number, poll.post.author) == (1, cast.eero)
    assert "Which day?" in eero.get(topic_url("writers", topic)).content.decode()


def test_what_was_asked_stays_as_it_was_asked(cast):
    """No edit of its post reaches a poll: neither before the first vote nor after."""
    poll = ask(cast.eero, cast.common)
    answer(cast.niilo, poll, option="1")
    edit = f"/c/writers/p/{poll.post.address}/edit/"
    eero = browser_of(cast.eero)
    assert 'value="poll"' not in eero.get(edit).content.decode()
    sent = {
        "title": "T",
        "text": "New",
        "poll-question": "Other?",
        "poll-options": "A\nB",
        "poll-kind": "ranked",
    }
    assert eero.post(edit, sent).status_code == 302
    poll.refresh_from_db()
    assert (poll.question, poll.kind, poll.options.count()) == ("Which day?", "single", 3)
    assert Vote.objects.get().choice == "1"
