"""The top of a topic's page: where one is, and what one may do with all of it. It is the same for everybody who may
and has decided the same, so it is drawn once for them."""

from __future__ import annotations

from typing import Any

from django.utils.translation import get_language

from porukka.core import slots
from porukka.core.holes import Cut, hole_of
from porukka.core.jinja import macro
from porukka.core.shelf import Shelf
from porukka.discussions.queries.topic import TopicPage

TEMPLATE = "discussions/heading.html"
_shelf = Shelf(pieces=4_000, size=2_000_000)


def heading(page: TopicPage, csrf_input: Any) -> bytes:
    """As this reader sees it, as UTF-8. What she has saved has an address of her own, so then nothing is kept."""
    reader, topic, saved = page.reader, page.topic, page.saved.topic
    facts = {
        "keeps_order": page.may_keep_order,
        "may_welcome": page.may_welcome,
        "is_slow": topic.slow_now > 0,  # ends by itself, without a new version
        "is_member": reader.is_member,
        "choice": topic.choice,  # type: ignore[attr-defined]
        "own": topic.author_id == reader.pk,
    }
    room = topic.room
    (tools,) = slots.ask(reader, [("topic.tools", topic, topic.pk)])
    key = (
        topic.pk,
        topic.version,
        reader.community.slug,
        (room.pk, room.name, room.slug),
        get_language(),
        *facts.values(),
        tools,
    )
    kept: Cut | None = None if saved else _shelf.get(key)
    if kept is None:
        html = macro(TEMPLATE, "heading")(
            reader.community,
            topic,
            saved=saved,
            tools=slots.draw(tools),
            unread=hole_of("unread"),
            csrf_input=hole_of("csrf_input"),
            **facts,
        )
        kept = Cut(html, "unread", "csrf_input")
        if saved is None:
            _shelf.put(key, kept, kept.size)
    first = page.first_unread
    unread = macro(TEMPLATE, "to_unread")(page.url, first) if first else ""
    return kept.filled({"unread": unread, "csrf_input": csrf_input})
