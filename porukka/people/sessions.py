"""The session and its person, read at every request: the same answers as Django's own, from prepared statements.

Nothing of a session is trusted because it was good a moment ago. Its row, the time it ends, the person and the hash
of her password are read each time, so that signing out elsewhere, a changed password or a closed account act at once,
in every process. What is remembered is only what a text says that has been decoded before.
"""

from __future__ import annotations

import json
from datetime import datetime
from functools import lru_cache
from typing import Any

from django.conf import settings
from django.contrib.auth import (
    BACKEND_SESSION_KEY,
    HASH_SESSION_KEY,
    SESSION_KEY,
    get_user,
)
from django.contrib.auth.middleware import AuthenticationMiddleware
from django.contrib.auth.models import AnonymousUser
from django.contrib.sessions.backends.db import SessionStore as DatabaseSessions
from django.contrib.sessions.middleware import SessionMiddleware
from django.contrib.sessions.models import Session
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.cache import patch_vary_headers
from django.utils.crypto import constant_time_compare
from django.utils.functional import SimpleLazyObject

from porukka.core.prepared import MOMENT, NUMBER, TEXT, prepared
from porukka.core.shelf import Shelf
from porukka.people.middleware import VARIES
from porukka.people.models import Person

LONGEST_KEY = 40  # of the column: what is longer is no key of ours
_decoded = Shelf(pieces=4_000, size=1_000_000)


@prepared(key=TEXT, now=MOMENT)
def _session_data(key: str, now: datetime) -> QuerySet[Session, str]:
    return Session.objects.filter(session_key=key, expire_date__gt=now).values_list("session_data", flat=True)


@prepared(pk=NUMBER)
def _person(pk: int) -> QuerySet[Person]:
    return Person.objects.filter(pk=pk, is_active=True)


class SessionStore(DatabaseSessions):
    """Django's sessions in the database. A row's text is signed, and means the same each time it is read."""

    def load(self) -> dict[str, Any]:
        key = self.session_key or ""
        is_key = key.isascii() and key.isalnum() and len(key) <= LONGEST_KEY
        texts = _session_data(key=key, now=timezone.now()) if is_key else []
        if not texts:
            self._session_key = None
            return {}
        if (known := _decoded.get(texts[0])) is None:
            known = json.dumps(self.decode(texts[0]))
            _decoded.put(texts[0], known, len(known) + len(texts[0]) + 200)
        found: dict[str, Any] = json.loads(known)
        return found


class Sessions(SessionMiddleware):
    """Django's, which looks closely at an answer only where the session has changed, ended or was not looked at."""

    def process_response(self, request: HttpRequest, response: HttpResponse) -> HttpResponse:
        session = request.session
        if session.accessed and not session.modified and not session.is_empty():
            if response.headers.get("Vary") != VARIES:
                patch_vary_headers(response, ("Cookie",))
            return response
        return super().process_response(request, response)


class SignedIn(AuthenticationMiddleware):
    """`request.user`: who has come with a session is asked for at once, because her language is, too; any other is
    nobody, as soon as somebody looks."""

    def process_request(self, request: HttpRequest) -> None:
        super().process_request(request)
        if settings.SESSION_COOKIE_NAME in request.COOKIES:
            request.user = person_of(request)
        else:
            request.user = SimpleLazyObject(lambda: person_of(request))  # type: ignore[assignment]


def person_of(request: HttpRequest) -> Person | AnonymousUser:
    """Whose session it is.

    The usual case is decided here: an active person whose password is the one she signed in with. Anything else (an
    older secret key, a session that has to end) is decided by Django.
    """
    known: Any = request
    if not hasattr(known, "_cached_user"):
        known._cached_user = _signed_in(request) or get_user(request)
    found: Person | AnonymousUser = known._cached_user
    return found


def _signed_in(request: HttpRequest) -> Person | None:
    session = request.session
    pk, proof = str(session.get(SESSION_KEY)), session.get(HASH_SESSION_KEY)
    if (
        not (pk.isdecimal() and proof)
        or session.get(BACKEND_SESSION_KEY) not in settings.AUTHENTICATION_BACKENDS
    ):
        return None
    for person in _person(pk=int(pk)):
        if constant_time_compare(proof, _proof_of(person.password, settings.SECRET_KEY)):
            return person
    return None


@lru_cache(maxsize=2_000)
def _proof_of(password: str, secret_key: str) -> str:
    """What a session is given as a proof of the password's hash when she signs in: made once of each hash, which is
    read with each request."""
    found: str = Person(password=password).get_session_auth_hash()
    return found
