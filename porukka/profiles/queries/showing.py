"""A profile as somebody sees it, of what is kept or of what has just been typed."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, field, fields
from typing import Any

from django.urls import reverse

from porukka.communities.models import Member
from porukka.communities.visitor import Reader
from porukka.core import clock
from porukka.core.ids import from_text
from porukka.core.text.links import host
from porukka.profiles.actions.describing import Facts, Item
from porukka.profiles.models import FIELDS, Audience, Profile, audiences_of

LINK_WORDS = 48  # letters of an address


@dataclass(frozen=True)
class Link:
    url: str
    words: str


@dataclass(frozen=True)
class Work:
    """Something she has made. picture: address of its picture, or nothing; host: where its link leads."""

    title: str
    url: str
    words: str
    picture: str
    host: str


@dataclass(frozen=True)
class Shown:
    """What one reader sees of a profile. limited: name of a field → who else sees it, for her own page only."""

    about: str = ""
    offers: list[str] = field(default_factory=list)
    wishes: list[str] = field(default_factory=list)
    interests: list[str] = field(default_factory=list)
    place: str = ""
    links: list[Link] = field(default_factory=list)
    items: list[Work] = field(default_factory=list)
    birthday: str = ""
    limited: dict[str, str] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return any(getattr(self, name) for name in FIELDS)


def facts_of(profile: Profile) -> Facts:
    names = {one.name for one in fields(Facts)} - {"items", "audiences"}
    items = [Item(one["title"], one["url"], one["words"], one["picture"]) for one in profile.items]
    audiences = {name: profile.audience_of(name) for name in FIELDS}
    return Facts(items=items, audiences=audiences, **{name: getattr(profile, name) for name in names})


def shown(slug: str, facts: Facts, audiences: Collection[str], *, own: bool = False) -> Shown:
    """What readers of these audiences see.

    slug: the community's; own: all of it, with who else sees what.
    """
    seen = [name for name in FIELDS if own or facts.audiences.get(name, Audience.MEMBERS) in audiences]
    draw: dict[str, Callable[[Any], Any]] = {
        "links": lambda links: [Link(link, link_words(link)) for link in links],
        "items": lambda items: list(_works(slug, items)),
        "birthday": lambda day: day_words(day) if day else "",
    }
    drawn = {name: draw.get(name, lambda value: value)(getattr(facts, name)) for name in seen}
    limited = {}
    if own:
        told = {name: facts.audiences.get(name, Audience.MEMBERS) for name in FIELDS}
        limited = {name: str(Audience(who).label) for name, who in told.items() if who != Audience.MEMBERS}
    return Shown(limited=limited, **drawn)


def profile_of(reader: Reader, member: Member) -> Shown:
    """What this reader sees of a member's profile, all of it if it is hers. One query, none if there is none."""
    if not member.has_profile:
        return Shown()
    profile = Profile.objects.filter(community_id=reader.community_id, member=member).first()
    if profile is None:
        return Shown()
    own = reader.is_member and reader.pk == member.pk
    return shown(reader.community.slug, facts_of(profile), audiences_of(reader), own=own)


def link_words(url: str) -> str:
    """An address as one would say it: without https:// and www., cut where it is long."""
    words = url.partition("://")[2].removeprefix("www.").rstrip("/")
    return words if len(words) <= LINK_WORDS else words[: LINK_WORDS - 1] + "…"


def day_words(birthday: int) -> str:
    """month × 100 + day as people say it, without a year: "3 May", "3.5."."""
    month, day = divmod(birthday, 100)
    return clock.annual(month, day)


def _works(slug: str, items: Iterable[Item]) -> Iterable[Work]:
    for item in items:
        picture = reverse("profiles:picture", args=[slug, from_text(item.kept)]) if item.kept else ""
        yield Work(item.title, item.url, item.words, picture, host(item.url))
