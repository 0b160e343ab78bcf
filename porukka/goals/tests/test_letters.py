"""The weekly letter: on Monday morning, once, to those who want it, and without a word of what is not everybody's."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from porukka.communities.models import Community, Member
from porukka.communities.tests.doing import page
from porukka.core.models import Letter
from porukka.discussions.actions import hiding
from porukka.discussions.models import Post, Topic
from porukka.discussions.tests.talking import a_topic
from porukka.goals import letters as words
from porukka.goals.actions import writing as letters
from porukka.goals.models import Experiment, FounderLetter, LetterWish, Why
from porukka.goals.tests.conftest import at
from porukka.insights.actions import anew, judging
from porukka.people.models import Person
from tests.cast import Cast, signed_in

SUNDAY = datetime(2026, 11, 22, 18, tzinfo=UTC)
MONDAY = datetime(2026, 11, 23, 5, 30, tzinfo=UTC)  # half past seven in Helsinki
ONE_CLICK = {"List-Unsubscribe": "One-Click"}


@pytest.fixture
def talked(cast: Cast) -> Cast:
    """Somebody has written this week, long after the community was founded."""
    Community.objects.update(made_at=SUNDAY - timedelta(days=200))
    with time_machine.travel(SUNDAY - timedelta(days=3), tick=False):
        topic = a_topic(cast.eero, cast.common, "Does a comma breathe?", "Or do I?")
        a_topic(cast.niilo, cast.workshop, "Behind the door", "A private matter")
        Topic.objects.filter(pk=topic.pk).update(made_at=timezone.now())
    anew.rebuild(cast.community)
    return cast


def on_monday(later: float = 0):
    return time_machine.travel(MONDAY + timedelta(days=later), tick=False)


def test_it_comes_on_monday_morning_by_the_communitys_clock_and_once(talked: Cast) -> None:
    for moment in (SUNDAY, MONDAY - timedelta(minutes=31)):
        with time_machine.travel(moment, tick=False):
            FounderLetter.objects.create(community=talked.community, week=date(2026, 11, 16))
            assert letters.write_due() == 0
            FounderLetter.objects.all().delete()
    with on_monday():
        assert letters.write_due() == 1
        assert letters.write_due() == 0
    kept = FounderLetter.objects.get()
    assert kept.week == date(2026, 11, 23)
    assert [letter.to for letter in Letter.objects.all()] == [["aino@example.org"]]


def test_after_an_outage_there_is_one_letter(talked: Cast) -> None:
    with on_monday(later=23):  # a Wednesday, three weeks on
        assert letters.write_due() == 1
        assert letters.write_due() == 0
    assert FounderLetter.objects.get().week == date(2026, 12, 14)
    assert Letter.objects.count() == 1


def test_where_nobody_has_written_for_five_weeks_there_is_none(talked: Cast) -> None:
    with on_monday(later=49):
        assert letters.write_due() == 0
    assert not FounderLetter.objects.exists()


def test_a_young_community_gets_its_first_after_a_whole_week(talked: Cast) -> None:
    Community.objects.update(made_at=MONDAY - timedelta(days=5))
    with on_monday():
        assert letters.write_due() == 0
    with on_monday(later=7):
        assert letters.write_due() == 1


def test_mail_and_page_say_the_same_and_each_line_leads_somewhere(talked: Cast) -> None:
    with on_monday():
        judging.judge_all(talked.community)
        letters.write_due()
        mail, kept = Letter.objects.get(), FounderLetter.objects.get()
        aino = signed_in(talked.aino)
        shown = page(aino, at("letter", kept.pk))
        for section in words.sections(kept, talked.community):
            assert section.title in mail.text
            for line in section.lines:
                assert line.words in shown
                assert line.words in mail.text
                assert f"http://testserver{line.url}" in mail.text or line.url in mail.text
                assert aino.get(line.url, follow=True).status_code == 200
        assert "Does a comma breathe?" in mail.text
        assert "The week until 23 November 2026" in page(aino, at("letters"))


def test_the_mail_has_no_word_of_a_room_that_is_not_open(talked: Cast) -> None:
    with on_monday():
        letters.write_due()
    mail = Letter.objects.get()
    for word in ("Behind the door", "private matter", "Workshop", "Back room"):
        assert word not in mail.text + mail.html + mail.subject


def test_what_was_deleted_hidden_or_moved_since_is_not_named(talked: Cast) -> None:
    with on_monday():
        letters.write_due()
        kept, aino = FounderLetter.objects.get(), signed_in(talked.aino)
        topic = Topic.objects.get(title="Does a comma breathe?")
        assert topic.title in page(aino, at("letter", kept.pk))
        Topic.objects.filter(pk=topic.pk).update(room=talked.workshop)
        assert topic.title not in page(aino, at("letter", kept.pk))
        Topic.objects.filter(pk=topic.pk).update(room=talked.common)
        hiding.hide(talked.matti, Post.objects.get(topic=topic), "Not this")
        assert topic.title not in page(aino, at("letter", kept.pk))


def test_a_title_with_an_address_is_no_link_in_the_mail(talked: Cast) -> None:
    Topic.objects.filter(title="Does a comma breathe?").update(title="See evil.example.com now")
    with on_monday():
        letters.write_due()
    assert "evil.example.com" not in Letter.objects.get().text


def test_the_founder_gets_it_others_of_the_team_when_they_want_it(talked: Cast) -> None:
    signed_in(talked.mari).post(at("mail"), {"want": "yes"})
    signed_in(talked.aino).post(at("mail"), {"want": "no"})
    assert signed_in(talked.eero).post(at("mail"), {"want": "yes"}).status_code == 404
    with on_monday():
        letters.write_due()
    assert [letter.to for letter in Letter.objects.all()] == [["mari@example.org"]]


def test_whoever_left_the_team_gets_no_more_of_it(talked: Cast) -> None:
    signed_in(talked.mari).post(at("mail"), {"want": "yes"})
    Member.objects.filter(pk=talked.mari.pk).update(role="member")
    with on_monday():
        letters.write_due()
    assert [letter.to for letter in Letter.objects.all()] == [["aino@example.org"]]
    assert page(signed_in(talked.mari), at("letters"), 404)
    assert page(signed_in(talked.eero), at("letter", FounderLetter.objects.get().pk), 404)


def test_it_is_written_in_the_readers_language(talked: Cast) -> None:
    Person.objects.filter(pk=talked.aino.person_id).update(language="fi")
    with on_monday():
        letters.write_due()
    assert "Mikä meni hyvin" in Letter.objects.get().text


def test_one_click_in_a_mail_program_turns_it_off(talked: Cast) -> None:
    with on_monday():
        letters.write_due()
    mail = Letter.objects.get()
    link = mail.headers["List-Unsubscribe"].strip("<>")
    assert mail.headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    path = link.partition("://")[2].partition("/")[2]
    program = Client(enforce_csrf_checks=True)
    assert "Stop the weekly letter?" in page(program, f"/{path}")
    assert LetterWish.objects.get().is_wanted  # looking does nothing
    assert program.post(f"/{path}", ONE_CLICK).status_code == 200
    assert program.post(f"/{path}", ONE_CLICK).status_code == 200
    assert not LetterWish.objects.get().is_wanted
    with on_monday(later=7):
        assert letters.write_due() == 1
    assert Letter.objects.count() == 1
    assert "No more weekly letters" in page(program, f"/{path}")


@pytest.mark.parametrize("token", ["x", "zzzzzzzzzzzzz.0", "1.é", "a" * 500])
def test_a_link_that_was_never_made_turns_nothing_off(talked: Cast, token: str) -> None:
    with on_monday():
        letters.write_due()
    assert Client().post(f"/n/letters/off/{token}/").status_code == 404
    assert LetterWish.objects.get().is_wanted


def test_older_letters_are_reached_page_by_page(talked: Cast) -> None:
    for number in range(30):
        FounderLetter.objects.create(
            community=talked.community, week=date(2026, 1, 5) + timedelta(weeks=number)
        )
    aino = signed_in(talked.aino)
    first = page(aino, at("letters"))
    assert first.count("The week until") == 26
    before = FounderLetter.objects.order_by("-week")[25]
    rest = page(aino, at("letters") + f"?before={before.pk}")
    assert rest.count("The week until") == 4
    assert page(aino, at("letters") + "?before=x").count("The week until") == 26


def test_what_is_due_stands_among_the_things_to_do(talked: Cast) -> None:
    began = date(2026, 10, 1)
    facts = {"community": talked.community, "measure": "posts", "begins": began, "keeper": talked.aino}
    due = Experiment.objects.create(
        hypothesis="One", ends=date(2026, 10, 28), review_on=date(2026, 10, 29), **facts
    )
    Experiment.objects.create(hypothesis="Two", ends=date(2026, 12, 1), review_on=date(2026, 12, 2), **facts)
    with on_monday():
        letters.write_due()
        codes = [code for code, _facts in FounderLetter.objects.get().lines["actions"]]
        assert codes == ["answer", "review", "why"]
        assert "An experiment waits for your judgement." in Letter.objects.get().text
    Experiment.objects.filter(pk=due.pk).update(verdict="helped", review_on=None)
    with on_monday(later=7):
        Why.objects.create(community=talked.community, number=1)
        letters.write_due()
        codes = [code for code, _facts in FounderLetter.objects.latest("week").lines["actions"]]
    assert "review" not in codes
    assert "why" not in codes
