"""Where the stage's events are: one with few seats, one that comes again, the next time and the last, one of
yesterday, and a link in a letter about one of tomorrow."""

from __future__ import annotations

from datetime import timedelta

from django.utils import timezone

from porukka.communities.models import Member
from porukka.core.ids import to_text
from porukka.discussions.actions import writing
from porukka.events.actions import by_mail, making
from porukka.events.models import Coming, Occurrence


def places_of_events(founder: Member, quiet: Member) -> dict[str, str]:
    """founder: was there yesterday; quiet: is asked whether she comes tomorrow."""
    rows = Occurrence.objects.filter(community=founder.community)
    seats = rows.select_related("event__post__topic").get(event__cap__isnull=False)
    again, now = rows.exclude(event__rule=""), timezone.now()
    topic = seats.event.post.topic
    was, tomorrow = _evening(founder, "Eilen", hours=-20), _evening(founder, "Huomenna", hours=30)
    Coming.objects.create(community=founder.community, occurrence=was, member=founder, answer="yes")
    return {
        "event": f"{to_text(topic.pk)}-{topic.slug}",
        "an_event": to_text(seats.event_id),
        "seats": to_text(seats.pk),
        "again": to_text(again.filter(ends__gt=now).earliest("starts").pk),
        "over": to_text(again.filter(ends__lte=now).latest("starts").pk),
        "was": to_text(was.pk),
        "tomorrow": to_text(tomorrow.pk),
        "by_mail": by_mail.token_of(quiet.pk, tomorrow.pk),
    }


def _evening(founder: Member, title: str, *, hours: int) -> Occurrence:
    room = founder.community.rooms.filter(kind="open").earliest("position")
    topic = writing.start_topic(founder, room, title=title, text="1 + 1 = 2")
    starts = timezone.now() + timedelta(hours=hours)
    facts = {"starts": starts, "ends": starts + timedelta(hours=2), "zone": "Europe/Helsinki"}
    return making.invite(topic.posts.get(number=0), wants_feedback=True, **facts).occurrences.get()
