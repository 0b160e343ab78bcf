"""What notifications put on every page of a community: the bell."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.template.loader import render_to_string

from porukka.communities.visitor import Reader
from porukka.core import slots
from porukka.notifications.queries import MOST_COUNTED, unread_count


@slots.fills("shell.bell")
def bell(member: Reader, rows: Sequence[Any]) -> dict[Any, str]:
    """The way to the notifications, with the number of unread ones; a visitor has none to be told of."""
    if not member.is_member:
        return {}
    context = {"community": member.community, "count": unread_count(member), "most": MOST_COUNTED}
    return {None: render_to_string("notifications/bell.html", context)}
