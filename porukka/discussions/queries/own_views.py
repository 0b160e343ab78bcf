"""A member's own views, each with the address it stands for today."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlencode

from porukka.communities.addresses import community_url, room_url
from porukka.communities.models import Room
from porukka.communities.visitor import Reader
from porukka.discussions.marks import Tag, tag_url
from porukka.discussions.own_views import View


@dataclass(frozen=True)
class ViewLine:
    """url: "" if it leads nowhere, because she may not see the room or the tag any more; place: the name of these."""

    view: View
    url: str
    place: str


def own_views(reader: Reader) -> list[ViewLine]:
    """Her views by the alphabet; no query if she has none, else one, and one more each for rooms and tags."""
    if not reader.views_count:
        return []
    views = list(View.objects.of(reader)[: View.MOST])
    rooms: dict[int, Room] = {}
    tags: dict[int, Tag] = {}
    if wanted := {view.room_id for view in views if view.room_id}:
        rooms = Room.objects.readable_by(reader).in_bulk(wanted)
    if wanted := {view.tag for view in views if view.tag}:
        tags = Tag.objects.visible_to(reader).in_bulk(wanted)
    return [_line(reader, view, rooms, tags) for view in views]


def _line(reader: Reader, view: View, rooms: dict[int, Room], tags: dict[int, Tag]) -> ViewLine:
    slug, asked = reader.community.slug, urlencode({"order": view.order, "show": view.show})
    if view.room_id:
        room = rooms.get(view.room_id)
        return (
            ViewLine(view, f"{room_url(slug, room)}?{asked}", room.name) if room else ViewLine(view, "", "")
        )
    if view.tag:
        tag = tags.get(view.tag)
        if tag is None:
            return ViewLine(view, "", "")
        return ViewLine(view, f"{tag_url(slug, tag.pk, tag.name)}?{asked}", f"#{tag.name}")
    return ViewLine(view, f"{community_url(slug)}?{asked}", "")
