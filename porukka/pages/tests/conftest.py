"""A discussion that has come to something."""

from __future__ import annotations

import pytest

from porukka.core.ids import to_text
from porukka.discussions.tests.talking import a_reply, a_topic
from porukka.pages.actions import writing
from porukka.pages.models import Page
from porukka.people import once


@pytest.fixture
def topic(cast):
    """Eero opened it in the common room; four have answered."""
    topic = a_topic(cast.eero, cast.common, "How do you end yours?", "Mine never end.")
    for member, words in (
        (cast.niilo, "In the middle."),
        (cast.mari, "With a door."),
        (cast.matti, "Late."),
        (cast.aino, "With rain."),
    ):
        a_reply(member, topic, words)
    topic.refresh_from_db()
    return topic


@pytest.fixture
def page(cast, topic):
    return writing.make_page(cast.eero, topic, title="Endings", text="With a *door*.")


def address(page, what=""):
    return f"/c/writers/page/{to_text(page.pk)}-{page.slug}/{what}"


def make(client, topic, title="Endings", text="With a *door*.", **fields):
    fields = {"title": title, "text": text, "once": once.key()} | fields
    return client.post(maker(topic), fields)


def maker(topic):
    return f"/c/writers/t/{to_text(topic.pk)}-{topic.slug}/page/"


def edit(client, page, title="Endings", text="With a *gate*.", **fields):
    version = Page.objects.get(pk=page.pk).version
    fields = {"title": title, "text": text, "version": version} | fields
    return client.post(address(page, "edit/"), fields)
