"""How it was: told by those who were there, once, without their names."""

from __future__ import annotations

from datetime import timedelta

import pytest
import time_machine
from django.db import OperationalError, connection, transaction
from django.urls import reverse
from django.utils import timezone

from porukka.communities.models import Deed
from porukka.events.actions import afterwards, feedback
from porukka.events.models import Coming, Feedback, FeedbackGiven
from porukka.events.queries.feedback import FEWEST
from porukka.events.tests.evenings import comes, evening


@pytest.fixture
def over(cast):
    """An event that Eero, Niilo, Matti and Mari said yes to, and that ended an hour ago."""
    time = evening(cast.aino, cast.common, wants_feedback=True)
    for member in (cast.eero, cast.niilo, cast.matti, cast.mari):
        comes(member, time)
    with time_machine.travel(time.ends + timedelta(hours=1), tick=False):
        yield time


def form(time):
    return reverse("events:feedback", args=["writers", time.pk])


def answers(time):
    return reverse("events:feedback_results", args=["writers", time.pk])


def test_whoever_was_there_answers_once(cast, over, signed_in):
    browser = signed_in(cast.eero)
    assert "Was it worth your time?" in browser.get(form(over)).content.decode()
    done = browser.post(
        form(over), {"worth": "4", "good": "Cake", "better": ""}, follow=True
    ).content.decode()
    assert "You have answered. Thank you!" in done
    assert "<textarea" not in done
    again = browser.post(form(over), {"worth": "1"})
    assert again.status_code == 403
    assert list(Feedback.objects.values_list("worth", "good", "better")) == [(4, "Cake", "")]


def test_nothing_tells_who_answered_what(cast, over):
    before = set(Deed.objects.values_list("pk", flat=True))
    feedback.give(cast.eero, over, worth=5, good="Cake", better="Tea")
    given, said = FeedbackGiven.objects.get(), Feedback.objects.get()
    assert given.pk != said.pk
    assert {field.name for field in Feedback._meta.fields} == {
        "id", "community", "occurrence", "worth", "good", "better",
    }  # fmt: skip
    assert {field.name for field in FeedbackGiven._meta.fields} == {"id", "community", "occurrence", "member"}
    assert set(Deed.objects.values_list("pk", flat=True)) == before


def test_who_was_not_there_is_not_asked(cast, over, signed_in):
    afterwards.mark(cast.aino, over, [Coming.objects.get(member=cast.eero).pk])
    assert signed_in(cast.eero).get(form(over)).status_code == 200
    assert signed_in(cast.niilo).get(form(over)).status_code == 404  # said yes, and was not seen
    assert signed_in(cast.aino).get(form(over)).status_code == 404
    assert signed_in(cast.niilo).post(form(over), {"worth": "5"}).status_code == 404
    assert not Feedback.objects.exists()


def test_it_is_asked_after_the_end_and_for_two_weeks(cast, over, signed_in):
    browser = signed_in(cast.eero)
    with time_machine.travel(over.ends - timedelta(minutes=1), tick=False):
        assert browser.get(form(over)).status_code == 404
    with time_machine.travel(over.ends + timedelta(days=14), tick=False):
        assert signed_in(cast.eero).get(form(over)).status_code == 404


@pytest.mark.parametrize("wrong", [{}, {"worth": "6"}, {"worth": "x"}, {"worth": "5", "good": "x" * 1001}])
def test_what_is_no_answer_is_sent_back_with_its_words(cast, over, signed_in, wrong):
    answer = signed_in(cast.eero).post(form(over), {"better": "More tea"} | wrong)
    assert answer.status_code == 400
    assert "More tea" in answer.content.decode()
    assert not FeedbackGiven.objects.exists()


def test_answers_are_shown_from_three_on_to_those_who_look_after_it(cast, over, signed_in):
    host = signed_in(cast.aino)
    for number, member in enumerate((cast.eero, cast.niilo)):
        feedback.give(member, over, worth=5 - number, good=f"Good {number}", better="")
    few = host.get(answers(over)).content.decode()
    assert "2 answers of the 4 who were there" in few
    assert "Good 0" not in few
    feedback.give(cast.matti, over, worth=3, good="", better="<b>More</b> tea")
    page = host.get(answers(over)).content.decode()
    assert "4.0 of 5 on average" in page
    assert "Good 0" in page
    assert "&lt;b&gt;More&lt;/b&gt; tea" in page
    assert FEWEST == 3
    assert signed_in(cast.matti).get(answers(over)).status_code == 200  # keeps order there
    assert signed_in(cast.eero).get(answers(over)).status_code == 404


def test_the_page_of_the_event_asks_her_and_leads_its_host_to_the_answers(cast, over, signed_in):
    page = reverse("events:time", args=["writers", over.pk])
    browser = signed_in(cast.eero)
    assert form(over) in browser.get(page).content.decode()
    feedback.give(cast.eero, over, worth=5, good="", better="")
    assert form(over) not in browser.get(page).content.decode().replace(answers(over), "")
    assert answers(over) in signed_in(cast.aino).get(page).content.decode()
    of_post = reverse("events:feedback_of_post", args=["writers", over.event.post_id])
    assert browser.get(of_post)["Location"] == form(over)
    assert signed_in(cast.gita).get(of_post).status_code in (302, 404)


def test_without_the_wish_nothing_is_asked(cast, signed_in):
    time = evening(cast.aino, cast.common)
    comes(cast.eero, time)
    with time_machine.travel(time.ends + timedelta(hours=1), tick=False):
        assert timezone.now() > time.ends
        assert signed_in(cast.eero).get(form(time)).status_code == 404
        assert signed_in(cast.aino).get(answers(time)).status_code == 404


def test_the_database_does_not_know_in_what_order_it_was_answered(cast):
    if connection.vendor != "sqlite":
        return  # elsewhere a row has no number of its own
    with connection.cursor() as cursor:
        for table in ("events_feedback", "events_feedback_given"):
            with pytest.raises(OperationalError, match="rowid"), transaction.atomic():
                cursor.execute(f"SELECT rowid FROM {table}")
