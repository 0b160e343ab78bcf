"""Words of other places as Markdown: what was bold is bold, who was named is named, and nothing else happens."""

from __future__ import annotations

import pytest

from porukka.core.text import LIMIT
from porukka.discussions.models import Post
from porukka.importing.markdown import as_markdown
from porukka.importing.tests.bringing import brought, row, table
from porukka.insights.archives import NAMED

CASES = [
    ("slack", "*bold* _so_ ~gone~ 2*3*4", "**bold** _so_ ~~gone~~ 2*3*4"),
    ("slack", "<https://a.example/x|the page> <https://b.example>", "[the page](https://a.example/x) <https://b.example>"),
    ("slack", "a &lt; b &amp;&amp; c", "a < b && c"),
    ("slack", "`*as it is*` *but*", "`*as it is*` **but**"),
    ("slack", f"{NAMED[0]}Pekka_P{NAMED[1]} <!here> <#C1|saws>", "**Pekka\\_P** here saws"),
    ("slack", "• one\n• two", "- one\n- two"),
    ("whatsapp", "*no* ~yes~ @\u2068Pekka_P\u2069", "**no** ~~yes~~ **Pekka\\_P**"),
    ("zulip", "@**Pekka_P|12** see #**tools>saws**", "**Pekka\\_P** see tools: saws"),
    ("zulip", "```quote\none\ntwo\n```\nso", "> one\n> two\n\n\nso"),
    ("discourse", '[quote="Pekka_P, post:1, topic:2"]\nBig?\n[/quote]\nYes', "> **Pekka\\_P**:\n> Big?\n\n\nYes"),
    ("discourse", "<p>Hello <b>you</b></p><script>x()</script>", "Hello you\nx()"),
    ("mbox", "    indented\n> said\n#no heading\n---", "indented\n> said\n\\#no heading\n\\---"),
    ("csv", "**as** it is", "**as** it is"),
]  # fmt: skip


@pytest.mark.parametrize(("source", "words", "expected"), CASES)
def test_each_place_writes_its_own_way(source, words, expected):
    known = {"Pekka_P": "Pekka_P"}
    assert as_markdown(source, words, lambda name: known.get(name, "")) == expected


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("slack", f"{NAMED[0]}Pekka{NAMED[1]} pekka@example.net"),
        ("whatsapp", "@\u2068Pekka\u2069 pekka@example.net"),
        ("zulip", "@**Pekka** @_**Elli|3** pekka@example.net"),
    ],
)
def test_without_names_none_is_left_where_somebody_is_named(source, words):
    found = as_markdown(source, words, {"Pekka": "Writer 1"}.get, without_names=True)
    assert "Pekka" not in found
    assert "Elli" not in found
    assert "pekka" not in found
    assert "**Writer 1**" in found


def test_what_is_too_much_for_a_page_stands_as_it_was_written(cast, tmp_path):
    deep, long = ">" * 300 + " deep", "word " * 10_000
    rows = [
        row(1, text=deep),
        row(2, text=long),
        row(3, text="<img src=x onerror=alert(1)>"),
        row(4, text=""),
    ]
    _batch, counts, _staged = brought(cast.community, table(tmp_path, rows))
    posts = {post.number: post for post in Post.objects.all()}
    assert counts.shortened == 1
    assert "<pre" in posts[0].html
    assert ">" * 300 in posts[0].text
    assert len(posts[1].text) <= LIMIT
    assert posts[1].text.endswith("word…")
    assert "<img" not in posts[2].html
    assert posts[3].text == "(no text)"
