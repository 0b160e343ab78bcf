"""What the tests of this folder say often."""

from __future__ import annotations

from html import unescape
from typing import Any

from django.test import Client
from django.urls import reverse


def at(name: str, *values: Any) -> str:
    """The address of a page of the writers' purpose."""
    return reverse(f"purpose:{name}", args=["writers", *values])


def page(client: Client, path: str, status: int = 200) -> str:
    """The page as its reader sees its source: entities resolved."""
    answer = client.get(path)
    assert answer.status_code == status, f"{path} answered {answer.status_code}"
    return unescape(answer.content.decode())


def words(answer: Any, status: int = 200) -> str:
    assert answer.status_code == status, f"it answered {answer.status_code}"
    return unescape(answer.content.decode())
