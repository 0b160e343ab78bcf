"""What the talk puts on every page of a community: the way to the discussions and the rooms."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.template.loader import render_to_string

from porukka.communities.models import Member
from porukka.communities.visitor import Reader
from porukka.core import slots
from porukka.core.jinja.drawing import Drawing, to_draw
from porukka.discussions.following import Follow
from porukka.discussions.queries.following import choices_about
from porukka.discussions.queries.own_views import own_views
from porukka.discussions.queries.rail import rail as rail_rooms


@slots.fills("rail.places")
def rail(member: Reader, rows: Sequence[Any]) -> dict[Any, Drawing]:
    """Discussions, unread, the rooms; those with something unread are bold. The one row says where one is."""
    return {
        rows[0]: to_draw(
            "discussions/rail.html",
            slug=member.community.slug,
            is_member=member.is_member,
            has_saved=member.saved_count > 0,
            rooms=rail_rooms(member),
            views=tuple((line.view.name, line.url) for line in own_views(member) if line.url),
            here=rows[0],
        )
    }


@slots.fills("member.below", forms=True)
def follow(member: Reader, rows: Sequence[Any], csrf_input: Any) -> dict[Any, str]:
    """On somebody's page: follow or mute her. Nobody follows herself."""
    if not isinstance(member, Member):
        return {}
    others = [row for row in rows if row.pk != member.pk]
    chosen = choices_about(member, Follow.Kind.PERSON, [row.pk for row in others])
    context = {"community": member.community, "csrf_input": csrf_input}
    return {
        row.pk: render_to_string(
            "discussions/follow_person.html", context | {"other": row, "choice": chosen.get(row.pk)}
        )
        for row in others
    }


@slots.fills("me.links")
def what_i_follow(member: Reader, rows: Sequence[Any]) -> dict[Any, str]:
    return {None: render_to_string("discussions/following_link.html", {"community": member.community})}


@slots.fills("me.links")
def what_i_keep(member: Reader, rows: Sequence[Any]) -> dict[Any, str]:
    return {None: render_to_string("discussions/saved_link.html", {"community": member.community})}


@slots.fills("tabs.places")
def tabs(member: Reader, rows: Sequence[Any]) -> dict[Any, Drawing]:
    return {rows[0]: to_draw("discussions/tabs.html", slug=member.community.slug, here=rows[0])}


@slots.fills("me.links")
def my_drafts(member: Reader, rows: Sequence[Any]) -> dict[Any, str]:
    return {None: render_to_string("discussions/me_link.html", {"community": member.community})}
