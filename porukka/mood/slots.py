"""What mood puts on others' pages: the team's way there, and for every member in which rooms it is heard."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.template.loader import render_to_string

from porukka.communities.models import Room
from porukka.communities.visitor import Reader
from porukka.core import slots
from porukka.core.jinja.drawing import Drawing, to_draw
from porukka.mood import rules
from porukka.mood.models import heard_rooms


@slots.fills("rail.care")
def rail(member: Reader, rows: Sequence[Any]) -> dict[Any, Drawing]:
    if not rules.may_read_mood(member):
        return {}
    return {rows[0]: to_draw("mood/rail.html", slug=member.community.slug, here=rows[0])}


@slots.fills("me.links")
def from_a_phone(member: Reader, rows: Sequence[Any]) -> dict[Any, str]:
    """The way there where there is no rail."""
    if not rules.may_read_mood(member):
        return {}
    return {None: render_to_string("mood/me_link.html", {"community": member.community})}


@slots.fills("measured.below")
def measured(member: Reader, rows: Sequence[Any]) -> dict[Any, str]:
    """What is heard, and in which of the rooms that she knows of."""
    rooms = heard_rooms(Room.objects.visible_to(member)).order_by("position", "id")
    names = list(rooms.values_list("name", flat=True))
    return {None: render_to_string("mood/measured.html", {"names": names})}
