"""Beginning a reply with the words of the post it answers."""

from __future__ import annotations

import re
from html import unescape

import pytest

from porukka.discussions.composing import QUOTED, quoted
from porukka.discussions.models import Post
from porukka.discussions.tests.talking import a_reply, a_topic, address, page, post_address, reply


@pytest.fixture
def topic(cast):
    return a_topic(cast.aino, cast.common, text="How do you end yours?\n\nI *never* do.")


def area(html: str) -> str:
    """What stands in the text area."""
    found = re.search(r"<textarea[^>]*>\n?(.*?)</textarea>", html, re.DOTALL)
    assert found
    return unescape(found[1])


def test_a_reply_begins_with_the_words_and_who_said_them(cast, signed_in, topic):
    eero = signed_in(cast.eero)
    shown = page(eero, address(topic) + "?at=0&to=0&quote=1")
    assert area(shown) == "> How do you end yours?\n>\n> I *never* do.\n>\n> — Aino\n\n"
    assert topic.posts.get().address in shown
    answer = reply(eero, topic, area(shown) + "Nor I.", reply_to=topic.posts.get().address)
    assert answer.status_code == 302
    published = page(eero, address(topic))
    begins = f'<blockquote data-by="{cast.aino.pk}">\n<p>How do you end yours?</p>'
    assert f"{begins}\n<p>I <em>never</em> do.</p>\n<p>— Aino</p>" in published


def test_the_way_to_quote_is_offered_once(cast, signed_in, topic):
    eero = signed_in(cast.eero)
    assert "quote=1" in page(eero, address(topic) + "?at=0&to=0")
    assert "quote=1" not in page(eero, address(topic) + "?at=0&to=0&quote=1")
    assert area(page(eero, address(topic) + "?quote=1")) == ""


def test_what_a_post_quotes_itself_is_left_out(cast, topic):
    answer = a_reply(cast.eero, topic, "> twice?\nand lazily\n\nOnce.\n\n> and\n> again\n\n\nThen no more.")
    assert quoted(answer) == "> Once.\n>\n> Then no more.\n>\n> — Eero\n\n"
    assert quoted(a_reply(cast.eero, topic, "> nothing of mine")) == ""


def test_a_long_post_is_quoted_in_part(cast, topic):
    words = quoted(a_reply(cast.eero, topic, "word " * 5_000))
    assert len(words) < QUOTED + 40
    assert words.endswith("word …\n> — Eero\n\n") or "word …" in words


def test_a_name_is_no_markup(cast, topic):
    cast.eero.name = "*Eero* [x](https://example.org)"
    cast.eero.save()
    post = a_reply(cast.eero, topic, "Hm.")
    assert "— \\*Eero\\* \\[x](https://example.org)" in quoted(post)


def test_nothing_is_quoted_that_is_not_there_to_read(cast, signed_in, topic):
    gone = a_reply(cast.matti, topic, "Gone words")
    hidden = a_reply(cast.matti, topic, "Hidden words")
    secret = a_topic(cast.mari, cast.back, text="Canary in the back room")
    signed_in(cast.matti).post(post_address(gone, "deletion/"))
    signed_in(cast.aino).post(post_address(hidden, "hiding/"), {"why": "Unkind"})
    eero = signed_in(cast.eero)
    for post in (gone, hidden):
        assert area(page(eero, f"{address(topic)}?to={post.number}&quote=1")) == ""
    for odd in ("-1", "99", "x", "9" * 40):
        assert area(page(eero, f"{address(topic)}?to={odd}&quote=1")) == ""
    assert eero.get(address(secret) + "?to=0&quote=1").status_code == 404
    assert Post.objects.filter(topic=topic).count() == 3
