"""HTML that is drawn once for all its like, filled in for each of them, and put together for a page."""

from __future__ import annotations

import pytest
from markupsafe import Markup

from porukka.core.holes import hole, hole_of
from porukka.core.stencils import NOTHING, Row, Rows, Stencil

FORM, NAME = {"form": "form"}, {"name": "name"}


def row(html: str) -> Row:
    """A row with nothing filled in, and holes for a form and a name."""
    return Stencil.of(html, {}, "form", "name").filled(FORM | NAME)


def bare(row: Row) -> str:
    return Rows([row]).filled(0, 1, {}).decode()


def test_a_stencil_is_filled_in_wherever_a_mark_stood_and_nowhere_else() -> None:
    name, words = hole(), hole()
    stencil = Stencil.of(
        f"<p id='{name}' style='width: 100%s'>{words} %(name)s {name}</p>", {name: "name", words: "w"}
    )
    filled = stencil.filled(
        {"name": b"p7", "w": f"50 % %(w)s {name} &lt;".encode(), "more": b"not asked for"}
    )
    expected = f"<p id='p7' style='width: 100%s'>50 % %(w)s {name} &lt; %(name)s p7</p>"
    assert bare(filled) == expected


def test_of_two_marks_that_begin_alike_the_longer_is_found() -> None:
    assert bare(Stencil.of("12 123 12", {"12": "a", "123": "b"}).filled({"a": b"1", "b": b"2"})) == "1 2 1"


def test_a_stencil_that_misses_something_says_so() -> None:
    with pytest.raises(KeyError):
        Stencil.of("<b>x</b>", {"x": "name"}).filled({})


def test_a_stencil_goes_into_another_with_its_places_and_holes() -> None:
    form = hole_of("form")
    inner = Stencil.of(f"<i>{form}COUNT</i>", {"COUNT": "count"}, "form")
    marks = {"INNER": "in", "FIRST": "first", "LAST": "last"}
    outer = Stencil.of(f"{form}<p>FIRST INNER LAST INNER</p>", marks, "form")
    whole = outer.around("in", inner)
    found = Rows([whole.filled({"first": b"1", "last": b"2", "count": b"3"} | FORM)])
    assert found.filled(0, 1, {"form": Markup("<br>")}) == b"<br><p>1 <i><br>3</i> 2 <i><br>3</i></p>"
    assert outer.filled({"first": b"1", "last": b"2", "in": b"-"} | FORM).parts[-1] == b"</p>"  # as it was
    text = Stencil.of("<b>text</b>", {})
    plain = outer.around("in", text).around("first", text).filled({"last": b""} | FORM)
    assert Rows([plain]).filled(0, 1, {"form": ""}).count(b"<b>text</b>") == 3
    assert outer.around("nowhere", text).texts == outer.texts


def test_filling_in_changes_nothing_of_the_stencil() -> None:
    stencil = Stencil.of("<p>NAME</p>", {"NAME": "name"})
    assert stencil.filled({"name": b"secret"}) != stencil.filled({"name": b"other"})
    assert stencil.texts == [b"<p>", b"</p>"]


def test_of_rows_some_may_be_left_out() -> None:
    form, name = hole_of("form"), hole_of("name")
    rows = Rows([row(f"<a>{form}</a>"), NOTHING, row("<b>ä</b>"), row(f"<i>{name}{form}</i>")])
    values = {"form": Markup("<br>"), "name": "<x>"}
    whole = "<a><br></a><b>ä</b><i>&lt;x&gt;<br></i>".encode()
    assert rows.filled(0, 4, values) == whole
    assert b"".join(rows.filled(at, at + 1, values) for at in range(4)) == whole
    assert rows.filled(0, 1, values) + rows.filled(2, 4, values) == whole
    assert rows.filled(1, 3, {}) == "<b>ä</b>".encode()  # what has no hole is not asked for
    assert rows.filled(2, 2, {}) == rows.filled(0, 0, {}) == rows.filled(4, 4, {}) == b""
    with pytest.raises(KeyError):
        rows.filled(0, 4, {"name": ""})


def test_no_rows_are_nothing() -> None:
    assert Rows([]).filled(0, 0, {}) == b""
