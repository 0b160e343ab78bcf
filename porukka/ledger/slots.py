"""What the ledger puts on others' pages: the way to it, a line of the team's menu, what became of a discussion."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.template.loader import render_to_string

from porukka.communities.visitor import Reader
from porukka.core import slots
from porukka.core.ids import Spot
from porukka.core.jinja.drawing import Drawing, drawn, to_draw
from porukka.discussions.models import Topic
from porukka.ledger import rules
from porukka.ledger.models import Entry
from porukka.ledger.queries import entries_of_topics, summary


@slots.fills("rail.community")
def rail(member: Reader, rows: Sequence[Any]) -> dict[Any, Drawing]:
    """rows: the name of the current page."""
    return {rows[0]: to_draw("ledger/rail.html", slug=member.community.slug, here=rows[0])}


@slots.fills("me.links")
def from_a_phone(member: Reader, rows: Sequence[Any]) -> dict[Any, str]:
    """Where there is no rail."""
    return {None: render_to_string("ledger/me_link.html", {"community": member.community})}


@slots.fills("topic.tools")
def tools(member: Reader, topics: Sequence[Topic]) -> dict[int, Drawing]:
    """A line of the topic's menu, for the team; nothing is asked for it."""
    slug = member.community.slug
    return {
        topic.pk: to_draw("ledger/tool.html", slug=slug, topic=Spot(topic.pk, topic.slug))
        for topic in topics
        if rules.may_file_from(member, topic)
    }


@slots.fills("topic.notes")
def notes(member: Reader, topics: Sequence[Topic]) -> dict[int, str]:
    """Below the title: what became of what was asked for here. Most topics are not tied, and nothing is asked for
    them."""
    tied = [topic.pk for topic in topics if topic.is_tied]
    if not tied:
        return {}
    slug, found = member.community.slug, entries_of_topics(member, tied)
    return {
        topic: drawn(
            "ledger/note.html",
            slug=slug,
            entries=tuple((str(Entry.State(state).label), word) for state, word in own),
        )
        for topic, own in found.items()
    }


@slots.fills("landing.below")
def on_the_landing_page(member: Reader, rows: Sequence[Any]) -> dict[None, str]:
    """For those outside who may read on: what the last quarter came to, once there is something done."""
    if not member.community.is_readable_by_all:
        return {}
    counted = summary(member)
    if not counted.done:
        return {}
    context = {"community": member.community, "summary": counted}
    return {None: render_to_string("ledger/landing.html", context)}
