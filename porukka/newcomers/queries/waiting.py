"""Introductions that nobody has answered for a day: what the team sees, and nobody of her own."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from porukka.communities.models import Member
from porukka.communities.queries import Face, face_of, faces
from porukka.discussions.addresses import answer_url
from porukka.newcomers.models import Beginning, BeginningQuerySet, Greeter

MOST = 50


@dataclass(frozen=True)
class Waiting:
    """greeters: who was asked; url: where one answers."""

    who: Face
    title: str
    at: datetime
    greeters: list[Face]
    url: str


def is_anyone_waiting(member: Member) -> bool:
    """Whether the page has anything to show, as a column of the community tells: no query."""
    since = member.community.newcomer_waits_since
    return since is not None and since < timezone.now() - Beginning.PATIENCE


def count_waiting(member: Member) -> int:
    """How many introductions have waited for a day. One query."""
    return _overdue(member)[:MOST].count()


def unanswered(member: Member) -> list[Waiting]:
    """Those that have waited longest first: two queries."""
    found = list(_overdue(member).select_related("member", "intro__topic").order_by("asked_at", "pk")[:MOST])
    asked = faces(member.community_id, [pk for row in found for pk in row.greeters])
    return [
        Waiting(
            who=face_of(row.member),
            title=row.intro.topic.title,
            at=row.intro.made_at,
            greeters=[asked[int(pk)] for pk in row.greeters if int(pk) in asked],
            url=answer_url(member.community.slug, row.intro.topic, row.intro.number),
        )
        for row in found
        if row.intro is not None
    ]


def _overdue(member: Member) -> BeginningQuerySet:
    before = timezone.now() - Beginning.PATIENCE
    return Beginning.objects.visible_to(member).waiting().filter(asked_at__lt=before)


def is_volunteer(member: Member) -> bool:
    mine = Greeter.objects.filter(community_id=member.community_id, member=member, is_volunteer=True)
    return mine.exists()


def is_invited_to_write(member: Member) -> bool:
    """Whether she has neither written nor said that she would rather read first."""
    begun = Beginning.objects.filter(community_id=member.community_id, member=member)
    return not begun.exists()
