"""What a member has chosen to follow and to mute, as her page lists it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse

from porukka.communities.addresses import room_url
from porukka.communities.models import Member, Room
from porukka.core.numbers import whole
from porukka.discussions.addresses import topic_url
from porukka.discussions.following import Follow
from porukka.discussions.marks import Tag, tag_url
from porukka.discussions.models import Topic

A_PAGE = 60
Kind = Follow.Kind


@dataclass(frozen=True)
class Choice:
    """One line. action: where it is changed."""

    kind: str
    words: str
    url: str
    is_muted: bool
    action: str


@dataclass(frozen=True)
class Choices:
    """after: the key of the next page, "" on the last."""

    rows: list[Choice]
    after: str


def choices_about(member: Member, kind: str, subjects: Iterable[int]) -> dict[int, str]:
    """What the member has decided about these, by their ids; no query if she has never decided anything."""
    if not (member.follows_count or member.mutes_count):
        return {}
    mine = Follow.objects.filter(community_id=member.community_id, member=member, kind=kind)
    return dict(mine.filter(subject__in=list(subjects)).values_list("subject", "state"))


def choices_page(member: Member, after: str = "") -> Choices:
    """The member's choices, the newest first, as far as she may still see what they are about.

    after: the key a former page gave; a broken one means the first page.
    """
    mine = Follow.objects.filter(community_id=member.community_id, member=member).order_by("-id")
    if (last := whole(after, digits=19)) is not None:
        mine = mine.filter(id__lt=last)
    rows = list(mine[: A_PAGE + 1])
    more, rows = len(rows) > A_PAGE, rows[:A_PAGE]
    lines = _lines(member, rows)
    shown = [lines[row.kind, row.subject] for row in rows if (row.kind, row.subject) in lines]
    return Choices(shown, str(rows[-1].pk) if more else "")


def _lines(member: Member, rows: list[Follow]) -> dict[tuple[str, int], Choice]:
    slug = member.community.slug
    state = {(row.kind, row.subject): row.state == Follow.State.MUTE for row in rows}

    def found(kind: str, visible: QuerySet[Any]) -> Iterable[Any]:
        wanted = [subject for one, subject in state if one == kind]
        return visible.filter(pk__in=wanted) if wanted else ()

    lines = {}

    def add(kind: str, pk: int, words: str, url: str, action: str) -> None:
        where = reverse(f"discussions:follow_{kind}", args=[slug, action])
        lines[kind, pk] = Choice(kind, words, url, state[kind, pk], where)

    for topic in found(Kind.TOPIC, Topic.objects.visible_to(member)):
        add("topic", topic.pk, topic.title, topic_url(slug, topic), topic)
    for room in found(Kind.ROOM, Room.objects.readable_by(member)):
        add("room", room.pk, room.name, room_url(slug, room), room)
    for tag in found(Kind.TAG, Tag.objects.visible_to(member)):
        add("tag", tag.pk, f"#{tag.name}", tag_url(slug, tag.pk, tag.name), tag)
    for other in found(Kind.PERSON, Member.objects.visible_to(member)):
        url = reverse("communities:member", args=[slug, other.pk])
        add("person", other.pk, other.name, url, other.pk)
    return lines
