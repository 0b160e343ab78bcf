"""What the way in puts on others' pages. None of it asks the database on a page that everybody reads often."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.template.loader import render_to_string

from porukka.communities.visitor import Reader
from porukka.core import slots
from porukka.joining import rules
from porukka.joining.queries.guidelines import today


@slots.fills("join.guidelines")
def at_the_door(member: Reader, rows: Sequence[Any]) -> dict[Any, str]:
    """Inside the form by which one comes in: what one accepts with that. One query where there are guidelines."""
    found = today(member.community)
    if found is None:
        return {}
    return {None: render_to_string("joining/at_the_door.html", {"guidelines": found})}


@slots.fills("shell.strip", forms=True)
def strip(member: Reader, rows: Sequence[str], csrf_input: Any) -> dict[str, str]:
    """A line on top of every page for who has not accepted the guidelines yet. rows: the page's own address, empty
    where one cannot come back to it."""
    if not member.owes_guidelines or "/guidelines/" in rows[0]:
        return {}
    context = {
        "community": member.community,
        "is_new": not member.guidelines_version,
        "next": rows[0],
        "csrf_input": csrf_input,
    }
    return {rows[0]: render_to_string("joining/strip.html", context)}


@slots.fills("rail.community")
def rail(member: Reader, rows: Sequence[Any]) -> dict[Any, str]:
    return {rows[0]: render_to_string("joining/rail.html", _places(member) | {"here": rows[0]})}


@slots.fills("me.links")
def from_a_phone(member: Reader, rows: Sequence[Any]) -> dict[Any, str]:
    """The same where there is no rail."""
    return {None: render_to_string("joining/me_links.html", _places(member))}


@slots.fills("settings.links")
def from_the_settings(member: Reader, rows: Sequence[Any]) -> dict[Any, str]:
    """A founder's way to a founding circle, as long as it has not opened."""
    if not rules.may_lead_circle(member):
        return {}
    return {None: render_to_string("joining/settings_link.html", {"community": member.community})}


def _places(member: Reader) -> dict[str, Any]:
    community = member.community
    return {
        "community": community,
        "shows_guidelines": community.guidelines_version > 0 or rules.may_write_guidelines(member),
        "shows_circle": community.is_founding and member.is_member,
    }
