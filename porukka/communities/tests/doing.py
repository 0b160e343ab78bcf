"""What these tests say often: the addresses of the writers' community, and what a person reads there."""

from __future__ import annotations

from collections.abc import Callable
from html import unescape
from threading import Barrier, Thread
from time import monotonic
from typing import Any

from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from porukka.people import once


def at(name: str, *values: Any) -> str:
    """The address of a page of the writers' community."""
    return reverse(f"communities:{name}", args=["writers", *values])


def page(client: Client, path: str, status: int = 200) -> str:
    """The page as its reader sees its source: entities resolved."""
    return words(client.get(path), status)


def words(answer: HttpResponse, status: int = 200) -> str:
    assert answer.status_code == status, f"it answered {answer.status_code}"
    return unescape(answer.content.decode())


def send(client: Client, path: str, **fields: Any) -> Any:
    """Send a form as its page would: with a key of its own."""
    return client.post(path, {"once": once.key()} | fields)


def together(*acts: Callable[[], Any], within: float = 120) -> None:
    """Do these at the same moment, each in a thread of its own; an error in one is the test's, and so is one that has
    not come to its end. within: seconds."""
    start, errors = Barrier(len(acts)), []

    def run(act: Callable[[], Any]) -> None:
        try:
            start.wait(10)
            act()
        except Exception as error:
            errors.append(error)
        finally:
            connection.close()

    threads = [Thread(target=run, args=[act]) for act in acts]
    for thread in threads:
        thread.start()
    last = monotonic() + within
    for thread in threads:
        thread.join(max(0, last - monotonic()))
    assert not errors, errors
    assert not any(thread.is_alive() for thread in threads), f"not done within {within} s"
