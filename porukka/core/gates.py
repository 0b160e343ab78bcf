"""Gates: a higher folder may hold back what somebody is about to write.

An action asks `gates.ask(member, draft)` before it writes. Each registered gate answers PASS, `hold(reason)`
or `refuse(reason)`; the strictest answer wins. A folder registers its gates in its `gates.py`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import IntEnum
from typing import Any


class Verdict(IntEnum):
    PASS = 0
    HOLD = 1
    REFUSE = 2


@dataclass(frozen=True)
class Answer:
    verdict: Verdict
    reason: Any = ""  # a sentence for the writer, possibly lazy


@dataclass(frozen=True)
class Draft:
    """What is about to be written.

    kind: "topic", "reply" or "file" (a folder may add its own); text: Markdown; links: outside addresses;
    blocks: the words of what goes with it, such as a poll's question and options.
    """

    kind: str
    title: str = ""
    text: str = ""
    links: tuple[str, ...] = ()
    blocks: str = ""


PASS = Answer(Verdict.PASS)
Gate = Callable[[Any, Draft], Answer]
_gates: list[Gate] = []


def hold(reason: Any) -> Answer:
    return Answer(Verdict.HOLD, reason)


def refuse(reason: Any) -> Answer:
    return Answer(Verdict.REFUSE, reason)


def register(gate: Gate) -> Gate:
    """Decorator: every draft is shown to this gate from now on."""
    if gate not in _gates:
        _gates.append(gate)
    return gate


def ask(member: Any, draft: Draft) -> Answer:
    """The strictest answer of all gates (the first one among equals); PASS if nobody minds."""
    worst = PASS
    for gate in _gates:
        answer = gate(member, draft)
        if answer.verdict > worst.verdict:
            worst = answer
        if worst.verdict is Verdict.REFUSE:
            break
    return worst
