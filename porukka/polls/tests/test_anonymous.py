"""Anonymous: nothing that is kept or sent links an answer to whoever gave it; the receipt alone leads to it."""

from __future__ import annotations

import logging
import re
from datetime import timedelta
from typing import Any

import pytest
from django.apps import apps
from django.db import connection
from django.utils import timezone

from porukka.communities import deeds
from porukka.communities.models import Deed
from porukka.communities.tests.doing import together
from porukka.core.refusal import Refused
from porukka.polls.actions import casting
from porukka.polls.models import Ballot, Poll, Vote, Voter
from porukka.polls.models.receipts import in_groups, key_of, new_receipt, tidy
from porukka.polls.tests.conftest import answer, ask, at, page_of, read
from tests.cast import a_member, signed_in

ANONYMOUS = {"names": "anonymous"}


@pytest.fixture
def poll(cast):
    return ask(cast.aino, cast.common, **ANONYMOUS)


def dump() -> dict[str, list[tuple[Any, ...]]]:
    """Every row of every table, with what the database itself knows of it."""
    found = {}
    with connection.cursor() as cursor:
        for model in apps.get_models(include_auto_created=True):
            table = model._meta.db_table
            cursor.execute(f'SELECT * FROM "{table}"')
            found[table] = sorted(cursor.fetchall(), key=repr)
    return found


def receipt_in(page: str) -> str:
    found = re.search(r"<output[^>]*>([a-z0-9-]+)</output>", page)
    assert found, "no receipt"
    return found[1]


def given(somebody, poll, **fields) -> str:
    """The receipt of an answer sent in a browser."""
    sent = answer(somebody, poll, **fields)
    assert sent.status_code == 200
    assert sent["Cache-Control"] == "no-store"
    return receipt_in(sent.content.decode())


def test_nothing_that_is_kept_links_an_answer_to_its_voter(cast, poll, caplog):
    """The database before and after: what is new names the voter or the answer, and never both."""
    browser = signed_in(cast.eero)
    form = browser.get(page_of(poll)).content.decode()
    receipt = re.search(r'name="receipt" value="([a-z0-9]+)"', form)
    assert receipt
    before = dump()
    with caplog.at_level(logging.DEBUG):
        sent = browser.post(at(poll, "vote/"), {"option": "1", "receipt": receipt[1]})
    after = dump()
    changed = {table for table in after if after[table] != before[table]}
    # that she sent something is counted on her own row, for her browser's copies of pages
    assert changed == {"polls_poll", "polls_voter", "polls_ballot", "communities_member"}
    assert after["polls_voter"] == [(poll.community_id, poll.pk, cast.eero.pk)] or set(
        after["polls_voter"][0]
    ) == {poll.community_id, poll.pk, cast.eero.pk}
    (ballot,) = after["polls_ballot"]
    assert set(ballot) == {key_of(poll.pk, receipt[1]), "1", poll.community_id, poll.pk}
    (before_row,) = [row for row in before["communities_member"] if row not in after["communities_member"]]
    (after_row,) = [row for row in after["communities_member"] if row not in before["communities_member"]]
    assert sum(one != other for one, other in zip(before_row, after_row, strict=True)) == 1  # own_version
    assert receipt[1] not in repr(after)
    assert receipt[1] not in caplog.text
    assert in_groups(receipt[1]) in sent.content.decode()
    assert Deed.objects.filter(kind__startswith="poll").count() == 0
    deeds.catch_up()
    told = {table for table, rows in dump().items() if rows != after[table]}
    assert not {table for table in told if table.startswith(("polls", "notifications", "core"))}


def test_the_tables_know_no_time_and_no_order(cast, poll):
    assert {field.name for field in Voter._meta.fields} == {"pk", "community", "poll", "member"}
    assert {field.name for field in Ballot._meta.fields} == {"key", "community", "poll", "choice"}
    people = [a_member(cast.community, f"Voter {number}") for number in range(6)]
    for number, one in enumerate(people):
        casting.cast(one, poll, str(number % 3))
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute(
                "SELECT sql FROM sqlite_master WHERE type = 'table' AND name IN ('polls_voter', 'polls_ballot')"
            )
            assert [sql.endswith("WITHOUT ROWID") for (sql,) in cursor.fetchall()] == [True, True]
        else:
            for table, column in (("polls_voter", "member_id"), ("polls_ballot", "key")):
                cursor.execute(f'SELECT xmin::text, "{column}" FROM {table} ORDER BY ctid')
                rows = cursor.fetchall()
                assert len({xmin for xmin, _key in rows}) == 1  # all were written by the last one
                assert [key for _xmin, key in rows] == sorted(key for _xmin, key in rows)


def test_every_voter_is_shown_another_receipt_and_sees_it_once(cast, poll):
    first, second = given(cast.eero, poll, option="0"), given(cast.niilo, poll, option="0")
    assert first != second
    page = read(cast.eero, poll)
    assert first not in page
    assert tidy(first) not in page
    assert "without names" in page
    assert "Who chose what" not in page


def test_a_vote_is_changed_with_its_receipt_and_not_without(cast, poll):
    receipt = given(cast.eero, poll, option="0")
    other = given(cast.niilo, poll, option="2")
    for wrong in ("", "x", new_receipt(), receipt[:-1]):
        refused = answer(cast.eero, poll, option="1", receipt=wrong)
        assert refused.status_code == 403
        assert "type the receipt that you were shown" in refused.content.decode()
    assert sorted(Ballot.objects.values_list("choice", flat=True)) == ["0", "2"]
    assert answer(cast.eero, poll, option="1", receipt=f" {receipt.upper()} ").status_code == 200
    assert sorted(Ballot.objects.values_list("choice", flat=True)) == ["1", "2"]
    poll.refresh_from_db()
    assert (poll.voters, poll.tally) == (2, {"counts": [0, 1, 1]})
    assert other != receipt


def test_a_receipt_is_of_one_poll_alone(cast, poll):
    receipt = given(cast.eero, poll, option="0")
    other = ask(cast.aino, cast.common, **ANONYMOUS)
    given(cast.eero, other, option="0")
    assert answer(cast.eero, other, option="1", receipt=receipt).status_code == 403


def test_the_same_form_sent_twice_is_one_answer_with_one_receipt(cast, poll):
    first = given(cast.eero, poll, option="0", receipt="0123456789abcdefghjk")
    assert given(cast.eero, poll, option="0", receipt="0123456789abcdefghjk") == first
    assert Ballot.objects.count() == Voter.objects.count() == 1
    # a form that has been somebody else's gives no key of hers
    assert given(cast.niilo, poll, option="1", receipt="0123456789abcdefghjk") != first
    assert Ballot.objects.count() == 2


def test_results_come_in_batches_while_it_is_open(cast, poll):
    people = [cast.eero, cast.niilo, cast.mari, cast.matti]
    for member in people:
        given(member, poll, option="0")
    page = read(cast.eero, poll)
    assert "4 votes" in page  # how many took part is no secret
    assert "Monday: 4 votes" not in page
    given(cast.aino, poll, option="1")
    assert "Monday: 4 votes" in read(cast.eero, poll)
    given(a_member(cast.community, "Late"), poll, option="1")
    assert "Tuesday: 1 vote" in read(cast.eero, poll)
    signed_in(cast.aino).post(at(poll, "close/"))
    assert "Tuesday: 2 votes" in read(cast.eero, poll)


def test_of_two_answers_nothing_is_told_even_at_the_end(cast, poll):
    for member in (cast.eero, cast.niilo):
        given(member, poll, option="0")
    Poll.objects.update(closes_at=timezone.now() - timedelta(minutes=1))
    page = read(cast.eero, poll)
    assert "So few answered that each could be guessed" in page
    assert "Monday: 2 votes" not in page
    assert signed_in(cast.aino).get(at(poll, "answers.csv")).status_code == 404


def test_nobody_who_watches_is_sent_anything(cast, poll):
    given(cast.eero, poll, option="0")
    for reader in (cast.niilo, cast.aino):
        frames = signed_in(reader).get("/c/writers/live?after=0").json()["frames"]
        assert "poll" not in {frame["kind"] for frame in frames}


def test_the_file_has_answers_and_no_names_and_only_when_all_are_in(cast, poll):
    for member in (cast.eero, cast.niilo, cast.mari):
        given(member, poll, option="0")
    aino = signed_in(cast.aino)
    assert aino.get(at(poll, "answers.csv")).status_code == 404
    aino.post(at(poll, "close/"))
    sheet = aino.get(at(poll, "answers.csv")).content.decode()
    assert sheet.splitlines()[0].endswith("Monday,Tuesday,Not at all")
    assert sheet.splitlines()[1:] == ["1,0,0"] * 3
    assert not any(
        word in sheet for word in ("Eero", "Niilo", "Mari", *Ballot.objects.values_list("key", flat=True))
    )


def test_a_closed_poll_takes_no_change_either(cast, poll):
    receipt = given(cast.eero, poll, option="0")
    Poll.objects.update(closes_at=timezone.now())
    assert answer(cast.eero, poll, option="1", receipt=receipt).status_code == 403


def test_a_quiz_is_answered_once_without_a_name_too(cast):
    poll = ask(cast.aino, cast.common, kind="quiz", options="* Helsinki\nTurku", **ANONYMOUS)
    receipt = given(cast.eero, poll, option="1")
    assert answer(cast.eero, poll, option="0", receipt=receipt).status_code == 403
    assert '<span class="tag">Right</span>' in read(cast.eero, poll)


def test_named_and_anonymous_answers_do_not_mix(cast, poll):
    named = ask(cast.aino, cast.common)
    with pytest.raises(Refused):
        casting.cast(cast.eero, named, "0")
    given(cast.eero, poll, option="0")
    assert not Vote.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_clicks_at_once_are_one_anonymous_answer(cast, poll):
    refused = []

    def click(place: int) -> None:
        try:
            casting.cast(cast.eero, poll, str(place % 3))
        except Refused:
            refused.append(place)

    together(*[lambda place=place: click(place) for place in range(8)])
    assert len(refused) == 7
    assert Voter.objects.count() == Ballot.objects.count() == Poll.objects.get(pk=poll.pk).voters == 1


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_two_hundred_anonymous_votes_of_one_person_at_once_are_one(cast, poll):
    receipt = new_receipt()

    def lane(number: int) -> None:  # as many as the databases of the tests take at once
        for turn in range(25):
            casting.cast(cast.eero, poll, str((number + turn) % 3), receipt)

    together(*[lambda number=number: lane(number) for number in range(8)])
    assert Voter.objects.count() == Ballot.objects.count() == Poll.objects.get(pk=poll.pk).voters == 1


def test_with_its_member_it_is_forgotten_who_voted_and_the_answer_stays(cast, poll):
    late = a_member(cast.community, "Late")
    casting.cast(late, poll, "0")
    late.delete()
    assert not Voter.objects.exists()
    assert Ballot.objects.count() == 1
