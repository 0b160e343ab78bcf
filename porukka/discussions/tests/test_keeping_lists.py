"""What is kept of a list of discussions holds nothing that nobody asks for any more."""

from __future__ import annotations

import gc
from weakref import ref

from porukka.communities.kept import _kept
from porukka.discussions import lines
from porukka.discussions.queries.lists import Found
from porukka.discussions.tests.talking import a_topic, page


def test_a_drawn_list_does_not_hold_what_it_was_drawn_from(cast, signed_in):
    a_topic(cast.aino, cast.common)
    page(signed_in(cast.eero))
    found = [ref(piece) for ((piece,), _size) in _kept._row.values() if isinstance(piece, Found)]
    assert found
    _kept.clear()
    gc.collect()
    assert len(lines._pages._row) == 1
    assert [one() for one in found] == [None] * len(found)
