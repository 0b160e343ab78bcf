"""Where the switcher leads: rooms, discussions, members and pages, found by the beginnings of their words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from porukka.communities.addresses import community_url
from porukka.communities.models import Member
from porukka.communities.queries import Face, face_of, rail_rooms
from porukka.core.beginnings import beginnings, fits
from porukka.core.labels import label
from porukka.core.parts import is_off
from porukka.discussions.addresses import topic_url
from porukka.discussions.models import Topic
from porukka.discussions.rules import may_start_topic

MOST = 8  # of a kind
LONGEST = 60  # letters one may ask with
TOPICS_SEARCHED = 2_000  # those answered last


@dataclass(frozen=True)
class Choice:
    """One place to go to. about: a few words beside its name; face: a member's."""

    name: str
    url: str
    about: str = ""
    face: Face | None = None


@dataclass(frozen=True)
class Kind:
    label: str
    choices: list[Choice]


def choices(member: Member, asked: str) -> list[Kind]:
    """What this member may go to, MOST of a kind, kinds without any left out.

    asked: beginnings of words; without any, the rooms and what she has not read. Three queries, without words two.
    """
    patterns = beginnings(asked)
    if patterns:
        kinds = [
            Kind(label("rooms", _("Rooms")), _rooms(member, patterns)),
            Kind(label("discussions", _("Discussions")), _topics(member, patterns)),
            Kind(label("members", _("Members")), _members(member, patterns)),
            Kind(
                label("pages", _("Pages")), [one for one in pages(member) if fits(patterns, one.name)][:MOST]
            ),
        ]
    else:
        kinds = [
            Kind(_("Unread"), _unread(member)),
            Kind(label("rooms", _("Rooms")), _rooms(member, patterns)),
        ]
    return [kind for kind in kinds if kind.choices]


def _rooms(member: Member, patterns: list[str]) -> list[Choice]:
    return [Choice(room.name, room.url) for room in rail_rooms(member) if fits(patterns, room.name)][:MOST]


def _topics(member: Member, patterns: list[str]) -> list[Choice]:
    lately = Topic.objects.visible_to(member).latest().values("pk")[:TOPICS_SEARCHED]
    found = Topic.objects.filter(community_id=member.community_id, pk__in=lately)
    for pattern in patterns:
        found = found.filter(title__iregex=pattern)
    return _as_choices(member, found)


def _unread(member: Member) -> list[Choice]:
    return _as_choices(member, Topic.objects.visible_to(member).unread_by(member), "?at=new#new")


def _as_choices(member: Member, topics: QuerySet[Topic], at: str = "") -> list[Choice]:
    slug = member.community.slug
    found = topics.order_by("-last_at", "-id").select_related("room")[:MOST]
    return [Choice(one.title, topic_url(slug, one) + at, one.room.name) for one in found]


def _members(member: Member, patterns: list[str]) -> list[Choice]:
    found = Member.objects.visible_to(member)
    for pattern in patterns:
        found = found.filter(name__iregex=pattern)
    slug = member.community.slug
    return [
        Choice(one.name, reverse("communities:member", args=[slug, one.pk]), one.tagline, face_of(one))
        for one in found.order_by("name", "id")[:MOST]
    ]


def pages(member: Member) -> list[Choice]:
    """The pages of the community that this member may open, by the names they have in the rail."""
    slug = member.community.slug
    talk = community_url(slug)

    def place(name: str, address: str) -> Choice:
        return Choice(name, reverse(address, args=[slug]))

    def only(allowed: bool, *found: Choice) -> Iterable[Choice]:
        return found if allowed else ()

    return [
        Choice(label("discussions", _("Discussions")), talk),
        Choice(_("Unread"), f"{talk}?show=unread"),
        *only(may_start_topic(member), place(_("Start a discussion"), "discussions:new")),
        place(_("What I follow"), "discussions:following"),
        place(label("rooms", _("Rooms")), "communities:rooms"),
        place(_("Notifications"), "notifications:notifications"),
        place(_("Search"), "search:search"),
        *only(not is_off(member, "attachments"), place(_("Pictures and files"), "attachments:listing")),
        *only(not member.is_guest, place(label("members", _("Members")), "communities:members")),
        *only(not member.is_guest, place(_("Invite someone"), "communities:invitations")),
        place(_("Who may do what"), "communities:roles"),
        place(_("Me here"), "communities:me"),
        place(_("Keys"), "keys"),
        *only(member.role in ("founder", "manager"), place(_("Settings"), "communities:settings")),
        *only(member.is_team, place(_("Reports"), "moderation:reports")),
    ]
