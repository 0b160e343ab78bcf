"""Every test here meets an index that counts its changes, as it does everywhere but in its first minutes: what a
question has found is kept, and nobody may notice."""

from __future__ import annotations

import pytest

from porukka.search.actions.indexing import today
from porukka.search.models import Analysis


@pytest.fixture(autouse=True)
def _counted(request: pytest.FixtureRequest) -> None:
    if "cast" in request.fixturenames:
        Analysis.objects.create(community=request.getfixturevalue("cast").community, version=today())
