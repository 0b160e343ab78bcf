"""What the checkers of pages find, and what they leave in peace."""

import pytest

from tests.house import pages


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ('{% extends "home/base.html" %}', "home/base.html lies higher"),
        ('{% from "search/ui.html" import field %}', "search/ui.html lies higher"),
        ('{% import "polls/ui.html" as ui %}', "polls/ui.html lies higher"),
        ('{% include "account/login.html" %}', "account/login.html is not written in Jinja"),
        ("{% include which %}", "by a variable"),
        ('{{ url("polls:poll", 1) }}', "the address 'polls:poll' belongs to polls"),
        ('{{ url("polls:poll" if x else "account_login") }}', "the address 'polls:poll' belongs to polls"),
        ('{{ url("polls:gone") }}', "no urls.py gives the name 'polls:gone'"),
        ("{% if %}", "Expected an expression"),
    ],
)
def test_a_template_that_points_up_is_found(text, complaint):
    (found,) = pages.templates_up("discussions", "discussions/topic.html", text, {"polls:poll": {"polls"}})
    assert complaint in found


def test_a_template_that_points_down_or_stays_is_left_in_peace():
    text = """{% extends "core/base.html" %}{% from "discussions/ui.html" import reply %}
        {{ url("account_login") }} {{ url("communities:rooms") }}"""
    names = {"communities:rooms": {"communities"}}
    assert pages.templates_up("discussions", "discussions/topic.html", text, names) == []


def test_a_page_of_allauth_that_points_up_is_found():
    text = (
        """{% extends "allauth/layouts/base.html" %}{% include "home/front.html" %}{% url "polls:poll" %}"""
    )
    names = {"polls:poll": {"polls"}}
    found = pages.templates_up("people", "account/login.html", text, names)
    assert [complaint.split(": ", 1)[1] for complaint in found] == [
        "home/front.html lies higher",
        "the address 'polls:poll' belongs to polls, which lies higher",
    ]


def test_a_template_in_anothers_folder_is_found():
    (found,) = pages.templates_up("polls", "discussions/topic.html", "", {})
    assert "lie in templates/polls/" in found


@pytest.mark.parametrize(
    "text",
    [
        '<p style="color: red">',
        "<p {% if big %}style='x'{% endif %}>",
        "<style>p { color: red }</style>",
        "<script>go()</script>",
        '<script type="module">{{ code }}</script>',
        '<button onclick="go()">',
        "<div hx-on:click='go()'>",
        "<div data-hx-on--load='go()'>",
        """<div hx-vals='js:{a: 1}'>""",
        '<a href="javascript:go()">',
    ],
)
def test_code_or_a_style_in_a_page_is_found(text):
    assert len(pages.inline_code(f"{{# a note #}}\n{text}")) == 1
    assert pages.inline_code(f"{{# a note #}}\n{text}")[0].startswith("2: ")


def test_a_page_without_code_is_left_in_peace():
    text = """{% set only = 1 %}{# style="x" #}<script src="{{ static("a.js") }}" defer></script>
        <script type="application/json">{"a": 1}</script>
        <p class="on">js: {{ style }} onclick="not a tag"</p>"""
    assert pages.inline_code(text) == []
