"""What these tests say often."""

from __future__ import annotations

from typing import Any

from django.test import Client
from django.urls import reverse

from porukka.communities.models import Community
from porukka.core.mail.models import Letter
from tests.cast import Cast


def at(name: str, *values: Any) -> str:
    """The address of a page of joining in the writers' community."""
    return reverse(f"joining:{name}", args=["writers", *values])


JOIN = "/c/writers/join/"


def ask_at_the_door(cast: Cast) -> None:
    """From now on anybody may ask to join."""
    Community.objects.filter(pk=cast.community.pk).update(visibility="public", joining="request")
    cast.community.refresh_from_db()


def asks(client: Client, answer: str = "I write haiku.", **more: Any) -> Any:
    return client.post(at("ask"), {"answer0": answer} | more)


def letters_to(address: str) -> list[Letter]:
    return [letter for letter in Letter.objects.order_by("due_at", "id") if letter.to == [address]]
