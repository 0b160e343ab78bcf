"""What these tests say often: the addresses of the writers' community, and what a person reads there."""

from __future__ import annotations

from html import unescape
from typing import Any

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
