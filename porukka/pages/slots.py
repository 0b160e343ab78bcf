"""What pages put on the pages of the talk: the way to make one, the way to those that were made, and to all."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.template.loader import render_to_string

from porukka.communities.visitor import Reader
from porukka.core import slots
from porukka.core.ids import Spot
from porukka.core.jinja.drawing import Drawing, drawn, to_draw
from porukka.discussions.models import Topic
from porukka.pages import rules
from porukka.pages.queries.reading import page_url, pages_of_topics


@slots.fills("topic.tools")
def tools(member: Reader, topics: Sequence[Topic]) -> dict[int, Drawing]:
    """A line of the topic's menu; nothing is asked for it."""
    slug = member.community.slug
    return {
        topic.pk: to_draw("pages/tool.html", slug=slug, topic=Spot(topic.pk, topic.slug))
        for topic in topics
        if rules.may_make_page(member, topic)
    }


@slots.fills("topic.notes")
def notes(member: Reader, topics: Sequence[Topic]) -> dict[int, str]:
    """A calm line below the title of a discussion that was written up."""
    written_up = [topic.pk for topic in topics if topic.is_written_up]
    found = pages_of_topics(member, written_up) if written_up else {}
    slug = member.community.slug
    return {
        topic: render_to_string(
            "pages/note.html", {"pages": [(page.title, page_url(slug, page)) for page in made]}
        )
        for topic, made in found.items()
    }


@slots.fills("talk.links")
def links(member: Reader, rows: Sequence[Any]) -> dict[Any, str]:
    """rows: the room of the list, or None for the whole community's."""
    room = Spot(rows[0].pk, rows[0].slug) if rows[0] else None
    return {rows[0]: drawn("pages/link.html", slug=member.community.slug, room=room)}
