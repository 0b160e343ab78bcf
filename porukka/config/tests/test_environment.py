"""Settings that cannot work are refused, with words that say what to do."""

from __future__ import annotations

import pytest

from porukka.config import environment
from porukka.config.environment import BadSetting


def test_nothing_needs_to_be_set(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    found = environment.read({})
    assert (found.data, found.url) == (tmp_path / "porukka-data", environment.DEFAULT_URL)
    assert environment.database(found)["NAME"] == str(tmp_path / "porukka-data" / "porukka.sqlite3")


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("PORUKKA_URL", "talk.example.org", "https://talk.example.org"),
        ("PORUKKA_URL", "https://talk.example.org/forum", "nothing more"),
        ("PORUKKA_URL", "ftp://talk.example.org", "whole address"),
        ("PORUKKA_PROXIES", "proxy.example.org", "127.0.0.1,10.0.0.0/8"),
        ("DATABASE_URL", "mysql://porukka@127.0.0.1/porukka", "PostgreSQL only"),
        ("DATABASE_URL", "what?", "PostgreSQL only"),
        ("REDIS_URL", "127.0.0.1:6379", "redis://"),
        ("EMAIL_URL", "mail.example.org", "smtp+tls://"),
    ],
)
def test_a_setting_that_cannot_work_says_what_would(name, value, words):
    with pytest.raises(BadSetting) as refused:
        environment.read({name: value})
    assert words in str(refused.value)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("PORUKKA_URL", "https://talk.example.org/"),
        ("PORUKKA_PROXIES", "127.0.0.1, 10.0.0.0/8, ::1"),
        ("DATABASE_URL", "postgres://porukka:secret@127.0.0.1/porukka"),
        ("REDIS_URL", "redis://127.0.0.1:6379/0"),
        ("EMAIL_URL", "smtp+tls://me:secret@mail.example.org:587?from=hello@example.org"),
    ],
)
def test_a_setting_that_works_is_taken(name, value):
    environment.read({name: value})


def test_the_secret_is_made_once_and_for_its_owner_only(tmp_path):
    first = environment.secret_key(tmp_path / "data")
    assert environment.secret_key(tmp_path / "data") == first
    assert (tmp_path / "data" / "secret_key").stat().st_mode & 0o777 == 0o600


def test_a_broken_secret_is_refused(tmp_path):
    (tmp_path / "secret_key").write_text("short")
    with pytest.raises(BadSetting, match="Remove it to get a new one"):
        environment.secret_key(tmp_path)
