"""Where the stage's events are: one with few seats, and one that comes again, the next time and the last."""

from __future__ import annotations

from django.utils import timezone

from porukka.communities.models import Community
from porukka.core.ids import to_text
from porukka.events.models import Occurrence


def places_of_events(community: Community) -> dict[str, str]:
    rows = Occurrence.objects.filter(community=community)
    seats = rows.select_related("event__post__topic").get(event__cap__isnull=False)
    again, now = rows.exclude(event__rule=""), timezone.now()
    topic = seats.event.post.topic
    return {
        "event": f"{to_text(topic.pk)}-{topic.slug}",
        "an_event": to_text(seats.event_id),
        "seats": to_text(seats.pk),
        "again": to_text(again.filter(ends__gt=now).earliest("starts").pk),
        "over": to_text(again.filter(ends__lte=now).latest("starts").pk),
    }
