"""The list behind a number, a page at a time: as the worker kept it, without what this reader may not see."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import OuterRef, Subquery
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from porukka.communities.models import Member, Room
from porukka.communities.queries import Face, face_of
from porukka.core import clock
from porukka.discussions.addresses import post_url, topic_url
from porukka.discussions.models import Post, Topic
from porukka.insights.models import Detail
from porukka.insights.telling.behind import LISTS

A_PAGE = 30
SIDES = ("some", "rest")
ORDERED = {("returned", "rest")}  # the other lists of people stand by name


@dataclass(frozen=True)
class Entry:
    """One line. notes: small words below; links: further (words, address)."""

    title: str
    url: str
    notes: list[str]
    face: Face | None = None
    links: list[tuple[str, str]] = field(default_factory=list)


@dataclass(frozen=True)
class Listed:
    """after: the key of the next page, "" on the last; is_cut: only the first of them were kept."""

    entries: list[Entry]
    after: str
    is_cut: bool = False


def listed(member: Member, room: Room | None, what: str, side: str, after: str, most: int) -> Listed:
    """One page of a list that was kept. what, side: as in LISTS and SIDES; after: the key of a former page; most: how
    many of a list are kept at all."""
    found = Detail.objects.filter(community=member.community_id, room=room, name=what).first()
    kept: list[Any] = found.data.get(side, []) if found else []
    of = LISTS[what].of
    by_name: dict[int, Member] = {}
    if of == "people":
        by_name = _members(member, [_key(one) for one in kept])
        kept = [one for one in kept if int(_key(one)) in by_name]
        if (what, side) not in ORDERED:
            kept.sort(key=lambda one: (by_name[int(_key(one))].folded, _key(one)))
    start = next((number for number, one in enumerate(kept, 1) if _key(one) == after), 0)
    page = kept[start : start + A_PAGE]
    entries = _ENTRIES[of](member, room, page, by_name)
    more = len(kept) > start + A_PAGE
    return Listed(entries, _key(page[-1]) if more else "", is_cut=not more and len(kept) == most)


def _key(one: Any) -> str:
    """Whom or what a kept line is about: an id, or it and more."""
    if isinstance(one, str):
        return one
    return "-".join(one[:2]) if isinstance(one[1], str) and one[1].isdecimal() else str(one[0])


def _members(member: Member, ids: list[str]) -> dict[int, Member]:
    return Member.objects.visible_to(member).in_bulk([int(pk) for pk in ids])


def _discussions(
    member: Member, room: Room | None, page: list[Any], by_name: dict[int, Member]
) -> list[Entry]:
    topics = Topic.objects.visible_to(member).select_related("room", "author")
    found = topics.in_bulk([int(pk) for pk in page])
    return [topic_entry(member, found[int(pk)]) for pk in page if int(pk) in found]


def topic_entry(member: Member, topic: Topic) -> Entry:
    replies = ngettext("%(count)s reply", "%(count)s replies", topic.replies) % {"count": topic.replies}
    who = [topic.author.name] if topic.author else []
    notes = [topic.room.name, *who, clock.day(topic.made_at), replies]
    return Entry(topic.title, topic_url(member.community.slug, topic), notes)


def _pairs(member: Member, room: Room | None, page: list[Any], by_name: dict[int, Member]) -> list[Entry]:
    members = _members(member, [pk for row in page for pk in row[:2]])
    entries = []
    for one, other, there, back in page:
        if int(one) in members and int(other) in members:
            first, second = members[int(one)].name, members[int(other)].name
            notes = [_answered(first, there), _answered(second, back)]
            title = _("%(one)s and %(other)s") % {"one": first, "other": second}
            entries.append(Entry(title, "", notes))
    return entries


def _answered(name: str, days: int) -> str:
    if not days:
        return _("%(name)s has not answered") % {"name": name}
    words = ngettext("%(name)s answered on %(n)s day", "%(name)s answered on %(n)s days", days)
    return words % {"name": name, "n": days}


def _people(member: Member, room: Room | None, page: list[Any], by_name: dict[int, Member]) -> list[Entry]:
    last = _last_posts(member, [int(_key(one)) for one in page])
    slug = member.community.slug
    entries = []
    for one in page:
        pk = int(_key(one))
        post = last.get(pk)
        links = [(post.topic.title, post_url(slug, post.topic, post.number))] if post else []
        url = reverse("communities:member", args=[slug, pk])
        entries.append(Entry(by_name[pk].name, url, _noted(one), face_of(by_name[pk]), links))
    return entries


def _noted(one: Any) -> list[str]:
    if isinstance(one, str):
        return []
    if isinstance(one[1], str):
        return [_("wrote last on %(day)s") % {"day": clock.day(date.fromisoformat(one[1]))}]
    return [ngettext("answered others on %(n)s day", "answered others on %(n)s days", one[1]) % {"n": one[1]}]


def _last_posts(member: Member, people: list[int]) -> dict[int, Post]:
    """What each of them wrote last, as far as this reader may read it, in one query."""
    hers = Post.objects.visible_to(member).filter(author=OuterRef("pk"), deleted_at=None, hidden_at=None)
    newest = Member.objects.filter(pk__in=people).annotate(
        last=Subquery(hers.order_by("-pk").values("pk")[:1])
    )
    posts = Post.objects.filter(pk__in=newest.values("last")).select_related("topic")
    return {post.author_id or 0: post for post in posts}


_ENTRIES: dict[str, Callable[..., list[Entry]]] = {
    "discussions": _discussions,
    "pairs": _pairs,
    "people": _people,
}
