"""Deeds as live frames: who may watch a community, and who may see which deed.

A higher floor says how its deeds look: `@shows("reply.written")` on `show(deeds, group) -> {deed id: (kind, data)}`
in its `subscribers.py`. What nobody shows is not sent. A floor above that one may add facts to its frames (`adds`).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Hashable, Mapping, Sequence
from typing import Any, NamedTuple

from django.contrib.auth.middleware import AuthenticationMiddleware
from django.contrib.sessions.middleware import SessionMiddleware
from django.core.handlers.wsgi import WSGIRequest
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.utils import timezone, translation

from porukka.communities.membership import reader_of
from porukka.communities.models import Community, Deed, Ledger, Member, RoomMember
from porukka.communities.visitor import Reader
from porukka.core import live
from porukka.core.live import Frame, Watch
from porukka.core.numbers import whole
from porukka.people.middleware import LanguageAndZone, use_community
from porukka.people.zones import zone

_PATH = re.compile(r"/c/([-a-zA-Z0-9_]+)/live")
# after these the hub asks again who may watch
RIGHTS = frozenset(
    {"member.left", "member.removed", "member.suspended", "member.role_given", "community.edited"}
)


class Group(NamedTuple):
    """What a rendering depends on; readers of one group get the same bytes.

    role: "member", "guest" or "visitor".
    """

    language: str
    time_zone: str
    role: str


# in the data of a frame: ids of the persons whom alone it reaches, among those who may see the deed; it is not sent
ONLY = "only"
Shown = Mapping[int, tuple[str, dict[str, Any]]]
Show = Callable[[Sequence[Deed], Group], Shown]
Add = Callable[[Sequence[Deed]], Mapping[int, Mapping[str, Any]]]
_shows: dict[str, Show] = {}
_adds: dict[str, list[Add]] = {}


def shows(*kinds: str) -> Callable[[Show], Show]:
    """Decorator: how deeds of these kinds look in a browser that watches."""

    def register(show: Show) -> Show:
        _shows.update(dict.fromkeys(kinds, show))
        return show

    return register


def adds(*kinds: str) -> Callable[[Add], Add]:
    """Decorator: `add(deeds) -> {deed id: facts}` adds facts to the data of frames that a lower floor shows.

    Whoever may see the deed gets them, so they must tell nothing to those they are not about.
    """

    def register(add: Add) -> Add:
        for kind in kinds:
            _adds.setdefault(kind, []).append(add)
        return add

    return register


def head(community: Community) -> int:
    """The number of the community's newest deed when it was fetched; a page says it, and a browser asks for what
    came after. It was fetched before anything else of the page was read, so nothing falls in between."""
    try:
        return community.ledger.last_seq
    except Ledger.DoesNotExist:
        return 0


def heads(communities: Collection[int]) -> dict[int, int]:
    return dict(Ledger.objects.filter(pk__in=communities).values_list("community_id", "last_seq"))


def admit(path: str, environ: dict[str, Any]) -> Watch | None:
    """Who may watch the community of this path; None if it does not exist for her, or she is no member.

    Only members watch: a visitor of a public community reads pages, and nobody keeps a line open for the world.
    """
    match = _PATH.fullmatch(path)
    if match is None:
        return None
    request = WSGIRequest(environ)
    chosen: dict[str, Watch | None] = {"watch": None}

    def answer(request: HttpRequest) -> HttpResponse:
        community = Community.objects.visible_to(request.user).filter(slug=match[1]).first()
        if community is not None:
            use_community(request, community.language, community.time_zone)
            chosen["watch"] = watch_of(request, reader_of(request.user, community))
        return HttpResponse()

    SessionMiddleware(AuthenticationMiddleware(LanguageAndZone(answer)))(request)
    return chosen["watch"]


def watch_of(request: HttpRequest, reader: Reader) -> Watch | None:
    if not isinstance(reader, Member) or reader.is_suspended:
        return None
    group = Group(
        translation.get_language() or "en",
        timezone.get_current_timezone_name(),
        "guest" if reader.is_guest else "member",
    )
    return Watch(reader.community_id, group, reader.person_id or 0)


def answer_poll(request: HttpRequest, reader: Reader) -> JsonResponse:
    """The same as JSON, for browsers that cannot keep a stream open."""
    watch = watch_of(request, reader)
    if watch is None:
        raise Http404
    return JsonResponse(live.since(watch, whole(request.GET.get("after"))))


def frames(community: int, after: int, key: Hashable) -> list[Frame]:
    """The deeds after a number as one group of watchers sees them, oldest first."""
    group = key if isinstance(key, Group) else Group("en", "UTC", "member")
    deeds = list(
        Deed.objects.filter(community_id=community, seq__gt=after, kind__in=RIGHTS | _shows.keys())
        .select_related("room", "actor")
        .order_by("seq")[: live.MOST_FRAMES + 1]
    )
    inside = _people_of_rooms(community, deeds, group)
    shown = _show([deed for deed in deeds if deed.is_news], group)
    found = []
    for deed in deeds:
        if deed.kind in RIGHTS:
            person = deed.data.get("person", "")
            found.append(
                Frame(deed.seq, live.RIGHTS, {}, frozenset({int(person)}) if person.isdecimal() else None)
            )
        elif deed.pk in shown:
            kind, data = shown[deed.pk]
            if (audience := _among(_audience(deed, inside, group, data), data)) != frozenset():
                found.append(Frame(deed.seq, kind, _without_people(data), audience))
    return found


def _show(deeds: list[Deed], group: Group) -> dict[int, tuple[str, dict[str, Any]]]:
    shown: dict[int, tuple[str, dict[str, Any]]] = {}
    with translation.override(group.language), timezone.override(zone(group.time_zone)):
        for show in dict.fromkeys(_shows.values()):
            mine = [deed for deed in deeds if _shows.get(deed.kind) is show]
            if mine:
                shown.update(show(mine, group))
    for add in dict.fromkeys(add for adding in _adds.values() for add in adding):
        mine = [deed for deed in deeds if deed.pk in shown and add in _adds.get(deed.kind, ())]
        for pk, facts in add(mine).items() if mine else ():
            shown[pk] = (shown[pk][0], {**shown[pk][1], **facts})
    return shown


def _people_of_rooms(community: int, deeds: list[Deed], group: Group) -> dict[int, frozenset[int]]:
    """Person ids by room, for the rooms where not every member is inside."""
    closed = {
        deed.room_id for deed in deeds if deed.room and (not deed.room.is_open or group.role == "guest")
    }
    if not closed:
        return {}
    places = RoomMember.objects.filter(community_id=community, room__in=closed)
    people: dict[int, set[int]] = {}
    for room, person in places.values_list("room_id", "member__person_id"):
        people.setdefault(room, set()).add(person)
    return {room: frozenset(people.get(room, ())) for room in closed if room}


def _audience(
    deed: Deed, inside: dict[int, frozenset[int]], group: Group, data: Mapping[str, Any]
) -> frozenset[int] | None:
    """None is every member. A deed without a room, or whose room is gone, reaches only those it is shown for."""
    if deed.room_id is None:
        return data.get(ONLY, frozenset())
    return inside.get(deed.room_id) if deed.room_id in inside else None


def _without_people(data: dict[str, Any]) -> dict[str, Any]:
    return {name: fact for name, fact in data.items() if name != ONLY}


def _among(audience: frozenset[int] | None, data: Mapping[str, Any]) -> frozenset[int] | None:
    """Those of the audience whom the frame is for, if it is not for all of them."""
    only: frozenset[int] | None = data.get(ONLY)
    return audience if only is None else only if audience is None else audience & only


def connect() -> None:
    live.connect(admit=admit, heads=heads, frames=frames)
