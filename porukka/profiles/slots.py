"""What profiles put on pages of a community: what somebody tells on her page, the way to the directory."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.template.loader import render_to_string

from porukka.communities.models import Member
from porukka.communities.visitor import Reader
from porukka.core import slots
from porukka.profiles.queries.finding import member_rows
from porukka.profiles.queries.meeting import people_to_meet
from porukka.profiles.queries.showing import profile_of
from porukka.profiles.rules import may_look_for_members


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


@slots.fills("directory.above")
def people(member: Reader, rows: Sequence[Any]) -> dict[Any, str]:
    return _to_meet(member)


@slots.fills("newcomer.people")
def people_for_newcomers(member: Reader, rows: Sequence[Any]) -> dict[Any, str]:
    return _to_meet(member)


def _to_meet(member: Reader) -> dict[Any, str]:
    if not isinstance(member, Member) or not may_look_for_members(member):
        return {}
    context = {"community": member.community, "people": people_to_meet(member)}
    return {None: render_to_string("profiles/meet.html", context)}


@slots.fills("member.below")
def introduce(member: Reader, rows: Sequence[Member]) -> dict[Any, str]:
    """On somebody's page: the way to introduce her to a third one."""
    if not may_look_for_members(member):
        return {}
    context = {"community": member.community}
    return {
        row.pk: render_to_string("profiles/introduce_link.html", context | {"other": row})
        for row in rows
        if row.pk != member.pk and not row.is_guest
    }


@slots.fills("me.links")
def my_introductions(member: Reader, rows: Sequence[Any]) -> dict[Any, str]:
    if not may_look_for_members(member):
        return {}
    return {None: render_to_string("profiles/introductions_link.html", {"community": member.community})}


@slots.fills("me.links")
def my_profile(member: Reader, rows: Sequence[Any]) -> dict[Any, str]:
    return {None: render_to_string("profiles/me_link.html", {"community": member.community})}
