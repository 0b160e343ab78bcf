"""What moderation puts on others' pages: a way to tell the team below a post, and what waits for the team."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.template.loader import render_to_string

from porukka.communities.roles import has
from porukka.communities.visitor import Reader
from porukka.core import slots
from porukka.core.jinja.drawing import Drawing, drawn_for_each, to_draw
from porukka.discussions.queries.rows import PostRow
from porukka.moderation.queries import waiting
from porukka.questions.queries import QuestionRow


@slots.fills("post.tools")
def tell(member: Reader, posts: Sequence[PostRow]) -> Mapping[int, str]:
    """One line in the menu of everybody else's posts."""
    if not member.is_member:
        return {}
    told = [post.id for post in posts if not post.is_deleted and not post.is_hidden and not post.is_mine]
    return drawn_for_each("moderation/menu_line.html", told, slug=member.community.slug)


@slots.fills("question.tools")
def tell_of_questions(member: Reader, rows: Sequence[QuestionRow]) -> Mapping[int, str]:
    """A way to tell the team about everybody else's questions that can be read."""
    if not member.is_member:
        return {}
    told = [row for row in rows if not row.is_hidden and not row.is_mine]
    context = {"slug": member.community.slug}
    return {row.id: render_to_string("moderation/question_line.html", context | {"q": row}) for row in told}


@slots.fills("rail.care")
def rail(member: Reader, rows: Sequence[Any]) -> dict[Any, Drawing]:
    """For the team always; for the owner of a room without the team, while she is in a room and something waits."""
    is_team = has(member, "settle_reports")
    in_a_room = member.is_member and isinstance(rows[0], int)  # so that no other page asks for the few owners
    count = waiting(member) if is_team or in_a_room else 0
    if not count and not is_team:
        return {}
    return {rows[0]: to_draw("moderation/rail.html", slug=member.community.slug, here=rows[0], count=count)}


@slots.fills("me.links")
def from_a_phone(member: Reader, rows: Sequence[Any]) -> dict[Any, str]:
    """The team's way to the reports where there is no rail."""
    if not has(member, "settle_reports"):
        return {}
    return {None: render_to_string("moderation/me_link.html", {"community": member.community})}
