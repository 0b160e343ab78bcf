"""Asks an address as somebody, and tells what she met: a sign of the table, and whether anything was written."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.cookies import SimpleCookie
from ipaddress import IPv4Network
from typing import Any

from django.apps import apps
from django.core.cache import caches
from django.db import connection, transaction
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from porukka.communities.models import Member
from porukka.core.ids import new_id
from tests.matrix.canaries import ROLES
from tests.matrix.world import World

OWN_TRACES = {"sessions.Session", "usersessions.UserSession", "core.CachedValue"}  # no word of anybody's
COUNTER = "own_version"  # how often she has sent something at all (communities/unchanged.py)
Values = dict[str, Any]
_WRITES = re.compile(r"\s*(INSERT|UPDATE|DELETE|REPLACE)\b", re.IGNORECASE)
_TOKEN = re.compile(rb'name="(csrfmiddlewaretoken|once|[\w-]*once)" value="[^"]*"|value="[^"]*" data-once')


@dataclass(frozen=True)
class Met:
    """What came back. face: status, headers and body, without what is different every time; texts: where canaries
    are looked for."""

    sign: str
    status: int
    face: tuple[Any, ...]
    texts: tuple[bytes, ...]
    wrote: bool


class Asker:
    """A browser for each role, in which she is signed in. Nothing that an answer wrote or set stays."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.browsers = {role: Client(raise_request_exception=False) for role in ROLES}
        for role, person in world.persons.items():
            self.browsers[role].force_login(person)
        self.cookies = {role: browser.cookies.output(header="") for role, browser in self.browsers.items()}
        self.before = fingerprint()
        self._networks = IPv4Network("10.0.0.0/8").hosts()  # each request its own: no throttle is met
        self._nothing: dict[tuple[str, ...], Met] = {}

    def ask(self, role: str, method: str, path: str, data: Any = None) -> Met:
        """One request, rolled back."""
        browser = self.browsers[role]
        browser.cookies = SimpleCookie(self.cookies[role])
        with _thrown_away(), _watched() as writes:
            send = browser.post if method == "POST" else browser.get
            response = send(path, data or None, REMOTE_ADDR=str(next(self._networks)))
            body = b"".join(response) if response.streaming else response.content
            wrote = bool(writes) and fingerprint() != self.before
        if writes:
            caches["hot"].clear()
        # the address she asked for is no news to her, and comes back in a `next`
        asked = re.sub(r"[^/]+", "…", path)
        given = sorted(f"{key}: {value.replace(path, asked)}" for key, value in response.items())
        # a page that is never to be kept names the second at which it expires
        headers = tuple(line for line in given if not line.startswith(("Content-Length", "Expires")))
        face = (response.status_code, *headers, _TOKEN.sub(b"", body))
        # a calendar's lines are folded, in the middle of a word, too
        texts = (
            body.replace(b"\r\n ", b"") if "calendar" in response.get("Content-Type", "") else body,
            "\n".join(headers).encode(),
            response.cookies.output().encode(),
        )
        return Met(_sign(response, body, wrote), response.status_code, face, texts, wrote)

    def nothing(self, role: str, method: str, name: str, values: Values, takes: set[str], data: Any) -> Met:
        """What the same request meets with ids that belong to nothing (a community, if it takes no other id)."""
        key = (role, method, name, str(values.get("community")))
        if key not in self._nothing:
            ids = {"community": "nowhere"}
            if takes - {"community"}:
                ids = {one: "no-such-link" if one == "token" else new_id() for one in takes - {"community"}}
            self._nothing[key] = self.ask(role, method, address(name, values | ids, takes), data)
        return self._nothing[key]


@contextmanager
def as_preset(asker: Asker, role: str) -> Iterator[None]:
    """Eero has this role in the members-only community meanwhile."""
    members = Member.objects.filter(pk=asker.world.objects["members/@eero"]["other"])
    before, was = asker.before, members.get().role
    members.update(role=role)
    asker.before = fingerprint()
    yield
    members.update(role=was)
    asker.before = before


def address(name: str, values: Values, takes: set[str]) -> str:
    """The path of an address for one object of the world."""
    return reverse(name, kwargs={key: values[key] for key in takes})


def fingerprint() -> str:
    """A hash over every row of every table, but sessions, the cache and the counter."""
    found = hashlib.blake2b()
    for model in apps.get_models():
        if model._meta.label not in OWN_TRACES:
            columns = [field.attname for field in model._meta.concrete_fields if field.name != COUNTER]
            rows = model._base_manager.order_by("pk").values_list(*columns)
            found.update(repr((model._meta.label, len(rows), list(rows))).encode())
    return found.hexdigest()


def _sign(response: HttpResponse, body: bytes, wrote: bool) -> str:
    status, to = response.status_code, response.get("Location", "")
    if status == 404:
        return "c" if b'class="tag' in body or b'class="shell' in body else "-"
    if status in (201, 301, 302, 303):
        if to.startswith(reverse("account_login")):
            return "L"
        if to.endswith("/join/"):
            return "J"
        return ">" if wrote else "="
    if status == 403:
        return "s" if b"asked to take a break" in body else "f"
    return {200: ".", 204: "o", 400: "!", 405: "x"}.get(status, str(status))


@contextmanager
def _thrown_away() -> Iterator[None]:
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


@contextmanager
def _watched() -> Iterator[list[str]]:
    """Notes every statement that writes into a table other than those of OWN_TRACES."""
    writes: list[str] = []
    traces = [apps.get_model(label)._meta.db_table for label in OWN_TRACES]

    def note(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        if (
            _WRITES.match(sql)
            and f'SET "{COUNTER}" =' not in sql
            and not any(table in sql for table in traces)
        ):
            writes.append(sql)
        return execute(sql, params, many, context)

    with connection.execute_wrapper(note):
        yield writes
