"""A form sent twice does its work once."""

from __future__ import annotations

import threading
import time
from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone

from porukka.people import once
from porukka.people.models import Once

made: list[str] = []


@pytest.fixture(autouse=True)
def _nothing_made():
    made.clear()


def make() -> str:
    made.append("/t/1/")
    return f"/t/{len(made)}/"


def test_a_repeat_is_answered_with_the_first_result(aino):
    key = once.key()
    assert once.answer(aino, key, make) == "/t/1/"
    assert once.answer(aino, key, make) == "/t/1/"
    assert len(made) == 1


def test_another_key_and_another_person_are_other_forms(aino, eero):
    key = once.key()
    once.answer(aino, key, make)
    once.answer(aino, once.key(), make)
    once.answer(eero, key, make)
    assert len(made) == 3


def test_what_failed_can_be_sent_again(aino):
    def fail() -> str:
        aino.name = "Changed"
        aino.save()
        raise RuntimeError("no room")

    key = once.key()
    with pytest.raises(RuntimeError):
        once.answer(aino, key, fail)
    assert not Once.objects.exists()
    aino.refresh_from_db()
    assert aino.name == "Aino"
    assert once.answer(aino, key, make) == "/t/1/"


@pytest.mark.parametrize("bad", ["", "x" * 65, "a b", "ä", "a\n"])
def test_a_key_that_is_none_is_refused(aino, bad):
    with pytest.raises(ValueError, match="once-key"):
        once.answer(aino, bad, make)
    form = once.OnceForm({"once": bad})
    assert form.is_valid() == (bad.strip() in ("", "a"))  # none at all: a fresh one


def test_a_form_carries_a_key_of_its_own():
    first, second = str(once.OnceForm()["once"]), str(once.OnceForm()["once"])
    assert first != second
    assert 'type="hidden"' in first
    sent = once.OnceForm({"once": "abc_-1"})
    assert sent.is_valid()
    assert sent.once == "abc_-1"
    without = once.OnceForm({})
    assert without.is_valid()
    assert len(without.once) >= 20


def test_keys_are_forgotten_after_a_week(aino):
    once.answer(aino, "old", make)
    Once.objects.update(made_at=timezone.now() - timedelta(days=8))
    once.answer(aino, "new", make)
    once.purge()
    assert [row.key for row in Once.objects.all()] == ["new"]


@pytest.mark.django_db(transaction=True)
def test_two_at_the_same_moment_are_one(aino):
    key, start, answers = once.key(), threading.Barrier(4), []

    def slowly() -> str:
        time.sleep(0.05)  # the others are waiting now
        return make()

    def send() -> None:
        start.wait()
        answers.append(once.answer(aino, key, slowly))
        connection.close()

    senders = [threading.Thread(target=send) for _number in range(4)]
    for sender in senders:
        sender.start()
    for sender in senders:
        sender.join()
    assert answers == ["/t/1/"] * 4
    assert len(made) == 1
