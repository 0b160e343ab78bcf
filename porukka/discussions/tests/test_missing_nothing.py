"""A page and the stream after it miss nothing between them."""

from __future__ import annotations

import re

from porukka.discussions.actions import writing
from porukka.discussions.queries import topic as topic_queries


def test_what_is_said_while_a_page_is_being_made_comes_by_the_stream(cast, signed_in, monkeypatch):
    topic = writing.start_topic(cast.aino, cast.common, title="A question", text="How do you end a chapter?")
    read_posts = topic_queries.topic_page

    def read_and_then_somebody_replies(*args, **kwargs):
        page = read_posts(*args, **kwargs)
        writing.reply(cast.niilo, topic, text="With a door.")
        return page

    monkeypatch.setattr("porukka.discussions.drawing.page.topic_page", read_and_then_somebody_replies)
    browser = signed_in(cast.eero)
    page = browser.get(f"/c/writers/t/{topic.address}-{topic.slug}/").content.decode()
    assert "With a door." not in page
    after = re.search(r'data-live-seq="(\d+)"', page)[1]
    frames = browser.get(f"/c/writers/live?after={after}").json()["frames"]
    assert [frame["kind"] for frame in frames] == ["reply"]
    assert "With a door." in frames[0]["data"]["html"]
