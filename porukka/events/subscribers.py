"""What events do about deeds: whoever leaves gives her seats back, and browsers that watch see who comes."""

from __future__ import annotations

from collections.abc import Sequence

from django.template.loader import render_to_string

from porukka.communities import deeds
from porukka.communities.live import Group, Shown, shows
from porukka.communities.models import Deed
from porukka.discussions.queries.watching import latest_of
from porukka.events.actions import leaving
from porukka.events.models import Event
from porukka.events.queries.finding import times_of_events


@deeds.subscribe("events", "member.left", "member.removed", "room.left", "room.shown_out")
def give_back(deed: Deed) -> None:
    leaving.give_back_seats(deed.community_id, deed.subject)


@shows("event.answered", "event.seat_given")
def show(found: Sequence[Deed], group: Group) -> Shown:
    """How many come, as everybody sees it, once for each event and each of its times that was answered to."""
    neutral, latest = latest_of(found, Event.objects.all())
    times = {int(deed.data["time"]) for deed in found if deed.subject in latest}
    rows = times_of_events(neutral, times)
    html: dict[int, str] = {}
    for row in rows:
        html[row.event_id] = html.get(row.event_id, "") + render_to_string(
            "events/counts.html", {"event": row}
        )
    topics = {row.event_id: row.topic_id for row in rows}
    return {latest[pk]: ("event", {"topic": str(topics[pk]), "html": html[pk]}) for pk in html}
