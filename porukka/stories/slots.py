"""What stories put on others' pages: a strip of today's above the list, a line with their posts, the ways there."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.template.loader import render_to_string

from porukka.communities.visitor import Reader
from porukka.core import slots
from porukka.core.jinja.drawing import drawn
from porukka.discussions.queries.placed import Placed
from porukka.stories.actions.telling import CODE
from porukka.stories.queries import stories_of_posts, strip
from porukka.stories.rules import may_keep


@slots.fills("talk.top")
def above_the_list(member: Reader, rows: Sequence[Any]) -> dict[None, str]:
    found = strip(member)
    context = {"community": member.community, "stories": found}
    return {None: render_to_string("stories/strip.html", context)} if found else {}


@slots.fills("post.attached")
def with_posts(member: Reader, posts: Sequence[Placed]) -> dict[int, str]:
    """Until when it is there: the same for every reader. Where no post is a story, nothing is asked."""
    telling = [post.id for post in posts if CODE in post.carries and post.stands]
    return {
        story.post_id: render_to_string("stories/note.html", {"story": story})
        for story in (stories_of_posts(member, telling) if telling else ())
    }


@slots.fills("post.below", forms=True)
def below_posts(member: Reader, posts: Sequence[Placed], csrf_input: Any) -> dict[int, str]:
    """The button that keeps it, for those who may."""
    telling = [post.id for post in posts if CODE in post.carries and post.stands]
    if not telling or not member.is_member:
        return {}
    context = {"community": member.community, "csrf_input": csrf_input}
    return {
        story.post_id: render_to_string("stories/keep.html", context | {"story": story})
        if may_keep(member, story)
        else ""
        for story in stories_of_posts(member, telling)
    }


@slots.fills("talk.links")
def links(member: Reader, rows: Sequence[Any]) -> dict[Any, str]:
    """rows: the room of the list, or None for the whole community's."""
    if rows[0] is not None or not member.is_member:
        return {}
    return {None: drawn("stories/link.html", slug=member.community.slug)}


@slots.fills("me.links")
def my_stories(member: Reader, rows: Sequence[Any]) -> dict[Any, str]:
    return {None: render_to_string("stories/me_link.html", {"community": member.community})}
