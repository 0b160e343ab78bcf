"""What notifications put on pages of a community: the bell, and the way to what comes by mail."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.template.loader import render_to_string

from porukka.communities.models import Member
from porukka.communities.visitor import Reader
from porukka.core import slots
from porukka.core.jinja.drawing import Drawing, to_draw
from porukka.notifications.queries import MOST_COUNTED, key_of, unread_count


@slots.fills("shell.bell")
def bell(member: Reader, rows: Sequence[Any]) -> dict[Any, Drawing]:
    """The way to the notifications, with the number of unread ones; a visitor has none to be told of."""
    if not isinstance(member, Member):
        return {}
    count = unread_count(member)
    return {
        None: to_draw(
            "notifications/bell.html",
            slug=member.community.slug,
            count=count,
            most=MOST_COUNTED,
            key=key_of(member.pk),
        )
    }


@slots.fills("page.tag")
def rung(member: Reader, rows: Sequence[Any]) -> dict[Any, str]:
    """For the tag of a page: what the bell on it tells."""
    return {None: str(unread_count(member))} if isinstance(member, Member) else {}


@slots.fills("me.links")
def my_choice(member: Reader, rows: Sequence[Any]) -> dict[Any, str]:
    return {None: render_to_string("notifications/me_link.html", {"community": member.community})}
