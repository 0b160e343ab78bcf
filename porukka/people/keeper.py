"""The keeper's link: how the first person of an installation comes in. There is no default password."""

from __future__ import annotations

import hashlib
import secrets
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from porukka.people.actions import make_person
from porukka.people.models import KeeperLink, Person

VALID_FOR = timedelta(hours=24)


class NoSuchLink(Exception):
    """The link is wrong, used, replaced by a newer one or too old."""


class KeeperExists(Exception):
    """There is a keeper already, so nobody becomes one by a link."""


def has_keeper() -> bool:
    return Person.objects.filter(is_keeper=True).exists()


def open_link() -> str:
    """A new link, good for 24 hours and for one person; the one before it works no more.

    Raises KeeperExists.
    """
    token = secrets.token_urlsafe(32)
    with transaction.atomic():
        facts = {"token_hash": _hash(token), "expires_at": timezone.now() + VALID_FOR}
        KeeperLink.objects.update_or_create(pk=KeeperLink.ONLY, defaults=facts)
        if has_keeper():  # asked under the link's lock: somebody may be using it right now
            raise KeeperExists
    return settings.PORUKKA_URL + reverse("people_keeper", args=[token])


def is_open(token: str) -> bool:
    """Whether the link with this token can be used. Asking uses nothing up."""
    link = KeeperLink.objects.filter(pk=KeeperLink.ONLY).first()
    return link is not None and _fits(link, token) and not has_keeper()


@transaction.atomic
def become_keeper(token: str, **facts: Any) -> Person:
    """Use the link up: make the first person, who keeps the installation. facts: as in `actions.make_person`.

    Of several who try at once exactly one succeeds.
    Raises NoSuchLink, or IntegrityError if the address is taken.
    """
    link = KeeperLink.objects.select_for_update().filter(pk=KeeperLink.ONLY).first()
    if link is None or not _fits(link, token) or has_keeper():
        raise NoSuchLink
    link.token_hash = ""
    link.save(update_fields=["token_hash"])
    return make_person(is_keeper=True, **facts)


def _fits(link: KeeperLink, token: str) -> bool:
    return link.expires_at > timezone.now() and secrets.compare_digest(link.token_hash, _hash(token))


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
