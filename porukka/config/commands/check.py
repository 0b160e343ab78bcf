"""`porukka check`."""

from __future__ import annotations

import argparse
import importlib
import os
import sys
from collections.abc import Callable
from importlib.util import find_spec

from django.conf import settings
from django.core import mail
from django.core.checks import ERROR, run_checks
from django.db import connection

from porukka.config import start
from porukka.config.environment import BadSetting


class Problem(Exception):
    """Something does not work; the message says what to do."""


def main(asked: argparse.Namespace) -> int:
    """Look at everything that can be looked at, and go on after a problem. Returns 1 if there was one."""
    looks: dict[str, Callable[[], str]] = {
        "settings": _settings,
        "data folder": _folder,
        "database": _database,
        "mail": _mail,
        "Redis": _redis,
    }
    failed = False
    for name, look in looks.items():
        try:
            print(f"{name}: {look()}")
        except (Problem, BadSetting) as problem:
            failed = True
            print(f"{name}: {problem}", file=sys.stderr)
    return int(failed)


def _settings() -> str:
    errors = [one for one in run_checks() if one.level >= ERROR]
    if errors:
        raise Problem("; ".join(str(error) for error in errors))
    return f"fine, people come to {settings.PORUKKA_URL}"


def _folder() -> str:
    if not os.access(settings.PORUKKA_DATA, os.W_OK):
        raise Problem(f"{settings.PORUKKA_DATA} cannot be written by this account. Give it to this account.")
    return f"fine, in {settings.PORUKKA_DATA}"


def _database() -> str:
    start.check_database()
    waiting = len(start.pending_migrations())
    return f"fine, {connection.vendor}" + (
        f"; {waiting} changes wait for `porukka migrate`" if waiting else ""
    )


def _mail() -> str:
    if not settings.EMAIL_HOST:
        return f"no mail server (EMAIL_URL); letters are kept in {settings.EMAIL_FILE_PATH}"
    try:
        server = mail.get_connection(settings.OUTBOX_TRANSPORT)
        server.open()
        server.close()
    except OSError as problem:  # SMTPException is one, too
        raise Problem(
            f"the server {settings.EMAIL_HOST} does not let us in: {problem}. Look at EMAIL_URL."
        ) from None
    return f"fine, {settings.EMAIL_HOST} lets us in"


def _redis() -> str:
    if not settings.REDIS_URL:
        return "not used (REDIS_URL)"
    if not find_spec("redis"):
        raise Problem("REDIS_URL is set and the client is not installed: pip install 'porukka[redis]'.")
    redis = importlib.import_module("redis")
    client = redis.Redis.from_url(settings.REDIS_URL, socket_connect_timeout=3, socket_timeout=3)
    try:
        client.ping()
    except redis.RedisError as problem:
        raise Problem(f"{settings.REDIS_URL} does not answer: {problem}. Is Redis running?") from None
    finally:
        client.close()
    return "fine"
