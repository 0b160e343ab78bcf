"""Work for later, done by the worker process. Jobs are doorbells: the truth is a table that the job looks at.

Write jobs in an app's `tasks.py` with `@jobs.huey.task()` or `@jobs.huey.periodic_task(crontab(…))`; ring
them with `jobs.ring(task)`. What must follow within a blink is a `@jobs.listener`.
"""

from __future__ import annotations

import logging
import signal
import sqlite3
import threading
from collections.abc import Callable, Iterable
from functools import partial
from typing import Any

from django.conf import settings
from django.db import close_old_connections, connection, transaction
from django.utils.module_loading import autodiscover_modules

from porukka.core.loading import left_out

# huey loads the client of every queue there is, which would be a sixth of a web process
_USED = {"redis": bool(settings.REDIS_URL), "psycopg": connection.vendor == "postgresql"}
with left_out(*(name for name, is_used in _USED.items() if not is_used)):
    from huey import Huey, PostgresHuey, RedisHuey
    from huey.api import Task, TaskWrapper
    from huey.consumer import Consumer
    from huey.storage import SqliteStorage

WORKERS = 2
LISTEN_SECONDS = 0.25
SLOWEST_LISTEN_SECONDS = 10.0
STOP_SECONDS = 20

log = logging.getLogger(__name__)
Listener = Callable[[], Any]


class Doorbells(SqliteStorage):
    def _create_connection(self) -> sqlite3.Connection:
        opened = super()._create_connection()
        # A bell lost with the electricity is found again in its table: no fsync for each.
        opened.execute("pragma synchronous=NORMAL")
        return opened


def make_huey() -> Huey:
    """The queue this installation's settings ask for. It connects when it is first used, not before."""
    shared: dict[str, Any] = {"results": False, "immediate": settings.TESTING}
    if settings.REDIS_URL:
        return RedisHuey("porukka", url=settings.REDIS_URL, **shared)
    if connection.vendor == "postgresql":
        return PostgresHuey("porukka", connection=_postgres, create_tables=False, **shared)
    file = str(settings.PORUKKA_DATA / "jobs.sqlite3")
    return Huey("porukka", storage_class=Doorbells, filename=file, create_tables=False, **shared)


def _postgres() -> Any:
    """A connection of the queue's own: huey's transactions must not be the request's."""
    psycopg: Any = connection.Database  # type: ignore[attr-defined]
    return psycopg.connect(**connection.get_connection_params())


huey = make_huey()
listeners: list[Listener] = []
_prepared = threading.Event()


def listener(look: Listener) -> Listener:
    """Decorator: `look()` is called every 250 ms in the worker. Errors are logged and slow the calls down."""
    listeners.append(look)
    return look


def one_by_one(pks: Iterable[int], do: Callable[[int], bool]) -> int:
    """`do(pk)` for each; one that fails is logged and holds up no other. Returns how many answered True."""
    done = 0
    for pk in pks:
        try:
            done += do(pk)
        except Exception:  # whoever looks for what is due comes again, and tries again
            log.exception("%s failed for %s", do.__name__, pk)
    return done


def ring(task: TaskWrapper, *args: Any) -> None:
    """Run the job soon after the caller's transaction commits.

    Never raises: a queue that is down is logged, and a periodic job finds the work anyway.
    """
    transaction.on_commit(partial(_ring, task, args), robust=True)


def _ring(task: TaskWrapper, args: tuple[Any, ...]) -> None:
    try:
        _prepare()
        task(*args)
    except Exception:
        log.exception("The job %s could not be rung", task.task_class.__name__)


def _prepare() -> None:
    """Make the queue's tables, once in a process."""
    if not _prepared.is_set():
        initialize = getattr(huey.storage, "initialize_schema", None)
        if initialize:
            initialize()
        _prepared.set()


@huey.pre_execute()
def _before(task: Task) -> None:
    _refresh_connections()


@huey.post_execute()
def _after(task: Task, task_value: Any, error: Exception | None) -> None:
    _refresh_connections()


def _refresh_connections() -> None:
    """Drop a database connection that broke or grew old; not in a test: jobs run inside it."""
    if not huey.immediate:
        close_old_connections()


class _Consumer(Consumer):
    """Stops, with the work in hand finished, on SIGTERM and also when the terminal goes away."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if hasattr(signal, "SIGHUP"):  # huey would start the whole command again
            self._signal_actions[signal.SIGHUP] = (False, True)


def run_worker() -> None:
    """Work until SIGTERM: two threads for jobs, one for what is periodic, one for the listeners.

    Call it in the main thread of a process of its own, after django.setup().
    """
    autodiscover_modules("tasks")
    _prepare()
    consumer = _Consumer(
        huey, workers=WORKERS, max_delay=1.0, graceful_signal="TERM", shutdown_timeout=STOP_SECONDS
    )
    stop = threading.Event()
    threads = [
        threading.Thread(target=_listen, args=(look, stop), name=f"listener-{look.__name__}", daemon=True)
        for look in listeners
    ]
    for thread in threads:
        thread.start()
    try:
        consumer.run()
    finally:
        stop.set()
        for thread in threads:
            thread.join(STOP_SECONDS)


def _listen(look: Listener, stop: threading.Event) -> None:
    """Call `look` again and again; one that fails is asked less and less often until it works."""
    pause = LISTEN_SECONDS
    while not stop.wait(pause):
        try:
            look()
            pause = LISTEN_SECONDS
        except Exception:
            log.exception("%s failed", look.__name__)
            pause = min(pause * 2, SLOWEST_LISTEN_SECONDS)
        finally:
            close_old_connections()
