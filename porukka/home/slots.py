"""What the shell puts on every page of a community: the keys, which lead to places of all floors."""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from django.template.loader import render_to_string
from django.urls import reverse

from porukka.communities.addresses import community_url
from porukka.communities.models import Member
from porukka.communities.visitor import Reader
from porukka.core import slots
from porukka.core.jinja.drawing import Drawing, to_draw
from porukka.discussions.rules import may_start_topic


@lru_cache(maxsize=2_000)
def _places(slug: str, may_start: bool) -> str:
    """Where keys lead, by what one types, as JSON."""
    found = {
        "gd": community_url(slug),
        "gu": f"{community_url(slug)}?show=unread",
        "gr": reverse("communities:rooms", args=[slug]),
        "gn": reverse("notifications:notifications", args=[slug]),
        "gs": reverse("search:search", args=[slug]),
    }
    if may_start:
        found["n"] = reverse("discussions:new", args=[slug])
    return json.dumps(found)


@slots.fills("shell.scripts")
def keys(member: Reader, rows: Sequence[Any]) -> dict[Any, Drawing]:
    if not isinstance(member, Member):
        return {}
    return {
        None: to_draw(
            "home/keys_script.html",
            slug=member.community.slug,
            single_keys=member.person is not None and member.person.single_keys,
            places=_places(member.community.slug, may_start_topic(member)),
        )
    }


@slots.fills("me.links")
def list_of_keys(member: Reader, rows: Sequence[Any]) -> dict[Any, str]:
    return {None: render_to_string("home/keys_link.html", {"community": member.community})}


@slots.fills("rail.community")
def what_waits(member: Reader, rows: Sequence[Any]) -> dict[Any, Drawing]:
    """rows: the name of the current page. Words only: how much waits is counted by the page itself."""
    if not member.is_member:
        return {}
    return {rows[0]: to_draw("home/waiting_rail.html", slug=member.community.slug, here=rows[0])}


@slots.fills("me.links")
def what_waits_on_a_phone(member: Reader, rows: Sequence[Any]) -> dict[Any, str]:
    """Where there is no rail."""
    return {None: render_to_string("home/waiting_link.html", {"community": member.community})}
