"""What events put on others' pages: themselves below their posts, a word in lists, and the way to all of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.template.loader import render_to_string
from django.utils.translation import gettext, ngettext

from porukka.communities.visitor import Reader
from porukka.core import slots
from porukka.core.clock import when
from porukka.core.jinja.drawing import Drawing, to_draw
from porukka.discussions.queries.lists import TopicRow
from porukka.discussions.queries.placed import Placed
from porukka.events.queries import finding
from porukka.events.rules import may_invite


@slots.fills("post.below", forms=True)
def below_posts(member: Reader, posts: Sequence[Placed], csrf_input: Any) -> dict[int, str]:
    """Only an opening invites, and only in the topics that have an event something is asked."""
    openings = [post.id for post in posts if post.number == 0 and not post.is_deleted]
    if not openings or not (ids := finding.known_events(member).of_posts(openings)):
        return {}
    context = {"community": member.community, "csrf_input": csrf_input}
    found = finding.times_of_posts(member, ids)
    return {
        event.post_id: render_to_string("events/below.html", context | {"event": event}) for event in found
    }


@slots.fills("topic.scripts")
def scripts(member: Reader, rows: Sequence[Any]) -> dict[None, Drawing]:
    return {} if finding.known_events(member).is_none else {None: to_draw("events/scripts.html")}


@slots.fills("topic.meta")
def beside_topics(member: Reader, topics: Sequence[TopicRow]) -> dict[int, str]:
    """When it is, and how many come."""
    found = finding.events_of_topics(member, [topic.id for topic in topics])
    return {topic: _in_a_list(event) for topic, event in found.items()}


def _in_a_list(event: finding.Beside) -> str:
    if event.is_cancelled:
        return gettext("Event: called off")
    if event.is_over:
        return gettext("Event: over")
    words = ngettext(
        "Event %(time)s, %(count)s is coming", "Event %(time)s, %(count)s are coming", event.taken
    )
    return words % {"time": when(event.starts), "count": event.taken}


@slots.fills("rail.community")
def rail(member: Reader, rows: Sequence[Any]) -> dict[Any, Drawing]:
    """rows: the name of the current page. Where nobody has ever invited, only those see it who may."""
    if not may_invite(member) and finding.known_events(member).is_none:
        return {}
    return {rows[0]: to_draw("events/rail.html", slug=member.community.slug, here=rows[0])}


@slots.fills("me.links")
def from_a_phone(member: Reader, rows: Sequence[Any]) -> dict[Any, str]:
    """Where there is no rail."""
    return {None: render_to_string("events/me_link.html", {"community": member.community})}


@slots.fills("waiting.answers")
def waiting(member: Reader, rows: Sequence[Any]) -> dict[str, str]:
    """What comes next and she has not said anything to."""
    found = finding.unanswered(member)
    context = {"community": member.community, "events": found}
    return {"events": render_to_string("events/waiting.html", context)} if found else {}
