"""HTML that is kept, with places left open in it."""

from __future__ import annotations

from markupsafe import Markup

from porukka.core.holes import fill, hole


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
