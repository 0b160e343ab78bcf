"""The design page shows what there is, and only to those who build."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from django.http import Http404
from django.template.loader import render_to_string
from django.test import RequestFactory, override_settings
from django.utils import translation

from porukka.core import design

TEMPLATES = Path(design.__file__).parent / "templates" / "core"
ERRORS = ["400", "403", "404", "500", "503"]


class Seen(HTMLParser):
    """The ids, the references to ids and what our content policy would refuse, of one page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.references: set[str] = set()
        self.refused: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if name == "id":
                self.ids.append(value or "")
            elif name in ("for", "aria-describedby", "aria-labelledby"):
                self.references |= set((value or "").split())
            elif name == "style" or name.startswith("on"):
                self.refused.append(f"{tag} {name}")
        if tag == "style" or (tag == "script" and "src" not in dict(attrs)):
            self.refused.append(tag)


def shown(page: str = "", language: str = "en") -> str:
    with override_settings(PORUKKA_DEV=True), translation.override(language):
        return design.page(RequestFactory().get("/design/", {"page": page})).content.decode()


def test_the_page_is_shown_only_where_porukka_is_developed() -> None:
    assert "<h1>" in shown()
    with override_settings(PORUKKA_DEV=False), pytest.raises(Http404):
        design.page(RequestFactory().get("/design/"))


def test_a_sample_page_that_is_not_there_is_missing() -> None:
    with override_settings(PORUKKA_DEV=True), pytest.raises(Http404):
        design.page(RequestFactory().get("/design/", {"page": "../base"}))


def test_every_component_is_shown() -> None:
    components = set(re.findall(r"{% set (\w+) =", (TEMPLATES / "ui.html").read_text("utf-8")))
    pages = [TEMPLATES / "design.html", *(TEMPLATES / "design").glob("*.html")]
    calls = {name for path in pages for name in re.findall(r"(\w+)\(", path.read_text("utf-8"))}
    # these are seen inside rail_group, disclosure and menu
    assert components - calls == {"rail_heading", "visually_hidden"}


@pytest.mark.parametrize("language", ["en", "fi"])
@pytest.mark.parametrize("page", design.PAGES)
def test_labels_and_hints_point_at_something_and_nothing_is_inline(page: str, language: str) -> None:
    seen = Seen(shown(page, language))
    assert len(seen.ids) == len(set(seen.ids))
    assert seen.references - set(seen.ids) == set()
    assert seen.refused == []


def test_the_reader_chooses_light_or_dark_and_nothing_else() -> None:
    with override_settings(PORUKKA_DEV=True):
        dark = design.page(RequestFactory().get("/design/", {"theme": "dark"})).content.decode()
        odd = design.page(RequestFactory().get("/design/", {"theme": '"><b>'})).content.decode()
    assert 'data-theme="dark"' in dark
    assert "data-theme" not in odd


@pytest.mark.parametrize("code", ERRORS)
def test_an_error_page_needs_no_request_and_says_what_to_do(code: str) -> None:
    page = render_to_string(f"core/errors/{code}.html")
    assert "<h1>" in page
    assert 'class="btn" href="/"' in page


def test_a_form_with_mistakes_names_them_first_and_leads_to_each() -> None:
    page = shown()
    summary = page[page.index('class="summary-of-errors"') :]
    assert "autofocus" in summary[: summary.index(">")]
    for name in ("name", "email", "visibility", "kind"):
        assert f'href="#id_wrong-{name}' in summary
    assert 'aria-describedby="id_wrong-email_helptext id_wrong-email_error"' in page
