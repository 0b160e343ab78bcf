"""What profiles put on pages of a community: what somebody tells on her page, the way to the directory."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.template.loader import render_to_string

from porukka.communities.models import Member
from porukka.communities.visitor import Reader
from porukka.core import slots
from porukka.profiles.queries.finding import member_rows
from porukka.profiles.queries.showing import profile_of


@slots.fills("member.profile")
def profile(member: Reader, rows: Sequence[Member]) -> dict[Any, str]:
    """What each of these members tells this reader; on her own page the way to change it."""
    context = {"community": member.community, "reader": member}
    return {
        row.pk: render_to_string(
            "profiles/on_member.html", context | {"other": row, "profile": profile_of(member, row)}
        )
        for row in rows
        if row.has_profile or row.pk == member.pk
    }


@slots.fills("members.line")
def lines(member: Reader, rows: Sequence[Member]) -> dict[Any, str]:
    """Below a name in the list of members: place and skills."""
    found = member_rows(member, list(rows))
    return {
        row.id: render_to_string("profiles/line.html", {"community": member.community, "row": row})
        for row in found
        if row.place or row.offers or row.interests
    }


@slots.fills("members.links")
def directory(member: Reader, rows: Sequence[Any]) -> dict[Any, str]:
    return {None: render_to_string("profiles/find.html", {"community": member.community})}


@slots.fills("me.links")
def my_profile(member: Reader, rows: Sequence[Any]) -> dict[Any, str]:
    return {None: render_to_string("profiles/me_link.html", {"community": member.community})}
