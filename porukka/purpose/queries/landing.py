"""What the page for others shows, and what those who make it see beside it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from django.utils import timezone

from porukka.communities.addresses import community_url, room_url
from porukka.communities.models import Community, Room
from porukka.communities.queries import Face, face_of
from porukka.communities.visitor import Reader
from porukka.core.ids import to_text
from porukka.core.text import excerpt, plain
from porukka.discussions.models import Topic
from porukka.purpose.actions.landing import is_in
from porukka.purpose.models import Landing, LandingRoom, Quote, Teaser
from porukka.purpose.models.landing import SECTIONS
from porukka.purpose.queries.personas import Told, told_to_others

DESCRIPTION = 200  # letters of a link's preview
RECENT = timedelta(days=30)
MOST_COUNTED = 1_000


@dataclass(frozen=True)
class NamedRoom:
    """url: "" where only members get in."""

    name: str
    description: str
    url: str


@dataclass(frozen=True)
class Said:
    words: str
    by: Face


@dataclass(frozen=True)
class Card:
    """A discussion of which others see the title alone."""

    title: str
    url: str


@dataclass(frozen=True)
class Front:
    """The page as everybody sees it. personas: only if a founder shows them; members, talks: None unless the founder
    shows numbers; talks: discussions with something new in RECENT; talk_url: "" where only members read; is_listed:
    search engines may keep it."""

    headline: str
    sections: list[tuple[str, str]]
    rooms: list[NamedRoom]
    personas: list[Told]
    quotes: list[Said]
    cards: list[Card]
    members: int | None
    talks: int | None
    talk_url: str
    description: str
    is_listed: bool


def landing_of(community: Community) -> Landing:
    """What the page says; an empty one if nobody has written it."""
    return Landing.objects.filter(community=community).first() or Landing(community=community)


def named_rooms(community: Community) -> list[Room]:
    """The open rooms that the page names, in their order."""
    named = LandingRoom.objects.filter(community=community).values("room")
    rooms = Room.objects.filter(community=community, pk__in=named, kind=Room.Kind.OPEN).in_order()
    return list(rooms[: Landing.MOST_ROOMS])


def front(community: Community, landing: Landing, rooms: list[Room]) -> Front:
    """The same for everybody. Two queries, one more each if the founder shows numbers, or personas."""
    opens = community.is_readable_by_all
    shown = landing.shows_numbers
    sections = [(str(label), landing.html.get(name, "")) for name, label in SECTIONS.items()]
    described = plain(landing.html.get("for_whom", "")) or landing.headline
    return Front(
        headline=landing.headline or community.name,
        sections=[(label, html) for label, html in sections if html],
        rooms=[
            NamedRoom(room.name, room.description, room_url(community.slug, room) if opens else "")
            for room in rooms
        ],
        personas=told_to_others(community.pk) if landing.shows_personas else [],
        quotes=_quotes(community),
        cards=[] if opens else _cards(community),
        members=community.members_count if shown else None,
        talks=_talks(community) if shown else None,
        talk_url=f"{community_url(community.slug)}?show=all" if opens else "",
        description=excerpt(described, DESCRIPTION) if described else "",
        is_listed=community.visibility == Community.Visibility.PUBLIC,
    )


def _quotes(community: Community) -> list[Said]:
    """Words agreed to, as long as they still stand in the post."""
    found = Quote.objects.shown().filter(community=community).select_related("post", "author")
    return [
        Said(quote.words, face_of(quote.author))
        for quote in found.order_by("pk")[: Landing.MOST_QUOTES]
        if is_in(quote.words, quote.post)
    ]


def _cards(community: Community) -> list[Card]:
    found = Teaser.objects.shown().filter(community=community).select_related("post__topic")
    return [
        Card(one.post.topic.title, teaser_url(community.slug, one.post.topic))
        for one in found.order_by("pk")[: Landing.MOST_TEASERS]
    ]


def teaser_url(slug: str, topic: Topic) -> str:
    """slug: the community's."""
    return f"/c/{slug}/purpose/teaser/{to_text(topic.pk)}-{topic.slug}/"


def teased(community: Community, topic: int) -> Topic | None:
    """The discussion, if others may see its title and the community is for members only."""
    if community.is_readable_by_all:
        return None
    found = Teaser.objects.shown().filter(community=community, post__topic=topic)
    teaser = found.select_related("post__topic").first()
    return teaser.post.topic if teaser else None


def _talks(community: Community) -> int:
    recent = Topic.objects.filter(
        community=community,
        deleted_at=None,
        room__kind=Room.Kind.OPEN,
        last_at__gt=timezone.now() - RECENT,
    )
    return recent[:MOST_COUNTED].count()


def quotes_of(reader: Reader) -> list[Quote]:
    """What those who make the page have asked for, the latest first."""
    found = Quote.objects.visible_to(reader).select_related("author", "post__topic")
    return list(found.order_by("-pk")[:50])


def teasers_of(reader: Reader) -> list[Teaser]:
    found = Teaser.objects.visible_to(reader).select_related("post__topic")
    return list(found.order_by("-pk")[: Landing.MOST_TEASERS])


def asked_of(reader: Reader) -> list[Quote]:
    """Words of hers that are asked for and not answered, one query."""
    found = Quote.objects.visible_to(reader).filter(author=reader.pk, state=Quote.State.ASKED)
    return list(found.order_by("pk")[: Landing.MOST_QUOTES])
