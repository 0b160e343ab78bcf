"""Looking at one's words before the others do: in its place, or without a script on the page that comes back."""

from __future__ import annotations

import re

import pytest

from porukka.communities.models import Deed
from porukka.core.text.rendering import LIMIT
from porukka.discussions.models import Post, Topic
from porukka.discussions.tests.talking import (
    NEW,
    TALK,
    a_reply,
    a_topic,
    address,
    opening,
    page,
    post_address,
    reply,
    start,
)
from porukka.people import once
from porukka.people.models import Once
from porukka.people.throttles import MOST_A_MINUTE

PREVIEW = TALK + "preview/"
RICH = """**Bold**, *slanted*, `code` and ~~gone~~ :) <script>alert("x")</script> https://example.org/a?b=1&c=2

> quoted
> > twice

1. one
2. two
   - in between

| a | b |
|--:|---|
| 1 | [two](/c/writers/) |

```
  as it is <b>
```
"""


@pytest.fixture
def topic(cast):
    return a_topic(cast.aino, cast.common)


def prose(html: str) -> str:
    """What stands in the last post (or the preview) of a page."""
    return re.findall(r'<div class="prose">(.*?)</div>', html, re.DOTALL)[-1].strip()


def test_the_preview_is_what_will_be_published(cast, signed_in, topic):
    eero = signed_in(cast.eero)
    looked = eero.post(PREVIEW, {"text": RICH}, headers={"X-Porukka-Script": "preview"})
    assert looked.status_code == 200
    reply(eero, topic, RICH)
    published = eero.get(address(topic)).content.decode()
    assert prose(looked.content.decode()) == prose(published)
    assert "<strong>Bold</strong>" in prose(published)


def test_a_preview_leaves_nothing_behind(cast, signed_in, topic):
    before = (Post.objects.count(), Deed.objects.count(), Once.objects.count())
    signed_in(cast.eero).post(PREVIEW, {"text": "Hm."})
    assert (Post.objects.count(), Deed.objects.count(), Once.objects.count()) == before


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("x" * (LIMIT + 1), "This is longer than"),
        ("> " * 200 + "x", "too many links"),
        ("", "required"),
    ],
)
def test_what_cannot_be_published_is_said_in_words(cast, signed_in, text, words):
    answer = signed_in(cast.eero).post(PREVIEW, {"text": text})
    assert answer.status_code == 400
    assert words in answer.content.decode()
    assert 'role="alert"' in answer.content.decode()


def test_previews_are_counted(cast, signed_in):
    eero, mari = signed_in(cast.eero), signed_in(cast.mari)
    answers = [
        eero.post(PREVIEW, {"text": "Again"}).status_code for _round in range(MOST_A_MINUTE["preview"] + 1)
    ]
    assert answers == [200] * MOST_A_MINUTE["preview"] + [429]
    refused = eero.post(PREVIEW, {"text": "Again"})
    assert (refused.status_code, refused["Retry-After"]) == (429, "60")
    assert "a lot of previews" in refused.content.decode()
    assert mari.post(PREVIEW, {"text": "Mine"}).status_code == 200


def test_who_is_not_a_member_previews_nothing(cast, signed_in):
    for outsider in (cast.outi, cast.kaisa, cast.lauri, None):
        assert signed_in(outsider).post(PREVIEW, {"text": "Hello"}).status_code == 404
    assert signed_in(cast.sami).post(PREVIEW, {"text": "Hello"}).status_code == 403
    assert signed_in(cast.gita).post(PREVIEW, {"text": "Hello"}).status_code == 200
    assert signed_in(cast.eero).get(PREVIEW).status_code == 405


def test_without_a_script_the_page_of_a_new_discussion_comes_back_with_all_in_it(cast, signed_in):
    eero, key = signed_in(cast.eero), once.key()
    fields = {"title": "Endings", "text": RICH, "room": cast.common.pk, "once": key, "poll-question": "When?"}
    looked = eero.post(NEW, fields | {"preview": "1"})
    html = looked.content.decode()
    assert looked.status_code == 200
    assert "This is how it will look" in html
    for kept in ('value="Endings"', f'value="{key}"', f'value="{cast.common.pk}" selected', 'value="When?"'):
        assert kept in html
    assert "> twice" in page_text(html)
    assert not Topic.objects.exists()
    assert not Once.objects.exists()
    assert eero.post(NEW, fields | {"poll-question": ""}).status_code == 302
    published = eero.get(address(Topic.objects.get())).content.decode()
    assert prose(html) == prose(published)


def page_text(html: str) -> str:
    """What the text area holds."""
    found = re.search(r"<textarea[^>]*>(.*?)</textarea>", html, re.DOTALL)
    assert found
    return found[1].replace("&gt;", ">")


def test_only_the_text_is_judged_by_a_preview(cast, signed_in):
    html = signed_in(cast.eero).post(NEW, {"text": "Only this", "preview": "1"}).content.decode()
    assert "<p>Only this</p>" in html
    assert "summary-of-errors" not in html
    answer = signed_in(cast.eero).post(NEW, {"title": "Endings", "text": "", "preview": "1"})
    assert answer.status_code == 400
    assert 'value="Endings"' in answer.content.decode()
    assert "summary-of-errors" in answer.content.decode()


def test_without_a_script_a_reply_is_looked_at_and_still_answers_the_same_post(cast, signed_in, topic):
    first = a_reply(cast.matti, topic, "First.")
    eero = signed_in(cast.eero)
    looked = reply(eero, topic, "To *you*.", reply_to=first.address, preview="1")
    html = looked.content.decode()
    assert looked.status_code == 200
    assert "<p>To <em>you</em>.</p>" in html
    assert f'value="{first.address}"' in html
    assert "To Matti" in html
    assert topic.posts.count() == 2


def test_a_closed_discussion_shows_no_preview_to_reply_with(cast, signed_in, topic):
    signed_in(cast.aino).post(address(topic) + "closure/", {"why": ""})
    answer = reply(signed_in(cast.eero), topic, "Too late", preview="1")
    assert Post.objects.count() == 1
    assert answer.status_code == 400
    assert "takes no replies any more" in answer.content.decode()


def test_without_a_script_an_edit_is_looked_at_and_not_made(cast, signed_in, topic):
    aino = signed_in(cast.aino)
    fields = {"title": "Last chapters", "text": "Changed *words*."}
    looked = aino.post(post_address(opening(topic), "edit/"), fields | {"preview": "1"})
    assert looked.status_code == 200
    assert "<p>Changed <em>words</em>.</p>" in looked.content.decode()
    assert 'value="Last chapters"' in looked.content.decode()
    assert opening(topic).text == "How do you end yours?"
    assert signed_in(cast.eero).post(post_address(opening(topic), "edit/"), fields).status_code == 404


def test_every_composer_has_the_tools_and_the_button_for_who_has_no_script(cast, signed_in, topic):
    aino = signed_in(cast.aino)
    for path in (TALK, NEW, address(topic), post_address(opening(topic), "edit/")):
        html = page(aino, path)
        assert html.count("<writing-tools hidden") == 1, path
        assert html.count('name="preview"') == 1, path
        assert html.index('name="preview"') > html.index('class="btn" type="submit"'), path  # Enter publishes
    visitors = start(signed_in(cast.eero), cast.common, preview="")
    assert visitors.status_code == 200  # the button's name is enough
