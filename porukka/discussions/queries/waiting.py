"""Newcomers whose opening nobody has answered yet: the one thing that waits for everybody (row 83, the best-grounded
single feature: who was answered within a day came back more often)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Exists, F, OuterRef, QuerySet
from django.utils import timezone

from porukka.communities.kept import kept
from porukka.communities.likeness import READER
from porukka.communities.visitor import Reader
from porukka.core.ids import Spot
from porukka.core.prepared import MOMENT, prepared
from porukka.discussions.addresses import topic_url
from porukka.discussions.models import Post, Topic
from porukka.discussions.queries.rail import rail

NEW_DAYS = 14
MOST = 20
A_LINE = 500  # bytes of memory, about


@dataclass(frozen=True)
class Waiting:
    """topic, its author's name, and the address where to answer."""

    topic_id: int
    name: str
    url: str


def newcomers_waiting(reader: Reader) -> list[Waiting]:
    """Openings by people who joined at most NEW_DAYS before them, without a reply, the oldest first.

    Never the reader's own: nobody is ever told that she waits. Visitors get none, since they cannot answer.
    """
    if not reader.is_member:
        return []
    rooms = frozenset(room.pk for room in rail(reader))
    openings = kept(reader, ("newcomers", rooms), MOST * A_LINE, lambda: _openings(reader))
    return [line for author, line in openings if author != reader.pk][:MOST]


def _openings(reader: Reader) -> list[tuple[int, Waiting]]:
    """Of all who may read the same rooms, each with its author: twice as many, for some may be the reader's own."""
    slug = reader.community.slug
    return [
        (author, Waiting(pk, name, topic_url(slug, Spot(pk, topic_slug)) + "#write"))
        for pk, topic_slug, author, name in _unanswered(
            reader=reader, since=timezone.now() - timedelta(days=NEW_DAYS)
        )
    ]


@prepared(reader=READER, since=MOMENT)
def _unanswered(reader: Reader, since: datetime) -> QuerySet[Topic, tuple[int, str, int, str]]:
    waiting = Topic.objects.filter(community_id=reader.community_id).unanswered().filter(last_at__gt=since)
    hidden = Post.objects.filter(
        community_id=reader.community_id, topic=OuterRef("pk"), number=0, hidden_at__isnull=False
    )
    return (
        Topic.objects.visible_to(reader)
        .filter(pk__in=waiting.values("pk"), made_at__lt=F("author__joined_at") + timedelta(days=NEW_DAYS))
        .exclude(Exists(hidden))
        .order_by("id")
        .values_list("pk", "slug", "author", "author__name")[: 2 * MOST]
    )
