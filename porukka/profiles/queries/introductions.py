"""What the page of introductions reads: what one is asked, whom one has met, what one has proposed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils import timezone

from porukka.communities.folding import fold
from porukka.communities.models import Member
from porukka.communities.queries import Face, face_of
from porukka.profiles.models import Introduction

KEPT_DAYS = 90  # how long the page shows what came of it
MOST = 50


@dataclass(frozen=True)
class Asked:
    """An introduction as one of the two reads it. says: her own answer, never the other's."""

    id: int
    by: Face
    other: Face
    why: str
    says: str
    at: datetime


@dataclass(frozen=True)
class Proposed:
    """As the one who proposed it reads it: nobody learns who has said what, only whether they meet."""

    first: Face
    second: Face
    why: str
    at: datetime
    has_met: bool
    is_open: bool


@dataclass(frozen=True)
class Introductions:
    asked: list[Asked]
    met: list[Asked]
    proposed: list[Proposed]


def introductions(member: Member) -> Introductions:
    """All that concerns this member, the newest first: two queries."""
    since = timezone.now() - timedelta(days=KEPT_DAYS)
    rows = Introduction.objects.filter(made_at__gt=since).select_related("by", "first", "second")
    hers = rows.asking(member).order_by("-made_at", "-id")[:MOST]
    # whoever has left meanwhile meets nobody
    here = [row for row in hers if row.other_than(member).is_active]
    mine = rows.by(member).order_by("-made_at", "-id")[:MOST]
    return Introductions(
        asked=[_asked(member, row) for row in here if row.is_open],
        met=[_asked(member, row) for row in here if row.met_at is not None],
        proposed=[
            Proposed(
                face_of(row.first),
                face_of(row.second),
                row.why,
                row.made_at,
                row.met_at is not None,
                row.is_open,
            )
            for row in mine
        ],
    )


def _asked(member: Member, row: Introduction) -> Asked:
    return Asked(
        row.pk, face_of(row.by), face_of(row.other_than(member)), row.why, row.said_by(member), row.made_at
    )


def to_choose_from(member: Member, other: Member, words: str) -> list[Member]:
    """Members of this name, or a part of it, to whom `other` may be introduced; none without a name."""
    if not words.strip():
        return []
    found = Member.objects.visible_to(member).exclude(role=Member.Role.GUEST)
    found = found.filter(folded__contains=fold(words.replace("\0", "").strip()[:60]))
    return list(found.exclude(pk__in=[member.pk, other.pk]).order_by("name", "id")[:20])
