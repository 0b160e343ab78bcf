"""What goals put on others' pages: the team's way to them, and the question of the month."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.template.loader import render_to_string

from porukka.communities.models import Member
from porukka.communities.visitor import Reader
from porukka.core import slots
from porukka.core.jinja.drawing import Drawing, drawn_form, to_draw
from porukka.goals import rules

PURPOSE_STEP = "purpose"  # of the founder's guide


@slots.fills("talk.aside", forms=True)
def question(member: Reader, rows: Sequence[Any], csrf_input: Any) -> dict[Any, str]:
    """Asked of who has not met it this month, which her own row tells: no table is asked for it."""
    if not isinstance(member, Member) or not rules.may_answer_pulse(member):
        return {}
    return {None: drawn_form("goals/question.html", csrf_input, slug=member.community.slug)}


@slots.fills("rail.care")
def rail(member: Reader, rows: Sequence[Any]) -> dict[Any, Drawing]:
    if not rules.may_keep_goals(member):
        return {}
    return {rows[0]: to_draw("goals/rail.html", slug=member.community.slug, here=rows[0])}


@slots.fills("me.links")
def from_a_phone(member: Reader, rows: Sequence[Any]) -> dict[Any, str]:
    """The way there where there is no rail."""
    if not rules.may_keep_goals(member):
        return {}
    return {None: render_to_string("goals/me_link.html", {"community": member.community})}


@slots.fills("insights.links")
def from_insights(member: Reader, rows: Sequence[Any]) -> dict[Any, str]:
    if not rules.may_keep_goals(member):
        return {}
    return {None: render_to_string("goals/insights_links.html", {"community": member.community})}


@slots.fills("guide.step")
def from_the_guide(member: Reader, rows: Sequence[Any]) -> dict[Any, str]:
    """Beside what the team says it is here for: the page that asks for it with the numbers."""
    if not rules.may_keep_goals(member):
        return {}
    context = {"community": member.community}
    return {key: render_to_string("goals/guide_link.html", context) for key in rows if key == PURPOSE_STEP}
