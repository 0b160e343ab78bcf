"""What insights put on others' pages: the team's way to the verdict."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.template.loader import render_to_string

from porukka.communities.visitor import Reader
from porukka.core import slots
from porukka.core.jinja.drawing import Drawing, to_draw
from porukka.insights import rules
from porukka.insights.models import RolledUp


@slots.fills("rail.care")
def rail(member: Reader, rows: Sequence[Any]) -> dict[Any, Drawing]:
    if not rules.may_read_some(member):
        return {}
    return {rows[0]: to_draw("insights/rail.html", slug=member.community.slug, here=rows[0])}


@slots.fills("me.links")
def from_a_phone(member: Reader, rows: Sequence[Any]) -> dict[Any, str]:
    """The way there where there is no rail."""
    if not member.is_member:
        return {}
    context = {"community": member.community, "may_read": rules.may_read_some(member)}
    return {None: render_to_string("insights/me_link.html", context)}


@slots.fills("compose.note")
def usual_wait(member: Reader, rows: Sequence[Any]) -> dict[Any, str]:
    """How soon a discussion is usually answered, where that is known and told."""
    kept = RolledUp.objects.filter(pk=member.community_id).values_list("answered_within", flat=True).first()
    return {None: render_to_string("insights/usual.html", {"hours": kept})} if kept else {}
