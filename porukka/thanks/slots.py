"""What thanks put on others' pages: what somebody was thanked for on her page, a way to thank below a post."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.template.loader import render_to_string

from porukka.communities.models import Member
from porukka.communities.roles import has
from porukka.communities.visitor import Reader
from porukka.core import slots
from porukka.core.jinja.drawing import drawn_for_each
from porukka.discussions.queries.rows import PostRow
from porukka.thanks import rules
from porukka.thanks.queries import told_of


@slots.fills("member.profile", forms=True)
def thanks(member: Reader, rows: Sequence[Member], csrf_input: Any) -> dict[Any, str]:
    context = {"community": member.community, "csrf_input": csrf_input}
    return {
        row.pk: render_to_string(
            "thanks/on_member.html",
            context | {"other": row, "told": told_of(member, row), "may_thank": rules.may_thank(member, row)},
        )
        for row in rows
    }


@slots.fills("post.tools")
def thank(member: Reader, posts: Sequence[PostRow]) -> Mapping[int, str]:
    """One line in the menu of everybody else's posts that carry a name."""
    if not has(member, "see_members"):
        return {}
    thanked = [
        post.id
        for post in posts
        if post.stands and not post.is_mine and not post.is_veiled and post.author.id
    ]
    return drawn_for_each("thanks/menu_line.html", thanked, slug=member.community.slug)


@slots.fills("me.links")
def mine(member: Reader, rows: Sequence[Any]) -> dict[Any, str]:
    context = {"community": member.community, "may_write": rules.may_write_the_week(member)}
    return {None: render_to_string("thanks/me_links.html", context)}
