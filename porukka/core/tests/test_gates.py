"""Gates: what a higher folder says about a draft before it is written."""

from __future__ import annotations

import pytest

from porukka.core import gates
from porukka.core.gates import PASS, Answer, Draft, Verdict, hold, refuse

DRAFT = Draft("reply", text="Hello")


@pytest.fixture(autouse=True)
def _no_gates(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gates, "_gates", [])


def test_where_nobody_minds_a_draft_passes() -> None:
    assert gates.ask("a member", DRAFT) == PASS
    gates.register(lambda member, draft: PASS)
    assert gates.ask("a member", DRAFT).verdict is Verdict.PASS


def test_the_strictest_answer_wins_whatever_the_order() -> None:
    gates.register(lambda member, draft: hold("Somebody reads it first."))
    gates.register(lambda member, draft: refuse("Not today."))
    gates.register(lambda member, draft: PASS)
    assert gates.ask("a member", DRAFT) == Answer(Verdict.REFUSE, "Not today.")


def test_among_equals_the_first_gives_the_reason() -> None:
    gates.register(lambda member, draft: hold("First."))
    gates.register(lambda member, draft: hold("Second."))
    assert gates.ask("a member", DRAFT).reason == "First."


def test_a_gate_sees_who_writes_and_what() -> None:
    seen: list[tuple[object, Draft]] = []

    @gates.register
    def look(member: object, draft: Draft) -> Answer:
        seen.append((member, draft))
        return PASS

    gates.ask("a member", DRAFT)
    assert seen == [("a member", DRAFT)]


def test_a_gate_registered_twice_is_asked_once() -> None:
    asked: list[Draft] = []

    def count(member: object, draft: Draft) -> Answer:
        asked.append(draft)
        return PASS

    gates.register(gates.register(count))
    gates.ask("a member", DRAFT)
    assert len(asked) == 1


def test_after_a_refusal_nobody_else_is_asked() -> None:
    def never(member: object, draft: Draft) -> Answer:
        raise AssertionError("asked in vain")

    gates.register(lambda member, draft: refuse("No."))
    gates.register(never)
    assert gates.ask("a member", DRAFT).reason == "No."


def test_a_gate_that_fails_lets_nothing_through() -> None:
    def broken(member: object, draft: Draft) -> Answer:
        raise ZeroDivisionError

    gates.register(broken)
    with pytest.raises(ZeroDivisionError):
        gates.ask("a member", DRAFT)
