"""Password hashing that leaves the machine to its readers."""

from __future__ import annotations

import threading

from django.contrib.auth.hashers import Argon2PasswordHasher

_turn = threading.Semaphore(1)


class QueuedArgon2(Argon2PasswordHasher):
    """Argon2id, one hash at a time in a process: a thousand sign-ups queue instead of taking every core.

    64 MiB, three passes, one lane: RFC 9106's second choice but for its four lanes: each takes a core.
    """

    time_cost = 3
    memory_cost = 64 * 1024  # KiB
    parallelism = 1

    def encode(self, password: str, salt: str) -> str:
        with _turn:
            return super().encode(password, salt)

    def verify(self, password: str, encoded: str) -> bool:
        with _turn:
            return super().verify(password, encoded)
