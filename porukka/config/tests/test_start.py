"""What is true before anything runs."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest
from django.db import OperationalError

from porukka.config import start
from porukka.config.environment import BadSetting
from porukka.people import keeper


class Postgres:
    """A PostgreSQL that answers the one question about its letters."""

    vendor = "postgresql"

    def __init__(self, encoding: str, knows_letters: bool) -> None:
        self.row = (encoding, knows_letters)

    def ensure_connection(self) -> None: ...
    def cursor(self) -> Any:
        return self

    def __enter__(self) -> Any:
        return SimpleNamespace(execute=lambda sql: None, fetchone=lambda: self.row)

    def __exit__(self, *error: object) -> None: ...


@pytest.mark.parametrize("found", [("SQL_ASCII", False), ("UTF8", False), ("LATIN1", True)])
def test_a_database_that_does_not_know_its_letters_is_refused(monkeypatch, found):
    monkeypatch.setattr(start, "connection", Postgres(*found))
    with pytest.raises(BadSetting, match="createdb --template=template0"):
        start.check_database()


def test_a_database_that_knows_them_is_taken(monkeypatch):
    monkeypatch.setattr(start, "connection", Postgres("UTF8", True))
    start.check_database()


def test_a_database_that_does_not_answer_is_named(monkeypatch):
    def gone() -> None:
        raise OperationalError("connection refused\n")

    monkeypatch.setattr(start, "connection", SimpleNamespace(ensure_connection=gone))
    with pytest.raises(BadSetting, match=r"does not answer: connection refused\. Look at DATABASE_URL"):
        start.check_database()


@pytest.mark.django_db
def test_static_files_are_collected_once_and_again_when_one_changes(settings, tmp_path, monkeypatch):
    settings.PORUKKA_DATA, settings.STATIC_ROOT = tmp_path, tmp_path / "static"
    assert start.collect_static()
    assert any(settings.STATIC_ROOT.iterdir())
    assert not start.collect_static()
    monkeypatch.setattr(start, "__version__", "another")
    assert start.collect_static()


@pytest.mark.django_db
def test_the_operator_is_given_the_link_until_there_is_a_keeper(settings, monkeypatch):
    monkeypatch.setattr(start.connection, "close", lambda: None)  # the test's own connection
    settings.PORUKKA_URL = "https://talk.example.org"
    said = start.greeting("127.0.0.1", 8000)
    assert said.startswith("Porukka is at https://talk.example.org (listening on 127.0.0.1:8000)")
    token = said.rstrip("/").split("/")[-1]
    assert keeper.is_open(token)
    monkeypatch.setattr(keeper, "has_keeper", lambda: True)
    assert "keeper" not in start.greeting("127.0.0.1", 8000)


def test_what_is_prepared_aside_leaves_nothing_behind_in_this_process(monkeypatch, tmp_path):
    loaded: list[str] = []

    def prepare() -> None:
        loaded.append("all migrations")
        (tmp_path / "done").write_text("yes")

    monkeypatch.setattr(start, "prepare", prepare)
    start.prepare_aside()
    assert (tmp_path / "done").read_text() == "yes"
    assert loaded == []


def test_a_database_that_cannot_be_used_is_told_from_aside_too(monkeypatch):
    def prepare() -> None:
        raise BadSetting("The database does not know ä.")

    monkeypatch.setattr(start, "prepare", prepare)
    with pytest.raises(BadSetting, match="does not know ä"):
        start.prepare_aside()


def test_whatever_else_fails_aside_ends_the_start(monkeypatch, capfd):
    monkeypatch.setattr(start, "prepare", lambda: 1 / 0)
    with pytest.raises(SystemExit):
        start.prepare_aside()
    assert "ZeroDivisionError" in capfd.readouterr().err
