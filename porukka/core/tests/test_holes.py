"""HTML that is kept, with places left open in it."""

from __future__ import annotations

import pytest
from markupsafe import Markup

from porukka.core.holes import CutRows, Stencil, fill, hole, hole_of


def test_what_goes_into_a_hole_is_escaped_unless_it_is_html() -> None:
    name, form = hole(), hole()
    kept = f'<p title="{name}">{form}</p>'
    assert fill(kept, {name: '"><script>', form: Markup("<br>")}) == (
        '<p title="&#34;&gt;&lt;script&gt;"><br></p>'
    )


def test_a_hole_looks_the_same_however_it_is_escaped_and_no_two_are_alike() -> None:
    one = hole()
    assert Markup.escape(one) == one
    assert one.isalnum()
    assert one != hole()


def test_what_has_no_hole_is_not_asked_for() -> None:
    class Token:
        def __html__(self) -> str:
            raise AssertionError("a visitor's page has no form, so no token is made for it")

    assert fill("<p></p>", {hole(): Token()}) == "<p></p>"


def test_a_stencil_is_filled_in_wherever_a_mark_stood_and_nowhere_else() -> None:
    name, words = hole(), hole()
    stencil = Stencil(
        f"<p id='{name}' style='width: 100%s'>{words} %(name)s {name}</p>", {name: "name", words: "w"}
    )
    filled = stencil.filled({"name": "p7", "w": f"50 % %(w)s {name} &lt;", "more": "not asked for"})
    assert filled == f"<p id='p7' style='width: 100%s'>50 % %(w)s {name} &lt; %(name)s p7</p>"


def test_of_two_marks_that_begin_alike_the_longer_is_found() -> None:
    assert Stencil("12 123 12", {"12": "a", "123": "b"}).filled({"a": 1, "b": 2}) == "1 2 1"


def test_a_stencil_that_misses_something_says_so() -> None:
    with pytest.raises(KeyError):
        Stencil("<b>x</b>", {"x": "name"}).filled({})


def test_of_rows_some_may_be_left_out() -> None:
    rows = CutRows([f"<a>{hole_of('form')}</a>", "", "<b>ä</b>", f"<i>{hole_of('name')}</i>"], "form", "name")
    values = {"form": Markup("<br>"), "name": "<x>"}
    whole = "<a><br></a><b>ä</b><i>&lt;x&gt;</i>".encode()
    assert rows.rows(0, 4, values) == whole
    assert b"".join(rows.rows(at, at + 1, values) for at in range(4)) == whole
    assert rows.rows(0, 1, values) + rows.rows(2, 4, values) == whole
    assert rows.rows(1, 3, {}) == "<b>ä</b>".encode()  # what has no hole is not asked for
    assert rows.rows(2, 2, {}) == rows.rows(0, 0, {}) == rows.rows(4, 4, {}) == b""


def test_no_rows_are_nothing() -> None:
    assert CutRows([], "name").rows(0, 0, {}) == b""
