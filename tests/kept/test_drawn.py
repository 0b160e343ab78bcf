"""Pieces that are drawn once: nobody's text is taken for HTML that was trusted, nor a row for what it was."""

from __future__ import annotations

import pytest
from markupsafe import Markup

from porukka.core.jinja.drawing import drawn
from porukka.discussions.queries.rail import RailRoom
from tests.cast import Cast

FACTS = {"slug": "writers", "is_member": True, "has_saved": False, "views": (), "here": "talk"}


def rail(*rooms: RailRoom) -> str:
    return drawn("discussions/rail.html", rooms=rooms, **FACTS)


def test_the_same_values_are_the_same_piece_and_others_another():
    one, other = RailRoom(1, "Common", "common", "open", False), RailRoom(1, "Common", "common", "open", True)
    assert rail(one) is rail(RailRoom(1, "Common", "common", "open", False))
    assert rail(one) != rail(other)
    assert "&lt;b&gt;" in rail(RailRoom(1, "<b>", "b", "open", False))


def test_text_that_equals_trusted_html_is_escaped_all_the_same():
    facts = {"slug": "writers", "count": 0, "most": 99}
    nasty = '"><script>'
    assert nasty in drawn("notifications/bell.html", key=Markup(nasty), **facts)
    assert nasty not in drawn("notifications/bell.html", key=nasty, **facts)


@pytest.mark.parametrize("words", [Markup("<b>"), (Markup("<b>"),)])
def test_html_among_other_values_is_refused(words):
    with pytest.raises(TypeError, match="HTML among other values"):
        drawn("search/field.html", slug=("writers", words), longest=1)


def test_a_row_is_refused_because_it_is_equal_by_its_id(cast: Cast):
    with pytest.raises(TypeError, match="equal by its id"):
        drawn("search/field.html", slug=cast.community, longest=1)
