"""Who runs on which core: what is measured has the first one for itself, the load and all others share the last."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator
from pathlib import Path

CORES = sorted(os.sched_getaffinity(0))


@contextlib.contextmanager
def apart() -> Iterator[None]:
    """This process, and what it starts meanwhile, on the last core; on a machine with one core nothing changes."""
    os.sched_setaffinity(0, CORES[-1:])
    try:
        yield
    finally:
        os.sched_setaffinity(0, CORES)


def give_first(pid: int) -> None:
    """A process and its children, with all threads there are and will be, on the first core."""
    for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split():
        give_first(int(child))
    for thread in Path(f"/proc/{pid}/task").iterdir():
        with contextlib.suppress(ProcessLookupError):  # it has ended meanwhile
            os.sched_setaffinity(int(thread.name), CORES[:1])
