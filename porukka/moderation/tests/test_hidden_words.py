"""Hidden words are nowhere: not in search, in the bell's page, in letters, nor in what a browser asks for."""

from __future__ import annotations

import pytest

from porukka.communities import deeds
from porukka.communities.live import Group, frames
from porukka.core.mail.models import Letter
from porukka.discussions.actions import hiding, writing
from porukka.discussions.models import Post

WORDS, TITLE = "kanariwords", "Kanarititle"
READERS = ("niilo", "aino", "matti", "eero")


@pytest.fixture
def topic(cast):
    """Eero's; Niilo answers him, and everybody has been told."""
    topic = writing.start_topic(cast.eero, cast.common, title=TITLE, text=f"{WORDS} opening")
    writing.reply(cast.niilo, topic, text=f"{WORDS} answer")
    deeds.catch_up()
    return topic


def everywhere(signed_in, cast, name):
    client = signed_in(getattr(cast, name))
    paths = ("", "?show=unread", "notifications/", f"search/?q={WORDS}", f"search/?q={TITLE}", "reports/")
    return {path: client.get(f"/c/writers/{path}").content.decode() for path in paths}


@pytest.mark.parametrize("name", READERS)
def test_what_is_hidden_is_found_nowhere(cast, signed_in, topic, name):
    before = everywhere(signed_in, cast, name)
    assert TITLE in before[""]
    assert f"{WORDS}</mark>" in before[f"search/?q={WORDS}"]
    for post in topic.posts.all():
        hiding.hide(cast.mari, post, "Unkind")
    deeds.catch_up()
    for path, html in everywhere(signed_in, cast, name).items():
        asked = path.partition("=")[2]
        assert TITLE not in html.replace(f'value="{asked}"', "").replace(f"“{asked}”", ""), path
        assert f"{WORDS} " not in html, path
        assert f"{WORDS}</mark>" not in html, path


def test_no_letter_and_no_browser_that_comes_back_gets_them(cast, topic):
    for post in topic.posts.all():
        hiding.hide(cast.mari, post, "Unkind")
    deeds.catch_up()
    live = frames(cast.community.pk, 0, Group("en", "Europe/Helsinki", "member"))
    assert WORDS not in str([frame.data for frame in live])
    for letter in Letter.objects.all():
        assert WORDS not in letter.text
    # what a letter that is written later would repeat
    assert not Post.objects.filter(topic=topic, text__contains=WORDS).exists()
    assert not Post.objects.filter(topic=topic, html__contains=WORDS).exists()
