"""What the purpose puts on others' pages: the way to it, and what a discussion has to do with a pain point."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.template.loader import render_to_string

from porukka.communities.roles import has
from porukka.communities.visitor import Reader
from porukka.core import slots
from porukka.core.ids import Spot
from porukka.core.jinja.drawing import Drawing, to_draw
from porukka.discussions.addresses import topic_url
from porukka.discussions.models import Topic
from porukka.purpose.queries.pains import pains_of_topics, rows_of


@slots.fills("rail.community")
def rail(member: Reader, rows: Sequence[Any]) -> dict[Any, Drawing]:
    """rows: the name of the current page."""
    if not member.is_member:
        return {}
    return {rows[0]: to_draw("purpose/rail.html", slug=member.community.slug, here=rows[0])}


@slots.fills("me.links")
def from_a_phone(member: Reader, rows: Sequence[Any]) -> dict[Any, str]:
    """Where there is no rail."""
    return {None: render_to_string("purpose/me_link.html", {"community": member.community})}


@slots.fills("topic.tools")
def tools(member: Reader, topics: Sequence[Topic]) -> dict[int, Drawing]:
    """A line of the topic's menu; nothing is asked for it."""
    if not has(member, "react"):
        return {}
    slug = member.community.slug
    return {
        topic.pk: to_draw("purpose/tool.html", slug=slug, topic=Spot(topic.pk, topic.slug))
        for topic in topics
    }


@slots.fills("topic.notes", forms=True)
def notes(member: Reader, topics: Sequence[Topic], csrf_input: Any) -> dict[int, str]:
    """Below the title: that this is a pain point, with "me too", or that it addresses one. Most topics are neither,
    and nothing is asked for them."""
    tied = [topic.pk for topic in topics if topic.is_tied] if member.is_member else []
    if not tied:
        return {}
    found = pains_of_topics(member, tied)
    places = {topic.pk: topic_url(member.community.slug, topic) for topic in topics}
    return {
        topic: render_to_string(
            "purpose/note.html",
            {
                "community": member.community,
                "member": member,
                "pains": rows_of(member, own),
                "answered": rows_of(member, others),
                "place": places[topic],
                "csrf_input": csrf_input,
                "may_share": has(member, "react"),
            },
        )
        for topic, (own, others) in found.items()
    }
