"""What was assumed of people's interests, beside what they talk about."""

from __future__ import annotations

import re

from django.core.cache import caches
from django.db import connection
from django.test.utils import CaptureQueriesContext

from porukka.discussions.actions import deleting, writing
from porukka.discussions.following import Follow
from porukka.discussions.marks import tag_id
from porukka.discussions.tests.talking import a_reply, a_topic
from porukka.purpose.actions import stating
from porukka.purpose.models import Statement
from porukka.purpose.tests.conftest import at, page, words
from tests.cast import a_member

AUDIENCE = at("audience")


def table(html):
    """The rows as one reads them: interest, assumed, talk of it, follow it."""
    rows = re.findall(r'<tr><th scope="row">(.*?)</tr>', html, re.DOTALL)
    return [
        [re.sub(r"<[^>]*>", "", cell).strip() for cell in re.split(r"</t[hd]>\s*", row)][:4] for row in rows
    ]


def suppose(cast, line="endings, commas"):
    caches["hot"].clear()
    return stating.state(cast.aino, "audience", {"who": "People who write at night", "interests": line})


def test_the_gap_between_what_was_thought_and_what_is_talked_about(cast, signed_in):
    topic = a_topic(cast.eero, cast.common, "Help", "My #endings and my #coffee")
    a_reply(cast.niilo, topic, "Mine too, #endings")
    a_reply(cast.niilo, topic, "Again #endings")
    suppose(cast)
    html = page(signed_in(cast.eero), AUDIENCE)
    assert table(html) == [
        ["#endings", "yes", "2", "–"],
        ["#coffee", "no", "1", "–"],
        ["commas", "yes", "nobody yet", "–"],
    ]
    assert "Of 2 interests that were thought of, 1 are talked about." in html
    assert "1 came as a surprise." in html


def test_private_talk_and_words_without_a_name_and_deleted_ones_are_not_counted(cast, signed_in):
    a_topic(cast.niilo, cast.workshop, "Glue", "All about #glue")
    cast.common.anonymous_allowed = True
    cast.common.save()
    writing.start_topic(cast.eero, cast.common, title="Shy", text="My #fears", veiled=True)
    topic = a_topic(cast.eero, cast.common, "Tea", "With #milk")
    suppose(cast)
    niilo = signed_in(cast.niilo)
    assert table(page(niilo, AUDIENCE))[0] == ["#milk", "no", "1", "–"]
    assert "glue" not in page(niilo, AUDIENCE)
    assert "fears" not in page(niilo, AUDIENCE)
    deleting.delete(cast.eero, topic.posts.get())
    assert "milk" not in page(niilo, AUDIENCE), "the word goes at once, whatever is kept of the numbers"


def test_who_follows_a_tag_is_told_in_fives_only(cast, signed_in):
    a_topic(cast.eero, cast.common, "Help", "My #endings")
    suppose(cast)
    fans = [a_member(cast.community, f"Fan {number}") for number in range(6)]
    for count, told in ((4, "–"), (5, "at least 5"), (6, "at least 5")):
        Follow.objects.all().delete()
        for fan in fans[:count]:
            Follow.objects.create(
                community=cast.community,
                member=fan,
                kind="tag",
                subject=tag_id(cast.community.pk, "endings"),
                state="follow",
            )
        caches["hot"].clear()
        assert table(page(signed_in(cast.eero), AUDIENCE))[0][3] == told


def test_a_guest_reads_whom_it_is_for_and_no_numbers(cast, signed_in):
    a_topic(cast.eero, cast.common, "Help", "My #endings")
    suppose(cast)
    html = page(signed_in(cast.gita), AUDIENCE)
    assert "People who write at night" in html
    assert "endings" not in html


def test_interests_are_words_that_a_tag_can_be(cast, signed_in):
    client = signed_in(cast.aino)
    for line, said in (
        ("a", "“a” cannot be a tag"),
        ("good, <b>", "“<b>” cannot be a tag"),
        (", ".join(f"word{number}" for number in range(13)), "These are more than 12."),
        ("x" * 601, "at most 600"),
    ):
        answer = client.post(at("edit_audience"), {"who": "Us", "interests": line, "version": 0})
        assert said in words(answer, 400)
        assert line[:20] in words(answer, 400)
    assert not Statement.objects.exists()
    client.post(
        at("edit_audience"), {"who": "Us", "interests": "#Old radios, old-radios ,, commas", "version": 0}
    )
    assert Statement.objects.get().parts["interests"] == "old-radios, commas"


def test_the_pages_ask_the_same_number_of_questions_whatever_there_is(cast, signed_in):
    suppose(cast)
    client = signed_in(cast.eero)

    def asked(path):
        client.get(path)
        with CaptureQueriesContext(connection) as seen:
            assert client.get(path).status_code == 200
        return len(seen)

    paths = [at("overview"), AUDIENCE, at("audience_history")]
    few = [asked(path) for path in paths]
    for number in range(4):
        topic = a_topic(cast.eero, cast.common, f"Topic {number}", f"#tag{number}")
        stating.cite(cast.aino, suppose(cast, f"one{number}, two{number}"), topic)
    many = [asked(path) for path in paths]
    assert many[0] == few[0]
    assert many[1] <= few[1] + 2, "what it rests on is one question more, and the names of tags"
    assert many[2] <= few[2] + 1
