"""Newcomers whose opening nobody has answered yet: the one thing that waits for everybody (row 83, the best-grounded
single feature: who was answered within a day came back more often)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Exists, F, OuterRef
from django.utils import timezone

from porukka.communities.visitor import Reader
from porukka.discussions.addresses import topic_url
from porukka.discussions.models import Post, Topic

NEW_DAYS = 14
MOST = 20


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
    topics = (
        Topic.objects.visible_to(reader)
        .filter(
            replies=0,
            closed_at=None,
            last_at__gt=timezone.now() - timedelta(days=NEW_DAYS),
            made_at__lt=F("author__joined_at") + timedelta(days=NEW_DAYS),
        )
        .exclude(author_id=reader.pk)
        .exclude(Exists(Post.objects.filter(topic=OuterRef("pk"), number=0, hidden_at__isnull=False)))
        .select_related("author")
        .order_by("id")[:MOST]
    )
    return [
        Waiting(topic.pk, topic.author.name, topic_url(reader.community.slug, topic) + "#write")
        for topic in topics
        if topic.author
    ]
