"""A PostgreSQL database that lives as long as a measurement."""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import urlsplit

import psycopg
from psycopg import sql


@contextmanager
def fresh(server: str) -> Iterator[str]:
    """The address of a new, empty database on the server of the address given; it is dropped at the end."""
    name = f"porukka_bench_{secrets.token_hex(4)}"
    make = "CREATE DATABASE {} TEMPLATE template0 ENCODING 'UTF8' LOCALE 'C.UTF-8'"
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(sql.SQL(make).format(sql.Identifier(name)))
        try:
            yield urlsplit(server)._replace(path=f"/{name}").geturl()
        finally:
            connection.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name)))
