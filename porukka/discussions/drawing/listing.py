"""A list of discussions: its pieces in their frame."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple
from urllib.parse import urlencode

from django.http import HttpRequest
from django.template.loader import render_to_string
from markupsafe import Markup

from porukka.communities.addresses import community_url
from porukka.communities.around import around, place_of, who_is
from porukka.communities.models import Room
from porukka.communities.queries import face_of, newest_members
from porukka.communities.rules import may_edit_room
from porukka.communities.visitor import Reader
from porukka.core import slots
from porukka.core.jinja import CsrfInput, flash, framed, macro
from porukka.core.jinja.drawing import drawn
from porukka.core.jinja.links import url
from porukka.discussions.beginning import Blank, blank_form
from porukka.discussions.lines import lines
from porukka.discussions.models import Tag
from porukka.discussions.queries.lists import TopicList, topic_list
from porukka.discussions.queries.slow import slow_mode
from porukka.discussions.queries.waiting import Waiting, newcomers_waiting
from porukka.discussions.rules import may_start_topic


@dataclass(frozen=True)
class Asked:
    """Which list: of a room, of a tag or of the whole community; in which order, what of it, after which line."""

    order: str
    show: str
    after: str = ""
    room: Room | None = None
    tag: Tag | None = None


class RoomShown(NamedTuple):
    """What the frame decides by in a room's list."""

    kind: str
    is_open: bool
    is_for_announcements: bool
    is_for_questions: bool


class Writer(NamedTuple):
    """Who would begin a discussion there, as the form shows her."""

    name: str
    initials: str
    hue: int | str
    src: str | None


def list_html(request: HttpRequest, reader: Reader, asked: Asked) -> bytes:
    """The page, as this reader sees it."""
    community, room, tag = reader.community, asked.room, asked.tag
    csrf_input = CsrfInput(request)
    waiting = newcomers_waiting(reader)
    found = topic_list(
        reader, order=asked.order, show=asked.show, room=room, tag=tag.pk if tag else None, after=asked.after
    )
    # a room in which everybody starts needs no question of its own
    begins = tag is None and may_start_topic(reader, room if room and room.is_for_announcements else None)
    blank = blank_form(reader, room) if begins else None
    links, scripts = slots.ask(reader, [("talk.links", room, room), ("compose.scripts", None, None)])
    is_front = not (room or tag or asked.after) and asked.show == "all"
    shape = {
        "community": place_of(community),
        "member": who_is(reader),
        "room": _shown(room),
        "order": asked.order,
        "show": asked.show,
        "is_first": not asked.after,
        "has_tags": any(row.tags for row in found.plain),
        "has_pinned": found.top > 0,
        "has_files": blank is not None and blank.has_files,
        "may_edit": room is not None and may_edit_room(reader, room),
        "choice": (room or tag).choice if room or tag else None,  # type: ignore[union-attr]
    }
    here = room.pk if room else "unread" if asked.show == "unread" else "talk"
    slow = slow_mode(reader, room) if room else None
    pieces = {
        "around": around(
            reader, here, request.get_full_path() if request.method == "GET" else "", csrf_input
        ),
        "flash": flash(request, csrf_input),
        "slow": render_to_string("discussions/slow_note.html", vars(slow)) if slow else "",
        "links": slots.draw(links),
        "top": slots.fill("talk.top", reader)[None] if is_front else "",
        "beside": slots.fill("talk.aside", reader, csrf_input=csrf_input)[None],
        "lines": lines(reader, found, waiting, room is not None),
        "after": found.after,
        "base": request.path if tag or room else community_url(community.slug),
        "keep": _keep(asked),
        "me": reader.pk or "",
        "waits": _waits(waiting),
        "newest": _newest(reader),
        "csrf_input": csrf_input,
        **_place(reader, asked),
        **_welcome(reader, found, csrf_input),
        **_form(reader, blank, scripts),
    }
    return framed("discussions/talk.html", shape, pieces)


def _shown(room: Room | None) -> RoomShown | None:
    if room is None:
        return None
    return RoomShown(room.kind, room.is_open, room.is_for_announcements, room.is_for_questions)


def _place(reader: Reader, asked: Asked) -> dict[str, Any]:
    """Where one is: the name, what is said of it, and the ways from there."""
    slug, room, tag = reader.community.slug, asked.room, asked.tag
    found: dict[str, Any] = dict.fromkeys(
        (
            "hashtag",
            "room_name",
            "room_address",
            "room_id",
            "lede",
            "following",
            "stewards",
            "people",
            "editing",
        )
    )
    if room is not None:
        found |= {
            "room_name": room.name,
            "room_address": room.address,
            "room_id": room.pk,
            "lede": room.description,
            "following": url("discussions:follow_room", slug, room) if reader.is_member else "",
            "stewards": url("communities:stewards", slug, room),
            "people": url("communities:room_people", slug, room),
            "editing": url("communities:edit_room", slug, room),
        }
    elif tag is not None:
        found["hashtag"] = f"#{tag.name}"
        found["following"] = url("discussions:follow_tag", slug, tag) if reader.is_member else ""
    elif not reader.is_member:
        found["lede"] = reader.community.purpose
    return found


def _welcome(reader: Reader, found: TopicList, csrf_input: Any) -> dict[str, Any]:
    """The community's welcome above the list, or the way back to it for whoever has closed it."""
    welcome, again = Markup(), Markup()
    if found.welcome is not None:
        template, facts = "discussions/welcome.html", (found.welcome, reader.community, csrf_input)
        if found.welcome.is_put_away:
            again = macro(template, "welcome_again")(*facts)
        else:
            welcome = macro(template, "welcome_card")(*facts, reader.is_member)
    return {"welcome": welcome, "welcome_again": again}


def _form(reader: Reader, blank: Blank | None, scripts: slots.Asked) -> dict[str, Any]:
    """The empty form of a discussion, and whose it is."""
    face = face_of(reader)
    return {
        "form": blank and blank.html,
        "compose_scripts": blank and slots.draw(scripts),
        "face": Writer(face.name, face.initials, face.hue, face.src),
    }


def _waits(waiting: Sequence[Waiting]) -> Any:
    if not waiting:
        return ""
    first = waiting[0]
    return drawn("discussions/waits.html", name=first.name, count=len(waiting), url=first.url)


def _newest(reader: Reader) -> Any:
    faces = tuple((one.id, one.name, one.initials, one.hue, one.src) for one in newest_members(reader))
    return drawn("discussions/newest.html", slug=reader.community.slug, faces=faces) if faces else ""


def _keep(asked: Asked) -> str:
    """What the page of one's views is asked in order to keep this list."""
    room, tag = asked.room, asked.tag
    rows = {"room": room.address} if room else {"tag": tag.address} if tag else {}
    return urlencode({"order": asked.order, "show": asked.show} | rows)
