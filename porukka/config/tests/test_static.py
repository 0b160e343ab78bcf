"""Static files: for ever when the name says what is in them, packed when the browser takes it."""

from __future__ import annotations

import json
from types import SimpleNamespace
from typing import Any

import pytest

from porukka.config.front import static
from porukka.config.front.static import Static


class Proto:
    """Notes what the server would be told."""

    def __init__(self) -> None:
        self.said: tuple[Any, ...] = ()

    def __getattr__(self, name: str) -> Any:
        return lambda *args: setattr(self, "said", (name, *args))


@pytest.fixture
def files(tmp_path) -> Static:
    (tmp_path / "core").mkdir()
    (tmp_path / "core" / "page.12ab.css").write_text("p { color: teal }")
    (tmp_path / "core" / "page.12ab.css.gz").write_bytes(b"packed")
    (tmp_path / "core" / "page.css").write_text("p { color: teal }")
    (tmp_path / "staticfiles.json").write_text(json.dumps({"paths": {"core/page.css": "core/page.12ab.css"}}))
    return Static(tmp_path, "/static/")


def ask(files: Static, path: str, **headers: str) -> tuple[Any, ...]:
    proto = Proto()
    given = {name.replace("_", "-"): value for name, value in headers.items()}
    files.answer(SimpleNamespace(path=path, headers=given), proto)
    return proto.said


def test_a_name_with_a_fingerprint_is_kept_for_ever(files):
    _, status, headers, body = ask(files, "/static/core/page.12ab.css")
    assert (status, body) == (200, b"p { color: teal }")
    assert dict(headers)["cache-control"] == "public, max-age=31536000, immutable"
    assert dict(headers)["content-type"] == "text/css; charset=utf-8"


def test_a_name_without_one_is_asked_for_again(files):
    _, _, headers, _ = ask(files, "/static/core/page.css")
    assert "immutable" not in dict(headers)["cache-control"]
    assert ask(files, "/static/core/page.css", if_none_match=dict(headers)["etag"])[:2] == (
        "response_empty",
        304,
    )


def test_packed_for_those_who_take_it(files):
    _, _, headers, body = ask(files, "/static/core/page.12ab.css", accept_encoding="gzip, br")
    assert (dict(headers)["content-encoding"], body) == ("gzip", b"packed")
    _, _, headers, body = ask(files, "/static/core/page.12ab.css", accept_encoding="br")
    assert "content-encoding" not in dict(headers)
    assert dict(headers)["vary"] == "Accept-Encoding"


def test_a_large_file_is_not_kept_in_memory(files, monkeypatch):
    monkeypatch.setattr(static, "LARGEST", 3)
    name, _, headers, path = ask(files, "/static/core/page.css")
    assert (name, dict(headers)["content-length"]) == ("response_file", "17")
    assert path.endswith("core/page.css")


@pytest.mark.parametrize(
    "path", ["/static/../secret_key", "/static/staticfiles.json", "/static/core/page.12ab.css.gz"]
)
def test_nothing_else_is_there(files, path):
    assert path not in files
