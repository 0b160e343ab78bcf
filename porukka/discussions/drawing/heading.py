"""The top of a topic's page: where one is, and what one may do with all of it. It is the same for all topics where
one may and has decided the same, so it is drawn once for them, with holes for what is the topic's own."""

from __future__ import annotations

import secrets
from types import SimpleNamespace
from typing import Any

from django.conf import settings
from django.utils.translation import get_language

from porukka.core import slots
from porukka.core.holes import Cut, hole, hole_of
from porukka.core.ids import IdSlugConverter, Spot
from porukka.core.jinja import macro
from porukka.core.jinja.drawing import Drawing
from porukka.core.jinja.filters import number
from porukka.core.shelf import Shelf
from porukka.discussions.queries.topic import TopicPage

TEMPLATE = "discussions/heading.html"
HOLES = ("url", "first", "csrf_input", "title", "topic", "room_name", "room", "saved", "replies", "speakers")
_TOPIC, _ROOM, _SAVED = (Spot(1 << 61 | secrets.randbits(61), slug) for slug in (hole(), hole(), ""))
_MANY, _SPEAKERS = 1 << 61 | secrets.randbits(60), 1 << 60 | secrets.randbits(59)
_address: Any = IdSlugConverter().to_url
_shelf = Shelf(pieces=300, size=500_000)


def heading(page: TopicPage, csrf_input: Any) -> bytes:
    """As this reader sees it, as UTF-8."""
    reader, topic, saved = page.reader, page.topic, page.saved.topic
    facts = {
        "keeps_order": page.may_keep_order,
        "may_welcome": page.may_welcome,
        "is_slow": topic.slow_now > 0,  # ends by itself, without a new version
        "is_member": reader.is_member,
        "choice": topic.choice,  # type: ignore[attr-defined]
        "own": topic.author_id == reader.pk,
    }
    (tools,) = slots.ask(reader, [("topic.tools", topic, topic.pk)])
    states = (topic.pinned_at is not None, topic.closed_at is not None, topic.welcome_at is not None)
    counts = (min(topic.replies, 2), min(topic.speakers, 2))  # from two on, other words
    first = page.first_unread
    shape = (states, counts, None if saved is None else saved.is_coming, bool(first))
    likewise = _of_any_topic(tools, Spot(topic.pk, topic.slug))
    key = (reader.community.slug, get_language(), shape, *facts.values(), likewise)
    kept: Cut | None = _shelf.get(key)
    if kept is None:
        kept = _drawn(reader.community, shape, facts, likewise)
        if not settings.PORUKKA_DEV:  # whoever develops sees each change of a template
            _shelf.put(key, kept, kept.size)
    return kept.filled(
        {
            "url": page.url,
            "first": first,
            "csrf_input": csrf_input,
            "title": topic.title,
            "topic": _address(topic),
            "room_name": topic.room.name,
            "room": _address(topic.room),
            "saved": _address(saved.pk) if saved else "",
            "replies": number(topic.replies),
            "speakers": number(topic.speakers),
        }
    )


def _of_any_topic(tools: slots.Asked, topic: Spot) -> slots.Asked:
    """The same lines of the menu, with the address of no topic in place of this one's."""
    return tuple(
        one._replace(values=tuple((name, _TOPIC if value == topic else value) for name, value in one.values))
        if isinstance(one, Drawing)
        else one
        for one in tools
    )


def _drawn(community: Any, shape: Any, facts: dict[str, Any], tools: slots.Asked) -> Cut:
    (is_pinned, is_closed, is_welcome), (replies, speakers), is_coming, has_unread = shape
    topic = SimpleNamespace(
        pk=_TOPIC.pk,
        slug=_TOPIC.slug,
        title=hole_of("title"),
        room=SimpleNamespace(pk=_ROOM.pk, slug=_ROOM.slug, name=hole_of("room_name")),
        pinned_at=is_pinned,
        closed_at=is_closed,
        welcome_at=is_welcome,
        replies=_MANY if replies > 1 else replies,
        speakers=_SPEAKERS if speakers > 1 else speakers,
    )
    html = str(
        macro(TEMPLATE, "heading")(
            community,
            topic,
            saved=None if is_coming is None else SimpleNamespace(pk=_SAVED.pk, is_coming=is_coming),
            tools=slots.draw(tools),
            unread=macro(TEMPLATE, "to_unread")(hole_of("url"), hole_of("first")) if has_unread else "",
            csrf_input=hole_of("csrf_input"),
            **facts,
        )
    )
    marks = {_address(_TOPIC): "topic", _address(_ROOM): "room", _address(_SAVED): "saved"}
    for mark, name in (marks | {number(_MANY): "replies", number(_SPEAKERS): "speakers"}).items():
        html = html.replace(mark, hole_of(name))
    return Cut(html, *HOLES)
