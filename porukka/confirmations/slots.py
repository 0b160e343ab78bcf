"""What confirmations put on others' pages: the button below a post, and what waits for one's answer."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.template.loader import render_to_string

from porukka.communities.visitor import Reader
from porukka.confirmations.actions import CODE
from porukka.confirmations.queries import asks_of_posts, waiting
from porukka.core import slots
from porukka.discussions.queries.placed import Placed


@slots.fills("post.below", forms=True)
def below_posts(member: Reader, posts: Sequence[Placed], csrf_input: Any) -> dict[int, str]:
    """For members. Where no post asks for it, nothing is asked."""
    asking = [post.id for post in posts if CODE in post.carries and post.stands]
    if not asking or not member.is_member:
        return {}
    context = {"community": member.community, "csrf_input": csrf_input}
    return {
        ask.post_id: render_to_string("confirmations/below.html", context | {"ask": ask})
        for ask in asks_of_posts(member, asking)
    }


@slots.fills("waiting.answers")
def to_read(member: Reader, rows: Sequence[Any]) -> dict[str, str]:
    context = {"community": member.community, "asks": waiting(member)}
    return {CODE: render_to_string("confirmations/waiting.html", context)} if context["asks"] else {}
