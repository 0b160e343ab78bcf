"""Deeds: the log one can trust, and those who read it by a cursor."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.db import transaction

from porukka.communities import deeds
from porukka.communities.models import Cursor, Deed, Ledger, Member
from porukka.communities.tests.doing import together
from porukka.core.pace import Pace
from tests.cast import Cast, a_community

Heard = list[int]


@pytest.fixture
def heard() -> Iterator[Heard]:
    """A subscriber that notes the numbers of the deeds it handles."""
    found: Heard = []

    @deeds.subscribe("a listener", "thing.done")
    def listen(deed: Deed) -> None:
        found.append(deed.seq)

    yield found
    del deeds._subscribers["a listener"]
    deeds._failed_at.clear()


def do(member: Member, times: int = 1, kind: str = "thing.done") -> list[int]:
    """So many deeds; returns their numbers."""
    with transaction.atomic():
        return [deeds.record(kind, actor=member, subject=member.pk).seq for _time in range(times)]


def test_deeds_are_numbered_one_by_one_in_each_community(cast: Cast) -> None:
    other = Member.objects.create(community=a_community("gardeners"), person=cast.outi, name="Outi")
    assert do(cast.eero, 3) == [1, 2, 3]
    assert do(other) == [1]
    assert do(cast.aino) == [4]


def test_what_was_not_done_leaves_no_gap(cast: Cast) -> None:
    do(cast.eero)
    with transaction.atomic():
        assert deeds.record("thing.done", actor=cast.eero, subject=1).seq == 2
        transaction.set_rollback(True)
    assert do(cast.eero) == [2]
    assert Deed.objects.count() == 2


@pytest.mark.django_db(transaction=True)
def test_a_deed_outside_a_transaction_is_refused(cast: Cast) -> None:
    """Else the thing and its deed could part."""
    with pytest.raises(RuntimeError, match="inside the transaction"):
        deeds.record("thing.done", actor=cast.eero, subject=1)
    with pytest.raises(RuntimeError, match="inside the transaction"):
        deeds.record_old(cast.community.pk, [Deed(community=cast.community, kind="thing.done", subject=1)])
    assert not Deed.objects.exists()


def test_each_deed_is_handled_once_in_order(cast: Cast, heard: Heard) -> None:
    do(cast.eero, 3)
    do(cast.eero, 1, "thing.else")
    assert deeds.catch_up(["a listener"]) == 3
    assert deeds.catch_up(["a listener"]) == 0
    do(cast.aino)
    assert deeds.catch_up(["a listener"]) == 1
    assert heard == [1, 2, 3, 5]
    assert Cursor.objects.get(subscriber="a listener").seq == 5


def test_more_deeds_than_fit_into_one_go_are_all_handled(
    cast: Cast, heard: Heard, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(deeds, "BATCH", 2)
    do(cast.eero, 5)
    assert deeds.catch_up(["a listener"]) == 5
    assert heard == [1, 2, 3, 4, 5]


def test_a_failing_subscriber_holds_up_nobody_and_goes_on_where_it_was(
    cast: Cast, heard: Heard, monkeypatch: pytest.MonkeyPatch
) -> None:
    done: Heard = []

    @deeds.subscribe("a clumsy one", "thing.done")
    def stumble(deed: Deed) -> None:
        if deed.seq == 2 and done != [1, 1]:
            done[:] = [*done, 1] if done else [1]
            raise ZeroDivisionError
        Member.objects.filter(pk=cast.eero.pk).update(tagline=f"{deed.seq}")

    monkeypatch.setattr(deeds, "A_WHILE", 60.0)  # all of them in one transaction
    try:
        do(cast.eero, 3)
        assert deeds.catch_up(["a listener", "a clumsy one"]) == 3  # the listener's
        assert Member.objects.get(pk=cast.eero.pk).tagline == ""  # what it had done of its batch is undone
        assert deeds.catch_up(["a clumsy one"]) == 0  # it is left alone for a while
        monkeypatch.setattr(deeds, "COOL_OFF", 0.0)
        assert deeds.catch_up(["a clumsy one"]) == 0  # fails again
        assert deeds.catch_up(["a clumsy one"]) == 3
        assert Member.objects.get(pk=cast.eero.pk).tagline == "3"
        assert heard == [1, 2, 3]
    finally:
        del deeds._subscribers["a clumsy one"]


def test_no_transaction_holds_up_those_who_write_for_long(
    cast: Cast, heard: Heard, monkeypatch: pytest.MonkeyPatch
) -> None:
    """When time is up after each deed, what was done before the one that fails stays done."""
    failing = {4}

    @deeds.subscribe("a slow one", "thing.done")
    def handle(deed: Deed) -> None:
        if deed.seq in failing:
            raise ZeroDivisionError
        Member.objects.filter(pk=cast.eero.pk).update(tagline=f"{deed.seq}")

    monkeypatch.setattr(deeds, "A_WHILE", -1.0)
    monkeypatch.setattr(deeds, "COOL_OFF", 0.0)
    try:
        do(cast.eero, 5)
        do(cast.eero, 1, "thing.else")
        deeds.catch_up(["a slow one"])
        assert Member.objects.get(pk=cast.eero.pk).tagline == "3"
        assert Cursor.objects.get(subscriber="a slow one").seq == 3
        failing.clear()
        assert deeds.catch_up(["a slow one"]) == 2
        assert Cursor.objects.get(subscriber="a slow one").seq == 6
    finally:
        del deeds._subscribers["a slow one"]


@pytest.mark.django_db(transaction=True)
def test_four_at_once_leave_no_gap_and_no_double(cast: Cast) -> None:
    """Numbers commit in order: whoever has read up to 20 has missed none below."""
    seen: list[list[int]] = []
    together(*[lambda: seen.append([do(cast.eero)[0] for _time in range(5)])] * 4)
    numbers = [number for one in seen for number in one]
    assert sorted(numbers) == list(range(1, 21))
    assert all(one == sorted(one) for one in seen)
    assert Ledger.objects.get(pk=cast.community.pk).last_seq == 20


@pytest.mark.django_db(transaction=True)
def test_two_workers_at_once_handle_each_deed_once(cast: Cast, heard: Heard) -> None:
    do(cast.eero, 6)
    handled: list[int] = []
    together(*[lambda: handled.append(deeds.catch_up(["a listener"]))] * 2)
    assert sum(handled) == 6
    assert sorted(heard) == [1, 2, 3, 4, 5, 6]


def test_what_is_passed_over_is_not_handled_and_what_comes_after_is(cast: Cast, heard: Heard) -> None:
    do(cast.eero, 2)
    deeds.pass_over(cast.community.pk)
    do(cast.eero)
    deeds.catch_up()
    assert heard == [3]


def test_who_did_the_rest_at_once_passes_over_it_alone(cast: Cast, heard: Heard) -> None:
    do(cast.eero, 2)
    deeds.pass_over(cast.community.pk, ["search"])
    deeds.catch_up()
    assert heard == [1, 2]


def test_in_the_worker_no_subscriber_keeps_the_others_waiting(
    cast: Cast, heard: Heard, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each goes on by a batch, then it is the next one's turn; who has no pace to keep goes to the end."""
    monkeypatch.setattr(deeds, "BATCH", 2)
    monkeypatch.setattr("porukka.core.pace.sleep", lambda seconds: None)
    do(cast.eero, 5)
    assert deeds.catch_up(["a listener"], pace=Pace()) == 2
    assert heard == [1, 2]
    assert deeds.catch_up(["a listener"]) == 3
    assert heard == [1, 2, 3, 4, 5]
