"""A window of posts is drawn again when only its words of time have changed, without reading it again; and of whom
posts are by nothing is kept but what everybody sees (C23)."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone, translation

from porukka.communities.actions import appearing
from porukka.communities.models import Member, Room
from porukka.discussions.actions import writing
from porukka.discussions.drawing import speakers
from porukka.discussions.drawing.reading import Author
from porukka.discussions.models import Topic
from porukka.discussions.queries.topic import find_topic, topic_page
from tests.cast import Cast


@pytest.fixture
def topic(cast: Cast, time_machine: Any) -> Topic:
    """At noon, so that no midnight comes in between."""
    time_machine.move_to(timezone.now().replace(hour=12, minute=0), tick=False)
    Room.objects.filter(pk=cast.common.pk).update(anonymous_allowed=True)
    cast.common.refresh_from_db()
    topic = writing.start_topic(cast.niilo, cast.common, title="Which?", text="Well?")
    writing.reply(cast.eero, topic, text="This", veiled=True)
    return topic


def window(reader: Member, topic: Topic) -> str:
    return topic_page(reader, find_topic(reader, topic.pk), 0).posts("", {}).decode()


def test_when_only_words_of_time_change_the_posts_are_not_read_again(
    cast: Cast, topic: Topic, time_machine: Any
) -> None:
    with translation.override("en"):
        assert "just now" in window(cast.mari, topic)
        time_machine.shift(timedelta(minutes=5))
        with CaptureQueriesContext(connection) as asked:
            later = window(cast.mari, topic)
        assert "5 min ago" in later
        assert "just now" not in later
        assert not [query["sql"] for query in asked if '"html"' in query["sql"]]
        writing.reply(cast.niilo, topic, text="And this")
        assert "And this" in window(cast.mari, topic)


def test_whoever_changes_her_name_or_face_has_the_new_one_and_no_other(cast: Cast, topic: Topic) -> None:
    assert "Niilo" in window(cast.mari, topic)
    appearing.appear(Member.objects.get(pk=cast.niilo.pk), name="Niilo <b>", tagline="100 % & more")
    shown = window(Member.objects.get(pk=cast.mari.pk), topic)
    assert "Niilo &lt;b&gt;" in shown
    assert "100 % &amp; more" in shown


def test_who_is_behind_a_veil_is_no_speaker_that_is_kept(cast: Cast, topic: Topic) -> None:
    """She is called something in each reader's language."""
    with translation.override("fi"):
        assert "Eero" not in window(cast.niilo, topic)
        finnish = speakers.speaker_of(1, None).name
    with translation.override("en"):
        assert speakers.speaker_of(1, None).name != finnish
    kept = [key for key in speakers._shelf._row if isinstance(key, Author)]
    assert [one.pk for one in kept] == [cast.niilo.pk]


def test_namesakes_keep_their_own_faces() -> None:
    one = speakers.speaker_of(None, Author(1, "Aino", "", None, ""))
    other = speakers.speaker_of(None, Author(2, "Aino", "", 7, ""))
    assert one is speakers.speaker_of(None, Author(1, "Aino", "", None, ""))
    assert one.values["author"] != other.values["author"]
    assert ("picture" in other.values, "picture" in one.values) == (True, False)
