"""What the operator may set, read from the environment and checked before anything starts.

Every name here is described in docs/operators/settings.md; a test compares the two lists.
"""

from __future__ import annotations

import os
import secrets
from dataclasses import dataclass
from ipaddress import ip_network
from pathlib import Path
from urllib.parse import urlsplit

import dj_database_url

NAMES = (
    "PORUKKA_DATA",
    "PORUKKA_URL",
    "PORUKKA_PROXIES",
    "PORUKKA_DEV",
    "DATABASE_URL",
    "REDIS_URL",
    "EMAIL_URL",
)
DEFAULT_URL = "http://127.0.0.1:8000"
MAIL_SCHEMES = ("smtp", "smtp+tls", "smtps", "file")


class BadSetting(Exception):
    """A setting that cannot work. The message names it and says what to do."""


@dataclass(frozen=True)
class Environment:
    data: Path
    url: str
    proxies: tuple[str, ...]
    dev: bool
    database_url: str
    redis_url: str
    email_url: str

    @property
    def host(self) -> str:
        return urlsplit(self.url).hostname or ""

    @property
    def secure(self) -> bool:
        return self.url.startswith("https://")


def read(values: dict[str, str] | None = None) -> Environment:
    """The checked environment.

    values: what to read instead of `os.environ` (for tests).
    Raises BadSetting with a sentence for the operator.
    """
    given = dict(os.environ if values is None else values)
    found = Environment(
        data=Path(given.get("PORUKKA_DATA") or "porukka-data").expanduser().absolute(),
        url=(given.get("PORUKKA_URL") or DEFAULT_URL).rstrip("/"),
        proxies=tuple(p.strip() for p in given.get("PORUKKA_PROXIES", "").split(",") if p.strip()),
        dev=given.get("PORUKKA_DEV", "") not in ("", "0"),
        database_url=given.get("DATABASE_URL", ""),
        redis_url=given.get("REDIS_URL", ""),
        email_url=given.get("EMAIL_URL", ""),
    )
    _check(found)
    return found


def _check(found: Environment) -> None:
    address = urlsplit(found.url)
    if address.scheme not in ("http", "https") or not address.hostname or address.path or address.query:
        raise BadSetting(
            f"PORUKKA_URL is {found.url!r}. Give the whole address people will use and nothing more, "
            "for example https://talk.example.org"
        )
    for proxy in found.proxies:
        try:
            ip_network(proxy, strict=False)
        except ValueError:
            raise BadSetting(
                f"PORUKKA_PROXIES has {proxy!r}. List the addresses of your own proxies, "
                "separated by commas, for example 127.0.0.1,10.0.0.0/8"
            ) from None
    database(found)
    if found.redis_url and urlsplit(found.redis_url).scheme not in ("redis", "rediss", "unix"):
        raise BadSetting(f"REDIS_URL is {found.redis_url!r}. Give for example redis://127.0.0.1:6379/0")
    if found.email_url and urlsplit(found.email_url).scheme not in MAIL_SCHEMES:
        raise BadSetting(
            "EMAIL_URL does not begin with one of "
            + ", ".join(f"{scheme}://" for scheme in MAIL_SCHEMES)
            + ". Give for example smtp+tls://user:password@mail.example.org:587?from=hello@example.org"
        )


def database(found: Environment) -> dict[str, object]:
    """Django's settings of the database: SQLite in the data folder, or PostgreSQL by DATABASE_URL."""
    if not found.database_url:
        return {
            "ENGINE": "porukka.core.sqlite",
            "NAME": str(found.data / "porukka.sqlite3"),
            "CONN_MAX_AGE": None,
            "OPTIONS": {
                # IMMEDIATE takes the write lock at once: two writers wait for each other instead of failing (and how
                # they wait is in core/sqlite).
                "transaction_mode": "IMMEDIATE",
                "timeout": 5,
                # SQLite's module would look at each column's declared type with each statement; the ORM converts by
                # its fields all the same.
                "detect_types": 0,
                "init_command": (
                    "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON; "
                    "PRAGMA mmap_size=268435456; PRAGMA journal_size_limit=67108864; PRAGMA cache_size=-4000;"
                ),
            },
        }
    try:
        parsed = dict(dj_database_url.parse(found.database_url, conn_max_age=600, conn_health_checks=True))
    except (dj_database_url.ParseError, ValueError):
        parsed = {}
    if "postgresql" not in str(parsed.get("ENGINE", "")):
        raise BadSetting(
            "DATABASE_URL is for PostgreSQL only, for example postgres://porukka:secret@127.0.0.1/porukka. "
            "Leave it out to keep everything in one SQLite file in PORUKKA_DATA."
        )
    return parsed


def secret_key(data: Path) -> str:
    """The installation's secret, made at the first start and kept in the data folder, readable by its owner only.

    Raises BadSetting if the data folder cannot be made or written.
    """
    path = data / "secret_key"
    try:
        # what people said is nobody else's on this machine
        data.mkdir(parents=True, exist_ok=True, mode=0o700)
        if not path.exists():
            handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            with os.fdopen(handle, "w") as file:
                file.write(secrets.token_urlsafe(50))
        key = path.read_text().strip()
    except FileExistsError:  # two processes started at once: the other one made it
        key = path.read_text().strip()
    except OSError as error:
        raise BadSetting(
            f"PORUKKA_DATA is {data}, and it cannot be used: {error.strerror}. "
            "Give a folder that the account running Porukka may write."
        ) from None
    if len(key) < 40:
        raise BadSetting(
            f"{path} does not hold a secret. Remove it to get a new one (everybody signs in again)."
        )
    return key
