"""allauth's pages wear our clothes: every element is ours, no page brings a style or script of its own."""

from __future__ import annotations

import re
from pathlib import Path

import allauth
import pytest
from django.template.loader import get_template

from porukka import people

THEIRS = Path(allauth.__file__).parent / "templates"
OURS = Path(people.__file__).parent / "templates"
ELEMENTS = sorted(path.name for path in (THEIRS / "allauth" / "elements").glob("*.html"))
PAGES = sorted(
    path.relative_to(THEIRS).as_posix()
    for folder in ("account", "usersessions")
    for path in (THEIRS / folder).rglob("*.html")
)
INLINE = re.compile(r"\sstyle=|<style|<script(?![^>]*\ssrc=)|\son\w+=", re.IGNORECASE)


@pytest.mark.parametrize("name", ELEMENTS)
def test_every_element_is_ours(name: str) -> None:
    origin = get_template(f"allauth/elements/{name}").origin.name
    assert Path(origin).is_relative_to(OURS)


@pytest.mark.parametrize("name", PAGES)
def test_no_account_page_has_a_style_or_script_in_it(name: str) -> None:
    path = Path(get_template(name).origin.name)
    assert not INLINE.search(path.read_text("utf-8"))


def test_the_pages_that_needed_it_were_found() -> None:
    """The search above would see what is wrong with the originals."""
    wrong = {name for name in PAGES if INLINE.search((THEIRS / name).read_text("utf-8"))}
    assert wrong == {"account/email.html", "account/email_change.html", "account/phone_change.html"}
    assert all((OURS / name).exists() for name in wrong)


def test_mark_is_the_same_in_both_template_languages() -> None:
    core = OURS.parent.parent / "core" / "templates" / "core" / "icons.html"
    flame = re.compile(r'<circle cx="11\.7".*?</svg>', re.DOTALL)
    theirs = flame.search((OURS / "allauth" / "elements" / "mark.html").read_text("utf-8"))
    ours = flame.search(core.read_text("utf-8"))
    assert ours
    assert theirs
    assert ours.group() == theirs.group()
