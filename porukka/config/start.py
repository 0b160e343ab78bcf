"""What must be true before anything runs: a fit database, up to date, and the static files collected."""

from __future__ import annotations

import fcntl
import hashlib
import os
import sys
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command
from django.db import OperationalError, connection
from django.db.migrations.executor import MigrationExecutor

from porukka import __version__
from porukka.config.environment import BadSetting
from porukka.core import statistics
from porukka.people import keeper

_CREATE = "createdb --template=template0 --encoding=UTF8 --locale=C.UTF-8 porukka"
_ADVISORY = 0x706F72756B6B61  # a lock's number on PostgreSQL: "porukka" in bytes


def prepare_aside() -> None:
    """`prepare` in a process of its own, which takes its memory with it: the models of all migrations are large, and
    nobody needs them later.

    Raises BadSetting when the database cannot be used, SystemExit if that process fails otherwise (it has said why).
    """
    said, says = os.pipe()
    sys.stdout.flush()
    child = os.fork()
    if child == 0:
        code = 1
        try:
            prepare()
            code = 0
        except BadSetting as problem:
            os.write(says, str(problem).encode())
        except Exception:
            traceback.print_exc()
        finally:
            sys.stdout.flush()
            sys.stderr.flush()
            os._exit(code)
    os.close(says)
    with open(said, encoding="utf-8") as words:
        reason = words.read()
    failed = os.waitpid(child, 0)[1] != 0
    if reason:
        raise BadSetting(reason)
    if failed:
        raise SystemExit(1)


def prepare() -> None:
    """Make everything ready to serve. Raises BadSetting when the database cannot be used."""
    check_database()
    migrate()
    collect_static()
    connection.close()  # what is forked later must open its own


def check_database() -> None:
    """Raises BadSetting, with what to do, for a database that does not answer or cannot tell Ä from A."""
    try:
        connection.ensure_connection()
    except OperationalError as problem:
        raise BadSetting(
            f"The database does not answer: {str(problem).strip()}. Look at DATABASE_URL."
        ) from None
    if connection.vendor != "postgresql":
        return
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_setting('server_encoding'), lower('ÄÖÅ') = 'äöå'")
        encoding, knows_letters = cursor.fetchone()
    if encoding != "UTF8" or not knows_letters:
        raise BadSetting(
            f"This PostgreSQL database ({encoding}) does not know letters beyond A to Z: search would lose "
            f"every ä and ö. Make a new one, `{_CREATE}`, and give it in DATABASE_URL."
        )


def pending_migrations() -> list[Any]:
    """What the database still lacks."""
    executor = MigrationExecutor(connection)
    return executor.migration_plan(executor.loader.graph.leaf_nodes())


def migrate() -> bool:
    """Bring the database up to date, one process at a time. Returns whether anything was to be done."""
    with _alone():
        todo = bool(pending_migrations())
        if todo:
            call_command("migrate", interactive=False, verbosity=0)
        call_command("createcachetable", verbosity=0)  # leaves a table that exists alone
        statistics.refresh()
    return todo


@contextmanager
def _alone() -> Iterator[None]:
    """One process of this folder, and on PostgreSQL of all machines, at a time."""
    with open(settings.PORUKKA_DATA / "start.lock", "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if connection.vendor != "postgresql":
            yield
            return
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_lock(%s)", [_ADVISORY])
            try:
                yield
            finally:
                cursor.execute("SELECT pg_advisory_unlock(%s)", [_ADVISORY])


def collect_static() -> bool:
    """Collect the static files if any has changed since. Returns whether they were collected."""
    fingerprint = _fingerprint()
    note = Path(settings.PORUKKA_DATA) / "static.fingerprint"
    with _alone():
        if note.exists() and note.read_text() == fingerprint and Path(settings.STATIC_ROOT).is_dir():
            return False
        call_command("collectstatic", interactive=False, clear=True, verbosity=0)
        note.write_text(fingerprint)
    return True


def _fingerprint() -> str:
    """Changes with the version and with every static file's name, size or time."""
    found = [__version__]
    for finder in get_finders():
        for name, storage in finder.list([]):
            facts = Path(storage.path(name)).stat()
            found.append(f"{name} {facts.st_size} {facts.st_mtime_ns}")
    return hashlib.sha256("\n".join(sorted(found)).encode()).hexdigest()


def greeting(host: str, port: int) -> str:
    """What the operator reads at start: where Porukka is and, while it has no keeper, how to become that."""
    shown = f"[{host}]" if ":" in host else host
    lines = [f"Porukka is at {settings.PORUKKA_URL}"]
    if f"http://{shown}:{port}" != settings.PORUKKA_URL:
        lines[0] += f" (listening on {shown}:{port})"
    if not keeper.has_keeper():
        lines += [
            "Nobody keeps this place yet. The first one to open this link does; it works once, for 24 hours:",
            keeper.open_link(),
        ]
    connection.close()
    return "\n".join(lines)
