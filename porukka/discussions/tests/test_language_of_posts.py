"""A post carries the language it is written in."""

from __future__ import annotations

import pytest
from django.utils import translation

from porukka.communities.live import Group
from porukka.communities.models import Deed
from porukka.core import shelf
from porukka.discussions.actions import writing
from porukka.discussions.subscribers import show
from porukka.discussions.tests.talking import a_reply, a_topic, address, page
from tests.cast import Cast, signed_in

FINNISH = "Luin tekstisi eilen illalla, ja loppu jäi mieleen pitkäksi aikaa."


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        (FINNISH, "fi"),
        ("I read your text last night, and the ending stayed with me.", "en"),
        ("Jag läste din text i går kväll och tyckte mycket om slutet.", "sv"),
        ("Ich habe deinen Text gestern Abend gelesen und mochte das Ende sehr.", ""),
        ("Kiitos!", "en"),  # too short to tell: hers
        ("12345678901234567890 !!!", "en"),
    ],
)
def test_the_language_of_a_post_is_found(cast: Cast, text: str, lang: str) -> None:
    post = a_reply(cast.eero, a_topic(cast.aino, cast.common), text)
    assert post.lang == lang
    writing.edit(cast.eero, post, text=FINNISH)
    post.refresh_from_db()
    assert post.lang == "fi"


def test_only_what_is_in_another_language_than_the_page_is_marked(cast: Cast) -> None:
    topic = a_topic(cast.aino, cast.common)
    post = a_reply(cast.eero, topic, FINNISH)
    html = page(signed_in(cast.mari), address(topic))
    assert html.count('class="prose" lang="fi"') == 1
    assert 'class="prose" lang="en"' not in html
    deed = Deed.objects.get(kind="reply.written")
    for language, marked in (("en", True), ("fi", False)):
        with translation.override(language):
            _kind, facts = show([deed], Group(language, "UTC", "member"))[deed.pk]
        assert ('class="prose" lang="fi"' in facts["html"]) is marked
    post.lang = ""  # from before posts carried it
    post.save()
    shelf.clear_all()
    assert "lang=" not in page(signed_in(cast.mari), address(topic)).split('class="posts"')[1]
