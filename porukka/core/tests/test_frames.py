"""Pages in a frame: what stands around their pieces is drawn once, and holds nothing of anybody's."""

from __future__ import annotations

from typing import Any, NamedTuple

import pytest
from django.template import engines
from django.template.loader import render_to_string
from django.utils import translation
from jinja2 import UndefinedError
from markupsafe import Markup

from porukka.core.jinja import frames
from porukka.core.jinja.frames import framed
from tests.cast import Cast

TEMPLATE = "core/flash.html"  # any; each test says what stands in it


class Rail(NamedTuple):
    bell: Any
    care: Any


@pytest.fixture
def page(monkeypatch: pytest.MonkeyPatch) -> Any:
    """A template of this source, and how often it was drawn."""

    class Page:
        source = ""
        drawn = 0

        def render(self, name: str, values: dict[str, Any]) -> str:
            self.drawn += 1
            return engines["jinja"].from_string(self.source).render(values)

    made = Page()
    monkeypatch.setattr(frames, "render_to_string", made.render)
    return made


def test_the_frame_is_drawn_once_for_all_whose_page_has_its_shape(page: Any) -> None:
    page.source = "<h1>{{ title }}</h1>{% if is_member %}<p>{{ posts }}</p>{% endif %}{{ title }}"
    shape = {"is_member": True}
    first = framed(TEMPLATE, shape, {"title": "Häät", "posts": Markup("<b>1</b>")})
    assert first == "<h1>Häät</h1><p><b>1</b></p>Häät".encode()
    assert (
        framed(TEMPLATE, shape, {"title": "🎉", "posts": b"<i>2</i>"})
        == "<h1>🎉</h1><p><i>2</i></p>🎉".encode()
    )
    assert page.drawn == 1
    assert framed(TEMPLATE, {"is_member": False}, {"title": "A", "posts": b"B"}) == b"<h1>A</h1>A"
    assert framed(TEMPLATE, {"is_member": 1}, {"title": "A", "posts": b"B"}) == b"<h1>A</h1><p>B</p>A"
    assert page.drawn == 3


def test_a_piece_of_text_is_escaped_and_html_is_not(page: Any) -> None:
    page.source = '<p title="{{ one }}">{{ one }}</p>'
    assert framed(TEMPLATE, {}, {"one": '"><script>'}) == (
        b'<p title="&#34;&gt;&lt;script&gt;">&#34;&gt;&lt;script&gt;</p>'
    )
    assert framed(TEMPLATE, {}, {"one": Markup("<b>")}) == b'<p title="<b>"><b></p>'


def test_a_template_may_ask_whether_a_piece_is_empty(page: Any) -> None:
    page.source = "[{% if notes %}<p>{{ notes }}</p>{% endif %}{{ count }}]"
    assert framed(TEMPLATE, {}, {"notes": "", "count": 0}) == b"[0]"
    assert framed(TEMPLATE, {}, {"notes": None, "count": 0}) == b"[0]"
    assert framed(TEMPLATE, {}, {"notes": "x", "count": 7}) == b"[<p>x</p>7]"
    assert framed(TEMPLATE, {}, {"notes": Markup(), "count": 7}) == b"[7]"


def test_pieces_may_come_as_a_named_tuple(page: Any) -> None:
    page.source = "{{ rail.bell }}{% if rail.care %}<ul>{{ rail.care }}</ul>{% endif %}"
    assert framed(TEMPLATE, {}, {"rail": Rail("3", Markup("<li>"))}) == b"3<ul><li></ul>"
    assert framed(TEMPLATE, {}, {"rail": Rail(0, Markup())}) == b"0"


def test_what_is_made_when_it_is_printed_is_made_only_then(page: Any) -> None:
    class Token:
        def __html__(self) -> str:
            raise AssertionError("a page without a form needs no token")

    page.source = "{% if has_form %}{{ csrf_input }}{% endif %}"
    assert framed(TEMPLATE, {"has_form": False}, {"csrf_input": Token()}) == b""
    with pytest.raises(AssertionError):
        framed(TEMPLATE, {"has_form": True}, {"csrf_input": Token()})


def test_a_frame_knows_no_row_and_nothing_that_was_not_given(page: Any, cast: Cast) -> None:
    page.source = "{{ member }}"
    with pytest.raises(TypeError, match="equal by its id"):
        framed(TEMPLATE, {"member": cast.aino}, {})
    with pytest.raises(TypeError, match="HTML among other values"):
        framed(TEMPLATE, {"member": ("a", Markup("<b>"))}, {})
    with pytest.raises(TypeError):
        framed(TEMPLATE, {"member": ["a list"]}, {})
    for source in ("{{ request }}", "{{ member }}", "{{ slot('shell.bell') }}", "{{ csrf_input }}"):
        page.source = source
        with pytest.raises(UndefinedError):
            framed(f"{source}.html", {}, {})


def test_text_that_equals_trusted_html_gets_a_frame_of_its_own(page: Any) -> None:
    page.source = "{{ name }}"
    assert framed(TEMPLATE, {"name": Markup("<b>")}, {}) == b"<b>"
    assert framed(TEMPLATE, {"name": "<b>"}, {}) == b"&lt;b&gt;"


def test_each_language_has_its_own() -> None:
    shape = {"slug": "writers", "longest": 9}
    for language in ("fi", "en", "fi"):
        with translation.override(language):
            assert framed("search/field.html", shape, {}).decode() == render_to_string(
                "search/field.html", shape
            )
