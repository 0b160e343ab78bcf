"""Every test here meets an index that counts its changes, as it does everywhere but in its first minutes: what a
question has found is kept, and nobody may notice."""

from __future__ import annotations

from itertools import count
from types import SimpleNamespace

import pytest

from porukka.core import ids
from porukka.search.actions.indexing import today
from porukka.search.models import Analysis


@pytest.fixture(autouse=True)
def _counted(request: pytest.FixtureRequest) -> None:
    if "cast" in request.fixturenames:
        Analysis.objects.create(community=request.getfixturevalue("cast").community, version=today())


@pytest.fixture(autouse=True)
def _in_order(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is made within one millisecond has its order by chance; here what comes later is the newer."""
    numbers = count()
    monkeypatch.setattr(ids, "secrets", SimpleNamespace(randbits=lambda bits: next(numbers) % (1 << bits)))
