"""What is done together besides talking, as the verdict's page tells it."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from porukka.communities import deeds
from porukka.core import blocks
from porukka.discussions.actions import deleting, writing
from porukka.discussions.tests.talking import a_topic, page
from porukka.ideas.actions import promising, voting
from porukka.ideas.models import Idea
from porukka.insights.actions import anew, judging
from porukka.insights.measures.doing import Doing
from porukka.insights.queries import noted
from porukka.insights.queries.doings import done_in
from porukka.insights.telling import together

HERE = "/c/writers/insights/"


def judge_again(cast):
    anew.rebuild(cast.community)
    judging.judge_all(cast.community)


def done(cast, room=None):
    now = timezone.now()
    return done_in(cast.community, now - timedelta(days=90), now, room)


def deed(kind, member, topic, **data):
    with transaction.atomic():
        deeds.record(kind, actor=member, subject=1, room=topic.room, topic=str(topic.pk), **data)


@pytest.fixture
def idea(cast):
    promising.promise(cast.aino, votes=3, days=7, open_days=90)
    written = blocks.forms_for(cast.eero, cast.common, {"idea-is_idea": "on"})
    assert blocks.all_valid(written)
    topic = writing.start_topic(cast.eero, cast.common, title="A weekend", text="By a lake.", written=written)
    return Idea.objects.select_related("post__topic__room").get(post__topic=topic)


def test_an_idea_counts_for_whoever_had_it_and_whoever_voted(cast, signed_in, idea):
    assert done(cast)["ideas"] == [Doing(cast.eero.pk, frozenset())]
    voting.vote(cast.niilo, idea)
    assert done(cast)["ideas"] == [Doing(cast.eero.pk, frozenset({cast.niilo.pk}))]
    assert done(cast, cast.common)["ideas"]
    judge_again(cast)
    assert "1 idea to vote on. Begun by members: 1. Took part: 1." in page(signed_in(cast.aino), HERE)
    deleting.delete(cast.eero, idea.post)
    assert done(cast)["ideas"] == []


def test_an_event_is_told_by_its_deeds(cast, signed_in):
    topic = a_topic(cast.niilo, cast.common, "A walk", "By the lake.")
    deed("event.made", cast.niilo, topic)
    for member, answer in [(cast.eero, "yes"), (cast.mari, "no"), (cast.matti, "maybe")]:
        deed("event.answered", member, topic, answer=answer)
    deed("event.answered", cast.matti, topic, answer="no")  # thought better of
    assert done(cast)["events"] == [Doing(cast.niilo.pk, frozenset({cast.eero.pk}))]
    assert done(cast, cast.common)["events"]
    judge_again(cast)
    assert "1 event. Begun by members: 1. Took part: 1." in page(signed_in(cast.aino), HERE)


def test_what_is_called_off_deleted_or_of_another_room_or_time_does_not_count(cast):
    kept, ended, deleted = (a_topic(cast.eero, cast.common, title) for title in ("Kept", "Ended", "Deleted"))
    for topic in (kept, ended, deleted):
        deed("event.made", cast.eero, topic)
    deed("event.cancelled", cast.eero, ended, time="")
    deed("event.cancelled", cast.eero, kept, time="17")  # one time of several
    deleting.delete(cast.eero, deleted.posts.get())
    assert done(cast)["events"] == [Doing(cast.eero.pk, frozenset())]
    assert done(cast, cast.workshop)["events"] == []
    long_ago = timezone.now() - timedelta(days=200)
    assert noted.doings(cast.community, long_ago, long_ago + timedelta(days=90), None)["events"] == []


def test_a_vote_taken_back_is_not_taking_part(cast):
    topic = a_topic(cast.aino, cast.common, "Ask the mayor", "Anything.")
    deed("question.asked", cast.eero, topic)
    deed("question.voted", cast.niilo, topic)
    deed("question.vote_taken_back", cast.niilo, topic)
    assert done(cast)["questions"] == [Doing(cast.aino.pk, frozenset({cast.eero.pk}))]


def test_it_takes_two_queries_however_much_was_done(cast):
    for number in range(5):
        deed("event.made", cast.eero, a_topic(cast.eero, cast.common, f"Walk {number}"))
    now = timezone.now()
    with CaptureQueriesContext(
        connection,
    ) as asked:
        found = noted.doings(cast.community, now - timedelta(days=90), timezone.now(), None)
    assert len(found["events"]) == 5
    assert len(asked) == 2


def test_every_kind_has_its_words_in_one_and_in_many():
    for kind, words in together.COUNTED.items():
        assert words(1) != words(2), kind
    assert set(noted.SIGNS) <= set(together.COUNTED)
