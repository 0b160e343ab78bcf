"""The receipt of an anonymous answer: the only way back to it, shown once and kept nowhere."""

from __future__ import annotations

import secrets
from hashlib import sha256

from porukka.core.ids import ALPHABET
from porukka.polls.models.votes import Ballot

LENGTH = 20  # letters, 5 bits each: nobody guesses 100 bits
GROUP = 5


def new_receipt() -> str:
    return "".join(secrets.choice(ALPHABET) for _place in range(LENGTH))


def tidy(receipt: str) -> str:
    """A receipt as it was typed, without what makes it easier to read; empty if it cannot be one."""
    letters = receipt[: 2 * LENGTH].replace("-", "").replace(" ", "").lower()
    return letters if len(letters) == LENGTH and set(letters) <= set(ALPHABET) else ""


def in_groups(receipt: str) -> str:
    """As one writes it down: "abcde-fghjk-mnpqr-stvwx"."""
    return "-".join(receipt[at : at + GROUP] for at in range(0, len(receipt), GROUP))


def key_of(poll: int, receipt: str) -> str:
    """Under which key the answer of this receipt lies, from which the receipt cannot be found."""
    return sha256(f"{poll}:{receipt}".encode()).hexdigest()[: Ballot.KEY_LENGTH]
