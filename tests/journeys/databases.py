"""A PostgreSQL database of its own for an installation."""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import urlsplit

import psycopg


@contextmanager
def own_database(server: str) -> Iterator[str]:
    """The DATABASE_URL of a new database beside the one of `server`; it is dropped in the end.

    Without a server it is "", which is SQLite.
    """
    if not server:
        yield ""
        return
    name = f"porukka_journey_{secrets.token_hex(4)}"
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(
            f"CREATE DATABASE {name} TEMPLATE template0 ENCODING 'UTF8' LOCALE 'C.UTF-8'".encode()
        )
        try:
            yield urlsplit(server)._replace(path=f"/{name}").geturl()
        finally:
            connection.execute(f"DROP DATABASE {name} WITH (FORCE)".encode())
