"""Doorbells, listeners and the worker."""

from __future__ import annotations

import logging
import os
import signal
import subprocess
import sys
import threading
import time

import pytest
from django.db import transaction

from porukka.core import jobs

heard: list[int] = []


@jobs.huey.task()
def hear(number: int) -> None:
    heard.append(number)


@pytest.fixture(autouse=True)
def _quiet():
    heard.clear()


def test_a_bell_rings_after_the_commit(db, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        jobs.ring(hear, 7)
        assert heard == []
    assert heard == [7]


def test_a_bell_does_not_ring_for_what_was_taken_back(transactional_db):
    with transaction.atomic():
        jobs.ring(hear, 7)
        transaction.set_rollback(True)
    assert heard == []


def test_a_queue_that_is_down_is_logged_and_nobody_notices(transactional_db, monkeypatch, caplog):
    def down(task: object) -> None:
        raise OSError("no queue")

    monkeypatch.setattr(jobs.huey, "enqueue", down)
    with caplog.at_level(logging.ERROR):
        jobs.ring(hear, 7)
    assert "hear could not be rung" in caplog.text


@pytest.mark.django_db
def test_a_listener_is_called_again_after_an_error(monkeypatch, caplog):
    monkeypatch.setattr(jobs, "LISTEN_SECONDS", 0.001)
    stop, calls = threading.Event(), []

    def look() -> None:
        calls.append(1)
        if len(calls) == 1:
            raise RuntimeError("once")
        if len(calls) == 3:
            stop.set()

    with caplog.at_level(logging.ERROR):
        jobs._listen(look, stop)
    assert len(calls) == 3
    assert "look failed" in caplog.text


PROGRAM = """
import os, sys, django
os.environ["DJANGO_SETTINGS_MODULE"] = "porukka.config.settings"
django.setup()
from pathlib import Path
from porukka.core import jobs

@jobs.huey.task()
def leave_a_mark():
    Path(os.environ["MARK"]).write_text("job")

@jobs.listener
def look():
    Path(os.environ["MARK"] + ".look").write_text("look")

jobs.ring(leave_a_mark)
jobs.run_worker()
print("ended well")
"""


def test_the_worker_does_jobs_and_listens_until_it_is_told_to_stop(tmp_path):
    environment = {
        key: value for key, value in os.environ.items() if key not in ("DATABASE_URL", "REDIS_URL")
    } | {"PORUKKA_DATA": str(tmp_path), "MARK": str(tmp_path / "mark")}
    worker = subprocess.Popen(
        [sys.executable, "-c", PROGRAM], env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    try:
        deadline = time.monotonic() + 20
        while time.monotonic() < deadline and worker.poll() is None:
            if (tmp_path / "mark").exists() and (tmp_path / "mark.look").exists():
                break
            time.sleep(0.05)
        worker.send_signal(signal.SIGTERM)
        said, errors = worker.communicate(timeout=20)
    finally:
        worker.kill()
    assert (tmp_path / "mark").exists(), errors.decode()
    assert (tmp_path / "mark.look").exists(), errors.decode()
    assert (worker.returncode, said) == (0, b"ended well\n"), errors.decode()
