"""A box goes with a topic or a reply, beside other blocks; half of one is refused, with the words kept."""

from __future__ import annotations

import pytest

from porukka.communities.tests.doing import send
from porukka.discussions.actions import deleting, hiding, moving
from porukka.discussions.models import Topic
from porukka.questions.actions import asking
from porukka.questions.models import Box
from porukka.questions.tests.conftest import PROMPT, at, talk_of, words
from tests.cast import signed_in


def topic_fields(cast, **more):
    return {"title": "A talk", "text": "On Thursday.", "room": cast.common.pk} | more


def test_a_topic_collects_questions(cast):
    asked = {"questions-kind": "queue", "questions-prompt": PROMPT, "questions-days": "7"}
    answer = send(signed_in(cast.eero), "/c/writers/new/", **topic_fields(cast, **asked))
    box = Box.objects.get()
    assert answer.url == talk_of(box)
    assert (box.kind, box.prompt, box.closes_at is not None) == ("queue", PROMPT, True)
    assert PROMPT in words(signed_in(cast.niilo).get(talk_of(box)))


def test_a_reply_collects_questions(cast):
    send(signed_in(cast.eero), "/c/writers/new/", **topic_fields(cast))
    topic = Topic.objects.get(title="A talk")
    asked = {"questions-kind": "private", "questions-prompt": PROMPT}
    send(signed_in(cast.niilo), f"{talk_of_topic(topic)}replies/", text="I know a bit.", **asked)
    assert Box.objects.get().post.number == 1
    assert PROMPT in words(signed_in(cast.eero).get(talk_of_topic(topic)))


def talk_of_topic(topic):
    return f"/c/writers/t/{topic.address}-{topic.slug}/"


def test_a_poll_and_a_box_go_with_one_post(cast):
    both = {
        "questions-kind": "queue",
        "questions-prompt": PROMPT,
        "poll-question": "Tea or coffee?",
        "poll-options": "Tea\nCoffee",
    }
    send(signed_in(cast.eero), "/c/writers/new/", **topic_fields(cast, **both))
    (box,) = Box.objects.all()
    shown = words(signed_in(cast.niilo).get(talk_of(box)))
    assert shown.count('<article class="post') == 1
    assert "Tea or coffee?" in shown
    assert PROMPT in shown


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"questions-kind": "queue"}, "Say what one may ask"),
        ({"questions-prompt": PROMPT}, "Choose who reads the questions"),
        ({"questions-kind": "everybody", "questions-prompt": PROMPT}, "everybody"),
        ({"questions-kind": "queue", "questions-prompt": "?" * 201}, "200"),
        ({"questions-kind": "queue", "questions-prompt": PROMPT, "questions-days": "400"}, "400"),
        ({"questions-kind": "queue", "questions-prompt": "x" * 1_000_000}, "200"),
    ],
)
def test_half_a_box_is_refused_and_nothing_is_saved(cast, fields, said):
    answer = send(signed_in(cast.eero), "/c/writers/new/", **topic_fields(cast, **fields))
    shown = words(answer, 400)
    assert said in shown
    assert "On Thursday." in shown
    assert not Topic.objects.exists()
    assert not Box.objects.exists()


def test_an_empty_form_is_no_box(cast):
    empty = {"questions-kind": "", "questions-prompt": "", "questions-days": "7"}
    send(signed_in(cast.eero), "/c/writers/new/", **topic_fields(cast, **empty))
    assert Topic.objects.count() == 1
    assert not Box.objects.exists()


def test_where_the_part_is_off_nobody_collects_questions(cast, box):
    cast.community.parts_off = "questions"
    cast.community.save()
    assert "questions-kind" not in words(signed_in(cast.eero).get("/c/writers/new/"))
    assert PROMPT not in words(signed_in(cast.niilo).get(talk_of(box)))
    assert signed_in(cast.niilo).get(at("box", box.pk)).status_code == 404


def test_a_box_is_gone_with_its_post(cast, box):
    asking.ask(cast.niilo, box, "Which comma?")
    assert signed_in(cast.niilo).get(at("box", box.pk)).status_code == 200
    hiding.hide(cast.aino, box.post, "Not here.")
    assert PROMPT not in words(
        signed_in(cast.niilo).get(f"/c/writers/t/{box.post.topic.address}-x/", follow=True)
    )
    assert signed_in(cast.niilo).get(at("box", box.pk)).status_code == 404
    assert signed_in(cast.niilo).post(at("ask", box.pk), {"text": "Still?"}).status_code == 404


def test_a_box_goes_with_its_discussion_where_fewer_read(cast, queue):
    question = asking.ask(cast.niilo, queue, "Which comma?")
    moving.move(cast.mari, queue.post.topic, cast.back)
    for address in (at("box", queue.pk), at("answer", question.pk)):
        assert signed_in(cast.niilo).get(address).status_code == 404
    assert signed_in(cast.niilo).post(at("end_vote", question.pk)).status_code == 404
    assert "Which comma?" in words(signed_in(cast.mari).get(at("box", queue.pk)))


def test_the_boxes_of_posts_long_deleted_are_removed(cast, box, queue):
    deleting.delete(cast.eero, box.post)
    assert asking.purge() == 0
    assert asking.purge(before_days=-1) == 1
    assert list(Box.objects.order_by("pk")) == [queue]
