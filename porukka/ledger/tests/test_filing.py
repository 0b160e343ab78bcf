"""What members ask for is filed by the team, in plain sight, and never out of a room that not everybody reads."""

from __future__ import annotations

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from porukka.communities.models import Deed
from porukka.core.refusal import Refused
from porukka.discussions.actions import hiding, moving
from porukka.ledger.actions import filing
from porukka.ledger.models import Entry, Step
from porukka.ledger.tests.conftest import at, said, talk_of, words
from porukka.polls.actions import asking as polling
from porukka.purpose.actions import pains
from tests.cast import signed_in

OWN = {"said": "Open on Sundays", "state": "done", "word": "From May on.", "answers_for": "", "done_in": ""}


def test_the_team_files_a_discussion_from_its_menu_and_everybody_reads_it(cast):
    post, browser = said(cast.eero, cast.common), signed_in(cast.matti)
    place = at("file", post.topic)
    assert place in words(browser.get(talk_of(post)))
    assert "A warmer room" in words(browser.get(place))
    for _again in range(2):
        answer = browser.post(place)
        entry = Entry.objects.get()
        assert answer.url == at("state", entry.pk)
    assert browser.get(place).url == at("state", entry.pk)
    assert (entry.state, entry.kind, entry.answers_for) == ("heard", "talk", cast.matti)
    shown = words(signed_in(cast.niilo).get(at("ledger")))
    assert "A warmer room" in shown
    assert f"{cast.matti.name} answers for it." in shown
    assert "Say what has become of it" not in shown
    assert Deed.objects.filter(kind="ledger.filed").count() == 1


def test_members_file_nothing(cast):
    post = said(cast.eero, cast.common)
    for member in (cast.eero, cast.gita):
        browser = signed_in(member)
        assert browser.post(at("take", post.pk)).status_code == 404
        assert browser.get(at("file", post.topic)).status_code == 404
        assert browser.get(at("new")).status_code == 404
        with pytest.raises(Refused):
            filing.file(member, post)
        with pytest.raises(Refused):
            filing.add(member, said="Hello", state="heard", word="", answers_for=None, done_in=None)
    assert at("file", post.topic) not in words(signed_in(cast.eero).get(talk_of(post)))
    assert not Entry.objects.exists()


def test_what_is_said_behind_a_door_stays_there(cast):
    post, browser = said(cast.niilo, cast.workshop), signed_in(cast.niilo)
    assert signed_in(cast.aino).post(at("take", post.pk)).status_code == 404
    assert at("file", post.topic) not in words(browser.get(talk_of(post)))
    secret = said(cast.mari, cast.back)
    assert signed_in(cast.mari).post(at("take", secret.pk)).status_code == 404
    with pytest.raises(Refused):
        filing.file(cast.mari, secret)


@pytest.mark.parametrize("gone", ["moved", "hidden", "deleted"])
def test_what_is_out_of_sight_is_out_of_the_ledger_and_of_its_numbers(cast, entry, gone):
    browser = signed_in(cast.niilo)
    assert "we heard 1 wish" in words(browser.get(at("ledger")))
    if gone == "moved":
        moving.move(cast.mari, entry.post.topic, cast.back)
    elif gone == "hidden":
        hiding.hide(cast.aino, entry.post, "Not here.")
    else:
        entry.post.topic.deleted_at = timezone.now()
        entry.post.topic.save()
    shown = words(browser.get(at("ledger")))
    assert "A warmer room" not in shown
    assert "we heard" not in shown
    if gone != "moved":
        assert signed_in(cast.aino).get(at("state", entry.pk)).status_code == 404


def test_pain_points_and_closed_polls_wait_for_one_press(cast):
    pain = pains.add_pain(cast.eero, cast.common, title="No heating", text="Cold.")
    pains.say_state(cast.aino, pain, state="addressed", word="A stove is on its way.")
    asked = said(cast.niilo, cast.common, "A poll of ours")
    poll = polling.ask(asked, question="Tea or coffee?", options=["Tea", "Coffee"])
    poll.closes_at = timezone.now() - timedelta(hours=1)
    poll.save()
    browser = signed_in(cast.aino)
    shown = words(browser.get(at("ledger")))
    assert "No heating" in shown
    assert "Tea or coffee?" in shown
    assert "1 has it too" in shown
    for post in (pain.post_id, asked.pk):
        browser.post(at("take", post))
    found = {one.kind: one for one in Entry.objects.all()}
    assert (found["pain"].state, found["pain"].word) == ("doing", "A stove is on its way.")
    assert (found["poll"].state, found["poll"].said) == ("heard", "Tea or coffee?")
    shown = words(browser.get(at("ledger")))
    assert "Not filed yet" not in shown
    assert "Not filed yet" not in words(signed_in(cast.eero).get(at("ledger")))


def test_what_was_said_elsewhere_is_told_in_two_lines_once(cast):
    browser = signed_in(cast.matti)
    once = {"once": "same-key"}
    for _again in range(2):
        assert browser.post(at("new"), OWN | once | {"answers_for": cast.matti.pk}).status_code == 302
    shown = words(signed_in(cast.eero).get(at("ledger")))
    assert shown.count("Open on Sundays") == 1
    assert "From May on." in shown
    assert Entry.objects.get().answers_for == cast.matti


@pytest.mark.parametrize(
    "wrong",
    [
        {"said": ""},
        {"said": "s" * 201},
        {"word": ""},
        {"word": "w" * 301},
        {"state": "nonsense"},
        {"answers_for": "1"},
        {"answers_for": "x" * 5000},
        {"done_in": "https://elsewhere.example/c/writers/t/1/"},
        {"done_in": "/" * 501},
    ],
)
def test_what_makes_no_sense_is_refused_in_words_and_nothing_is_saved(cast, wrong):
    answer = signed_in(cast.aino).post(at("new"), OWN | {"said": "Kept words"} | wrong)
    shown = words(answer, 400)
    assert "said" in wrong or "Kept words" in shown
    assert not Entry.objects.exists()
    assert not Step.objects.exists()


def test_there_is_only_so_much_room(cast, entry, monkeypatch):
    monkeypatch.setattr(Entry, "MOST", 1)
    shown = words(signed_in(cast.aino).post(at("new"), OWN), 400)
    assert "There is no more room" in shown
    assert Entry.objects.count() == 1


def test_a_visitor_of_a_public_community_reads_it_and_of_another_nobody(cast, entry):
    filing.add(cast.aino, said="More chairs", state="heard", word="", answers_for=None, done_in=None)
    for somebody in (None, cast.outi):
        assert signed_in(somebody).get(at("ledger")).status_code == 404
    cast.community.visibility = "public"
    cast.community.save()
    shown = words(signed_in(None).get(at("ledger")))
    assert "A warmer room" in shown
    assert "More chairs" in shown
    assert "Tell of something said elsewhere" not in shown


def test_numbers_are_of_the_last_three_months(cast, entry):
    with time_machine.travel(timezone.now() + timedelta(days=92), tick=False):
        shown = words(signed_in(cast.niilo).get(at("ledger")))
    assert "A warmer room" in shown
    assert "we heard" not in shown


def test_a_part_that_is_switched_off_is_gone(cast, entry):
    cast.community.parts_off = "ledger"
    cast.community.save()
    assert signed_in(cast.eero).get(at("ledger")).status_code == 404
    assert "You said, we did" not in words(signed_in(cast.aino).get(talk_of(entry.post)))
