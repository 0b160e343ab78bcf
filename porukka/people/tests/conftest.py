"""The cast of this floor, and the outbox instead of Django's test mailbox."""

from __future__ import annotations

import re

import pytest
from django.core.cache import caches
from django.test import Client

from porukka.core.mail.models import Letter
from porukka.people.actions import make_person
from porukka.people.models import Person

PASSWORD = "a birch by the lake"


@pytest.fixture(autouse=True)
def _floor(settings, db):
    settings.ROOT_URLCONF = "porukka.people.tests.urls"
    settings.EMAIL_BACKEND = "porukka.core.mail.backend.OutboxBackend"
    caches["default"].clear()
    caches["hot"].clear()


@pytest.fixture
def keeper() -> Person:
    return make_person("keeper@example.org", "Kerttu", is_keeper=True)


@pytest.fixture
def aino(keeper: Person) -> Person:
    """Has a password; Finnish in Helsinki."""
    return make_person(
        "aino@example.org", "Aino", password=PASSWORD, language="fi", time_zone="Europe/Helsinki"
    )


@pytest.fixture
def eero(keeper: Person) -> Person:
    """Signs in with mailed codes."""
    return make_person("eero@example.org", "Eero")


@pytest.fixture
def as_aino(aino: Person) -> Client:
    client = Client()
    client.force_login(aino)
    return client


def newest_letter() -> Letter:
    return Letter.objects.order_by("-id")[0]


def mailed_code() -> str:
    """The code in the newest letter."""
    found = re.search(r"^    (\S+)$", newest_letter().text, re.MULTILINE)
    assert found, newest_letter().text
    return found[1]
