from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from porukka.config.tests.talking import Served


@pytest.fixture(scope="module")
def media(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("data") / "media"
    folder.mkdir()
    (folder / "cat.txt").write_text("miau")
    (folder.parent / "secret_key").write_text("not for anybody")
    (folder / "way-out").symlink_to(folder.parent / "secret_key")
    return folder


@pytest.fixture(scope="module")
def served(media: Path) -> Iterator[Served]:
    found = Served(media)
    yield found
    found.stop()
