"""The top of a topic's page: where one is, and what one may do with all of it. It is the same for everybody who may
and has decided the same, so it is drawn once for them."""

from __future__ import annotations

from typing import Any

from django.utils.translation import get_language
from markupsafe import Markup

from porukka.core import slots
from porukka.core.holes import fill, hole
from porukka.core.jinja import macro
from porukka.core.shelf import Shelf
from porukka.discussions.queries.topic import TopicPage

TEMPLATE = "discussions/heading.html"
TOOLS, UNREAD, CSRF_INPUT = hole(), hole(), hole()
_shelf = Shelf(pieces=4_000, size=2_500_000)


def heading(page: TopicPage, csrf_input: Any) -> Markup:
    """As this reader sees it. What she has saved has an address of her own, so then nothing is kept."""
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
    key = (
        topic.pk,
        topic.version,
        reader.community.slug,
        (room.pk, room.name, room.slug),
        get_language(),
        *facts.values(),
    )
    html: Markup | None = None if saved else _shelf.get(key)
    if html is None:
        html = macro(TEMPLATE, "heading")(
            reader.community,
            topic,
            saved=saved,
            tools=TOOLS,
            unread=UNREAD,
            csrf_input=CSRF_INPUT,
            **facts,
        )
        if saved is None:
            _shelf.put(key, html)
    first = page.first_unread
    return fill(
        html,
        {
            TOOLS: slots.fill("topic.tools", reader, [topic], csrf_input)[topic.pk],
            UNREAD: macro(TEMPLATE, "to_unread")(page.url, first) if first else "",
            CSRF_INPUT: csrf_input,
        },
    )
