"""What people meet whose server is killed while they write. (`bin/bench faults` does it for longer.)"""

from __future__ import annotations

import os

import pytest

from bench.databases import fresh
from bench.faults.kill_web import Outcome, harm


def harmed() -> Outcome:
    """Six people write; the web process and the worker are killed in the middle."""
    server = os.environ.get("DATABASE_URL", "")
    if not server:
        return harm(seconds=3, writers=6, kills=1)
    with fresh(server) as database_url:
        return harm(seconds=3, writers=6, kills=1, database_url=database_url)


@pytest.mark.slow
def test_whoever_writes_while_the_server_is_killed_loses_and_doubles_nothing():
    outcome = harmed()
    assert outcome.faults == []
    assert outcome.acknowledged == outcome.shown_live > 6
    # or the kill met nobody, and all this proves nothing
    assert outcome.broken > 0
    assert outcome.worker_kills == 1
