"""What the front takes and how long it waits. Sizes in bytes, times in seconds."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    threads: int = 4
    waiting: int = 200  # requests waiting for a thread before the rest are told to come back
    heavy_waiting: int = (
        2000  # the same for sign-in and sign-up, where a rush is expected and each takes its time
    )
    retry_after: int = 3
    body: int = 25 * 1024 * 1024
    body_in_memory: int = 1024 * 1024
    bodies_in_memory: int = 64 * 1024 * 1024  # of all requests together
    body_time: float = 20.0  # for a body of any size, and then…
    body_rate: int = 20 * 1024  # …a second more for each so many bytes that came
    answer_in_memory: int = 1024 * 1024
    gzip_from: int = 1024
