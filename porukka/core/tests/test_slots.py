"""Slots: places on a page that higher folders fill."""

from __future__ import annotations

from collections import defaultdict

import jinja2
import pytest
from django.template import engines
from markupsafe import Markup

from porukka.core import slots


@pytest.fixture(autouse=True)
def _empty_house(monkeypatch):
    monkeypatch.setattr(slots, "_fillers", defaultdict(list))
    monkeypatch.setattr(slots, "_answering", {})


class Row:
    def __init__(self, row_id: int) -> None:
        self.id = row_id


ROWS = [Row(1), Row(2), Row(3)]


def render(source: str, **context: object) -> str:
    return engines["jinja"].from_string(source).render(context)


def test_every_answer_is_there_in_the_order_of_registration():
    @slots.fills("topic.row")
    def first(member, rows):
        return {row.id: Markup("<i>a</i>") for row in rows}

    @slots.fills("topic.row")
    def second(member, rows):
        return {2: Markup("<b>b</b>")}

    answers = slots.fill("topic.row", "Aino", ROWS)
    assert answers[1] == "<i>a</i>"
    assert answers[2] == "<i>a</i><b>b</b>"


def test_a_place_or_row_without_an_answer_is_empty():
    assert slots.fill("nobody.here", "Aino", ROWS)[1] == Markup("")
    assert render("[{{ slot('nobody.here') }}]", member="Aino") == "[]"


def test_each_filler_is_asked_once_with_all_rows_and_the_reader():
    asked = []

    @slots.fills("topic.row")
    def mark(member, rows):
        asked.append((member, [row.id for row in rows]))
        return {row.id: Markup(f"#{row.id}") for row in rows}

    source = (
        "{% set html = slot('topic.row', rows) %}{% for r in rows %}{{ html[r.id] }}{{ html[9] }}{% endfor %}"
    )
    assert render(source, member="Aino", rows=ROWS) == "#1#2#3"
    assert asked == [("Aino", [1, 2, 3])]


def test_a_place_without_rows_gets_one_piece_of_html():
    @slots.fills("rail.tools")
    def tools(member, rows):
        return {None: Markup("<a>{}</a>").format(member)}

    assert render("{{ slot('rail.tools') }}", member="<Aino>") == "<a>&lt;Aino&gt;</a>"


def test_text_that_is_not_marked_as_html_is_escaped():
    @slots.fills("rail.tools")
    def careless(member, rows):
        return {None: "<script>"}

    assert slots.fill("rail.tools", "Aino")[None] == "&lt;script&gt;"


def test_registering_twice_answers_once():
    def tools(member, rows):
        return {None: "once"}

    slots.fills("rail.tools")(tools)
    slots.fills("rail.tools")(tools)
    assert slots.fill("rail.tools", "Aino")[None] == "once"


def test_a_failing_guest_leaves_its_place_empty_and_the_page_standing(settings, caplog):
    settings.DEBUG = settings.TESTING = False

    @slots.fills("rail.tools")
    def broken(member, rows):
        raise LookupError("no such thing")

    @slots.fills("rail.tools")
    def fine(member, rows):
        return {None: "fine"}

    assert slots.fill("rail.tools", "Aino")[None] == "fine"
    assert "rail.tools" in caplog.text
    assert "no such thing" in caplog.text


@pytest.mark.parametrize("flag", ["DEBUG", "TESTING"])
def test_a_failing_guest_is_heard_in_development_and_tests(settings, flag):
    settings.DEBUG = settings.TESTING = False
    setattr(settings, flag, True)

    @slots.fills("rail.tools")
    def broken(member, rows):
        raise LookupError("no such thing")

    with pytest.raises(LookupError):
        slots.fill("rail.tools", "Aino")


def test_a_page_without_a_reader_cannot_ask():
    with pytest.raises(jinja2.UndefinedError, match="member"):
        render("{{ slot('rail.tools') }}")


def test_a_guest_that_draws_forms_gets_the_field_of_the_page_and_the_others_do_not():
    @slots.fills("topic.row", forms=True)
    def vote(member, rows, csrf_input):
        return {row.id: Markup("<form>{}</form>").format(csrf_input) for row in rows}

    @slots.fills("topic.row")
    def mark(member, rows):
        return {row.id: Markup("!") for row in rows}

    source = "{% set html = slot('topic.row', rows) %}{{ html[1] }}"
    context = {"member": "Aino", "rows": ROWS}
    assert render(source, **context, csrf_input=Markup("<input>")) == "<form><input></form>!"
    assert render(source, **context) == "<form></form>!"


def test_only_a_page_that_draws_a_form_is_tied_to_a_cookie():
    @slots.fills("rail.tools", forms=True)
    def tools(member, rows, csrf_input):
        return {None: Markup("<b>no form today</b>")}

    class Field:
        def __html__(self):
            raise AssertionError("the token was made although nobody printed it")

    assert render("{{ slot('rail.tools') }}", member="Aino", csrf_input=Field()) == "<b>no form today</b>"
