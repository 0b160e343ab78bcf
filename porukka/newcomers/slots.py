"""What newcomers put on others' pages: the way to introduce oneself, and for the team whom nobody has answered."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.template.loader import render_to_string

from porukka.communities.models import Member
from porukka.communities.visitor import Reader
from porukka.core import slots
from porukka.core.jinja.drawing import Drawing, drawn_form, to_draw
from porukka.newcomers import rules
from porukka.newcomers.forms import ANSWER_LENGTH
from porukka.newcomers.models import is_new
from porukka.newcomers.queries.waiting import count_waiting, is_anyone_waiting, is_invited_to_write
from porukka.newcomers.queries.welcoming import questions_of, welcoming_of


@slots.fills("talk.aside", forms=True)
def hello(member: Reader, rows: Sequence[Any], csrf_input: Any) -> dict[Any, str]:
    """For who is new and has not begun yet: one calm card with the first question; gone once she has said “later”."""
    if not isinstance(member, Member) or not is_new(member) or member.is_team or member.is_guest:
        return {}
    if not is_invited_to_write(member):
        return {}
    question = questions_of(welcoming_of(member.community_id))[0]
    facts = {"slug": member.community.slug, "question": question, "longest": ANSWER_LENGTH}
    return {None: drawn_form("newcomers/card.html", csrf_input, **facts)}


@slots.fills("rail.care")
def rail(member: Reader, rows: Sequence[Any]) -> dict[Any, Drawing]:
    """For the team, only while somebody has waited for a day."""
    if not isinstance(member, Member) or not rules.may_see_waiting(member) or not is_anyone_waiting(member):
        return {}
    count = count_waiting(member)
    if not count:
        return {}
    return {rows[0]: to_draw("newcomers/rail.html", slug=member.community.slug, here=rows[0], count=count)}


@slots.fills("me.links")
def links(member: Reader, rows: Sequence[Any]) -> dict[Any, str]:
    context = {
        "community": member.community,
        "may_hello": rules.may_introduce_herself(member),
        "may_greet": rules.may_greet(member),
    }
    return {None: render_to_string("newcomers/me_links.html", context)}
