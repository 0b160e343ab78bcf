"""The welcome above the list: chosen by the team, closed by each member for herself, shown again when she likes."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from porukka.discussions.actions import deleting, hiding, moving, ordering, welcoming
from porukka.discussions.models import PutAway, Topic
from porukka.discussions.tests.talking import TALK, a_topic, address, deeds_of, opening, page, titles
from tests.cast import a_member

CARD = 'class="card welcome"'
AGAIN = "Show the welcome again"


@pytest.fixture
def topic(cast):
    return a_topic(cast.aino, cast.common, "Good to have you here", "Say hello, and look around.")


@pytest.fixture
def welcome(cast, topic):
    welcoming.welcome(cast.matti, topic)
    topic.refresh_from_db()
    return topic


def test_the_team_chooses_what_greets_everybody(cast, signed_in, topic):
    assert CARD not in page(signed_in(cast.eero))
    assert signed_in(cast.matti).post(address(topic) + "welcome/").status_code == 302
    html = page(signed_in(cast.eero))
    assert CARD in html
    assert "Say hello, and look around." in html
    assert CARD not in page(signed_in(cast.eero), f"{TALK}?show=unread")
    assert CARD not in page(signed_in(cast.eero), f"{TALK}r/{cast.common.address}-common/")
    signed_in(cast.matti).post(address(topic) + "welcome/end/")
    assert CARD not in page(signed_in(cast.eero))
    assert deeds_of(topic)[-2:] == ["topic.made_welcome", "topic.welcome_ended"]


def test_only_the_team_chooses_and_only_what_everybody_reads(cast, signed_in, topic):
    hers = a_topic(cast.niilo, cast.workshop)
    secret = a_topic(cast.mari, cast.back)
    assert signed_in(cast.eero).post(address(topic) + "welcome/").status_code == 404
    assert signed_in(cast.niilo).post(address(hers) + "welcome/").status_code == 403
    answer = signed_in(cast.mari).post(address(secret) + "welcome/")
    assert answer.status_code == 403
    assert "open room" in answer.content.decode()
    assert not Topic.objects.exclude(welcome_at=None).exists()


def test_each_member_closes_it_for_herself_and_takes_that_back(cast, signed_in, welcome):
    eero, niilo = signed_in(cast.eero), signed_in(cast.niilo)
    answer = eero.post(address(welcome) + "welcome/away/", follow=True)
    html = answer.content.decode()
    assert CARD not in html
    assert f'action="{address(welcome)}welcome/away/end/"' in html
    assert AGAIN in html
    assert CARD in page(niilo)
    eero.post(address(welcome) + "welcome/away/")
    assert PutAway.objects.count() == 1
    eero.post(address(welcome) + "welcome/away/end/")
    assert CARD in page(eero)
    assert AGAIN not in page(eero)


def test_who_comes_new_meets_it_and_another_welcome_meets_everybody(cast, signed_in, welcome):
    welcoming.put_away(cast.eero, welcome)
    assert CARD in page(signed_in(a_member(cast.community, "Uusi")))
    other = a_topic(cast.aino, cast.common, "Spring has come")
    welcoming.welcome(cast.mari, other)
    html = page(signed_in(cast.eero))
    assert CARD in html
    assert Topic.objects.exclude(welcome_at=None).get() == other


def test_what_is_no_welcome_cannot_be_put_away(cast, signed_in, topic, welcome):
    other = a_topic(cast.aino, cast.common, "Other")
    assert signed_in(cast.eero).post(address(other) + "welcome/away/").status_code == 404
    assert signed_in(cast.gita).post(address(welcome) + "welcome/away/").status_code == 404
    assert not PutAway.objects.exists()


def test_a_pinned_welcome_stands_on_the_page_once(cast, signed_in, welcome):
    ordering.pin(cast.matti, welcome)
    eero = signed_in(cast.eero)
    assert titles(page(eero)) == []
    welcoming.put_away(cast.eero, Topic.objects.get(pk=welcome.pk))
    assert titles(page(eero)) == [welcome.title]


def test_hidden_deleted_and_moved_it_greets_nobody(cast, signed_in, welcome):
    eero = signed_in(cast.eero)
    hiding.hide(cast.matti, opening(welcome), "Old")
    assert "Say hello" not in page(eero)
    assert CARD not in page(eero)
    hiding.unhide(cast.matti, opening(welcome))
    assert CARD in page(eero)
    moving.move(cast.mari, Topic.objects.get(pk=welcome.pk), cast.back)
    assert CARD not in page(signed_in(cast.mari))
    moving.take_move_back(cast.mari, welcome)
    welcoming.welcome(cast.mari, Topic.objects.get(pk=welcome.pk))
    deleting.delete(cast.aino, opening(welcome))
    assert CARD not in page(eero)


def test_without_a_welcome_nothing_more_is_asked_and_with_one_one_question(cast, signed_in, topic):
    eero = signed_in(cast.eero)

    def asked() -> int:
        page(eero)
        with CaptureQueriesContext(connection) as seen:
            page(eero)
        return len(seen)

    before = asked()
    welcoming.welcome(cast.matti, topic)
    assert asked() == before + 1
