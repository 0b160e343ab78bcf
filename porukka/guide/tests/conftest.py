"""A community of writers whose guide has been opened, and how these tests come to its pages."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from porukka.guide.models import Guide, Step
from tests.cast import Cast


def at(name: str, *values: Any) -> str:
    """The address of a page of the writers' guide."""
    return reverse(f"guide:{name}", args=["writers", *values])


@pytest.fixture
def guide(cast: Cast) -> Guide:
    """Of the kind "writing", none of whose rooms has been opened: the cast has rooms of its own."""
    return Guide.objects.create(community=cast.community, archetype="writing")


@pytest.fixture
def step_of(cast: Cast) -> Callable[[str], Step]:
    return lambda key: Step.objects.get(community=cast.community, key=key)


def answer(client: Client, key: str, version: int = 0, **fields: Any) -> Any:
    return client.post(at("step", key), {"version": version} | fields)


PURPOSE = {"why_here": "Because drawers are for socks.", "mission": "Everybody finishes one text a year."}
AUDIENCE = {"who": "People who write at night", "gets": "Readers", "gives": "Reading"}
CULTURE = {"kind": "writing", "summary": "Read first.\nBe exact.", "guidelines": "**Read** before you ask."}
CHANNELS = {
    "invitation": "Come: {link}",
    "where_0": "The library's list",
    "way_0": "bring",
    "who_0": "Aino",
    "where_2": "A chat of forty",
    "way_2": "bridge",
}
PEOPLE = {"names": "Leena, who reads slowly\nMikko, who asks"}
SUCCESS = {"intent": "community", "what": "Members who have posted a text", "number": 12, "by": "2030-05-01"}
ALL = {
    "purpose": PURPOSE,
    "audience": AUDIENCE,
    "culture": CULTURE,
    "channels": CHANNELS,
    "people": PEOPLE,
    "success": SUCCESS,
}
