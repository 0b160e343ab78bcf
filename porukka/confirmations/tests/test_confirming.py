"""Whoever has read it says so once; the author and the team see how many have, and the team who has not."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from porukka.communities.actions import belonging
from porukka.communities.models import Deed, Member
from porukka.confirmations import actions, queries
from porukka.confirmations.models import Ask, Confirmation
from porukka.confirmations.tests.conftest import ask, at, place_of, reply_asking, words
from porukka.core.refusal import Refused
from porukka.discussions.actions import deleting, ordering, writing
from porukka.discussions.models import Post

NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)
WAITING = "/c/writers/waiting/"


def test_whoever_has_read_it_says_so_once(cast, asked, signed_in):
    niilo = signed_in(cast.niilo)
    for _click in range(2):
        answer = niilo.post(at("confirm", asked.pk))
        assert answer["Location"] == place_of(asked)
    assert Confirmation.objects.get().member == cast.niilo
    deed = Deed.objects.get(kind="confirmation.given")
    assert (deed.actor, deed.subject, deed.room) == (cast.niilo, asked.pk, cast.common)
    page = words(niilo.get(place_of(asked)))
    assert "You have said that you read this." in page
    assert "I have read this" not in page
    assert "has read it" not in page  # how many is not hers to see


def test_who_wrote_it_is_not_asked_and_sees_how_many_have(cast, asked, signed_in):
    actions.confirm(cast.niilo, asked)
    matti = signed_in(cast.matti)
    page = words(matti.get(place_of(asked)))
    assert "I have read this" not in page
    assert "1 of 4 have read it" in page  # Aino, Mari, Eero and Niilo read there; a guest does not
    assert matti.post(at("confirm", asked.pk)).status_code == 403


def test_who_has_left_is_not_counted_any_more(cast, asked, signed_in):
    actions.confirm(cast.niilo, asked)
    belonging.leave(cast.niilo)
    assert "0 of 3 have read it" in words(signed_in(cast.matti).get(place_of(asked)))


def test_an_author_of_no_team_any_more_sees_how_many_and_not_who(cast, asked, signed_in):
    belonging.give_role(cast.aino, cast.matti, "member")
    page = words(signed_in(cast.matti).get(place_of(asked)))
    assert "0 of 4 have read it" in page
    assert "Who has not yet" not in page
    assert signed_in(cast.matti).get(at("who", asked.pk)).status_code == 404
    assert signed_in(cast.matti).post(at("remind", asked.pk)).status_code == 404


def test_the_team_sees_who_has_not_and_members_do_not(cast, asked, signed_in):
    actions.confirm(cast.niilo, asked)
    page = words(signed_in(cast.aino).get(at("who", asked.pk)))
    assert "1 of 4 have read it" in page
    names = [name for name in ("Aino", "Mari", "Eero", "Niilo", "Matti") if f">{name}</a>" in page]
    assert names == ["Aino", "Mari", "Eero"]
    assert signed_in(cast.niilo).get(at("who", asked.pk)).status_code == 404


def test_those_who_have_not_are_shown_page_by_page(cast, asked, signed_in, monkeypatch):
    monkeypatch.setattr(queries, "PEOPLE_A_PAGE", 3)
    people, after = queries.missing_page(asked)
    assert [member.name for member in people] == ["Aino", "Eero", "Mari"]
    people, after = queries.missing_page(asked, after)
    assert ([member.name for member in people], after) == (["Niilo"], "")
    assert words(signed_in(cast.aino).get(at("who", asked.pk) + "?after=Eero|x%00"))


def test_when_all_have_it_says_so(cast, asked, signed_in):
    for member in (cast.aino, cast.mari, cast.eero, cast.niilo):
        actions.confirm(member, asked)
    page = words(signed_in(cast.aino).get(at("who", asked.pk)))
    assert "Everybody has read it" in page
    assert "Remind them" not in page


def test_a_closed_discussion_may_still_be_confirmed(cast, asked, signed_in):
    ordering.close(cast.matti, asked.post.topic, "Only to be read")
    assert signed_in(cast.niilo).post(at("confirm", asked.pk)).status_code == 302
    assert Confirmation.objects.exists()


def test_who_may_not_see_it_confirms_nothing(cast, signed_in):
    secret = ask(cast.mari, cast.back)
    for who in (cast.eero, cast.gita, cast.lauri, cast.outi, cast.kaisa, None):
        assert signed_in(who).post(at("confirm", secret.pk)).status_code == 404
    assert signed_in(cast.sami).post(at("confirm", secret.pk)).status_code == 403
    assert not Confirmation.objects.exists()


def test_reading_its_address_confirms_nothing(cast, asked, signed_in):
    assert signed_in(cast.niilo).get(at("confirm", asked.pk)).status_code == 405
    assert signed_in(cast.matti).get(at("remind", asked.pk)).status_code == 405


def test_what_one_has_not_confirmed_waits_on_ones_page(cast, asked, signed_in):
    reply_asking(cast.aino, asked.post.topic)
    niilo = signed_in(cast.niilo)
    assert words(niilo.get(WAITING)).count("Read it, and say that you have") == 2
    niilo.post(at("confirm", asked.pk))
    page = words(niilo.get(WAITING))
    assert page.count("Read it, and say that you have") == 1
    assert place_of(Ask.objects.latest("pk")) in page
    assert words(signed_in(cast.matti).get(WAITING)).count("Read it, and say that you have") == 1


def test_with_nothing_to_answer_the_page_is_calm(cast, signed_in):
    page = words(signed_in(cast.eero).get(WAITING))
    assert "Nobody waits for you" in page
    assert "To the discussions" in page
    assert "Waiting for your answer" in words(signed_in(cast.eero).get("/c/writers/me/"))


def test_many_that_wait_cost_as_many_queries_as_one(cast, signed_in):
    eero = signed_in(cast.eero)
    counts = []
    for many in (1, 5):
        for number in range(many):
            ask(cast.matti, cast.common, f"Rules {number}")
        eero.get(WAITING)
        with CaptureQueriesContext(connection) as seen:
            eero.get(WAITING)
        counts.append(len(seen))
    assert counts[0] == counts[1]


def test_the_others_are_reminded_once_a_day(cast, asked, signed_in, time_machine):
    time_machine.move_to(NOON, tick=False)
    matti = signed_in(cast.matti)
    assert matti.post(at("remind", asked.pk))["Location"] == at("who", asked.pk)
    again = matti.post(at("remind", asked.pk))
    assert "They have been reminded within a day." in words(again, 403)
    assert "You may remind them again from" in words(matti.get(at("who", asked.pk)))
    time_machine.move_to(NOON + timedelta(days=1), tick=False)
    assert matti.post(at("remind", asked.pk)).status_code == 302
    assert Deed.objects.filter(kind="confirmation.reminded").count() == 2


def test_of_what_was_deleted_nobody_is_reminded(cast, asked):
    deleting.delete(cast.matti, asked.post)
    with pytest.raises(Refused):
        actions.remind(cast.aino, Ask.objects.get(pk=asked.pk))


def test_with_the_words_of_its_post_it_goes_for_good(cast, asked, time_machine):
    writing.reply(cast.eero, asked.post.topic, text="Thanks", reply_to=asked.post)
    kept = ask(cast.matti, cast.common, "Kept")
    actions.confirm(cast.eero, asked)
    time_machine.move_to(NOON)
    deleting.delete(cast.matti, asked.post)
    assert actions.purge() == 0
    time_machine.shift(timedelta(days=Post.PURGE_DAYS, seconds=1))
    assert actions.purge() == 1
    assert actions.purge() == 0
    assert list(Ask.objects.all()) == [kept]
    assert not Confirmation.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_many_clicks_at_once_are_one_confirmation(cast, asked):
    eero = Member.objects.get(pk=cast.eero.pk)

    def click(_number: int) -> None:
        try:
            actions.confirm(eero, asked)
        finally:
            connection.close()

    with ThreadPoolExecutor(8) as clicks:
        list(clicks.map(click, range(16)))
    assert Confirmation.objects.count() == 1
    assert Deed.objects.filter(kind="confirmation.given").count() == 1
