"""Some kinds of community begin with parts that others do not need."""

from __future__ import annotations

import pytest

from porukka.core.parts import all_parts
from porukka.guide.actions.opening import open_community
from tests.cast import Cast


@pytest.mark.parametrize(("kind", "is_on"), [("association", True), ("fitness", False), ("", False)])
def test_an_association_begins_with_its_register(cast: Cast, kind: str, is_on: bool) -> None:
    facts = {"name": "Society", "slug": "society", "audience": "Us", "purpose": "To meet", "language": "en"}
    made, _founder = open_community(cast.kaisa, kind=kind, time_zone="UTC", visibility="members", **facts)
    made.refresh_from_db()
    assert ("register" not in made.off) is is_on
    assert set(made.off) <= {part.code for part in all_parts() if part.begins_off}
