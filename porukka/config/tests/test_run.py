"""What an operator meets who starts, stops and mistreats `porukka run`."""

from __future__ import annotations

import os
import select
import signal
import subprocess
import sys
from collections.abc import Iterator

import pytest

from porukka.config.front.server import listen
from porukka.config.tests.talking import Line


class Kept:
    """The parent of `kept.py` and the processes it keeps."""

    def __init__(self) -> None:
        listener = listen("127.0.0.1", 0)
        self.port = listener.getsockname()[1]
        self.parent = subprocess.Popen(
            [sys.executable, "-m", "porukka.config.tests.kept", str(listener.fileno())],
            pass_fds=[listener.fileno()],
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        listener.close()
        assert self.parent.stdout is not None
        self.worker = int(self.parent.stdout.readline())

    def web(self) -> int:
        """The number of the process that answers now; waits while there is none."""
        line = Line.to(self.port)
        try:
            return int(line.send("GET /").answer().body)
        finally:
            line.close()

    def ended(self, *pids: int) -> None:
        """Wait until these have ended."""
        for pid in pids:
            try:
                handle = os.pidfd_open(pid)
            except ProcessLookupError:
                continue
            try:
                assert _readable(handle), f"{pid} lives on"
            finally:
                os.close(handle)


def _readable(handle: int) -> bool:
    return bool(select.select([handle], [], [], 8)[0])


@pytest.fixture
def kept() -> Iterator[Kept]:
    found = Kept()
    yield found
    found.parent.kill()
    found.parent.communicate()


def test_a_killed_web_process_is_replaced_and_no_caller_is_refused(kept):
    first = kept.web()
    os.kill(first, signal.SIGKILL)
    second = kept.web()  # connects while nobody serves
    assert second != first


def test_a_killed_worker_is_replaced(kept):
    os.kill(kept.worker, signal.SIGKILL)
    assert int(kept.parent.stdout.readline()) != kept.worker


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_all_end_when_the_operator_says_so(kept, number):
    web = kept.web()
    kept.parent.send_signal(number)
    assert kept.parent.wait(8) == 0
    kept.ended(web, kept.worker)


def test_no_orphans_when_the_parent_is_killed(kept):
    web = kept.web()
    kept.parent.kill()
    kept.ended(web, kept.worker)
