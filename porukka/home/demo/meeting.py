"""What the demo meets for: who invited, who comes, who waits for a seat, and what was left of the last time."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from datetime import datetime, time, timedelta
from importlib import resources
from typing import Any
from zoneinfo import ZoneInfo

from django.utils import timezone

from porukka.communities.models import Deed, Member, Room
from porukka.discussions.actions import writing
from porukka.discussions.models import Post, Topic
from porukka.events.actions import afterwards, answering, making
from porukka.events.calendar.choosing import text_of
from porukka.events.models import Coming, Event, Feedback, FeedbackGiven, Occurrence

Ago = Callable[[float], datetime]


def meet(language: str, members: Mapping[str, Member], rooms: Mapping[str, Room], ago: Ago) -> None:
    """Each event in the order in which it was written."""
    text = resources.files(__package__).joinpath(f"events-{language}.json").read_text("utf-8")
    data: dict[str, Any] = json.loads(text)
    for entry in data["events"]:
        _invite(entry, members, rooms, ago)


def _invite(
    entry: dict[str, Any], members: Mapping[str, Member], rooms: Mapping[str, Room], ago: Ago
) -> None:
    by = members[entry["by"]]
    topic = writing.start_topic(by, rooms[entry["room"]], title=entry["title"], text=entry["text"])
    zone = by.community.time_zone
    starts = _starts(entry, ZoneInfo(zone))
    rule = text_of(entry["repeat"], starts.replace(tzinfo=None))
    facts = {
        name: entry[name] for name in ("cap", "guests_most", "wants_feedback", "paid_note") if name in entry
    }
    event = making.invite(
        topic.posts.get(number=0),
        starts=starts,
        ends=starts + timedelta(minutes=entry["minutes"]),
        zone=zone,
        place=entry.get("place", ""),
        link=entry.get("link", ""),
        rule=rule,
        **facts,
    )
    times = list(event.occurrences.order_by("starts"))
    now = timezone.now()
    for occurrence in [one for one in times if one.ends <= now]:
        _look_back(occurrence, by, entry["past"], members)
    following = next(one for one in times if one.ends > now)
    for key, said in entry["answers"].items():
        answer, _plus, guests = said.partition("+")
        answering.answer(members[key], following, answer, int(guests or 0))
    _date(event, topic, ago(entry["minutes_ago"]))


def _starts(entry: dict[str, Any], zone: ZoneInfo) -> datetime:
    """The weekday (Monday is 0) from the day after tomorrow on, so many weeks earlier, on the clock of the zone."""
    day = timezone.now().astimezone(zone).date() + timedelta(days=2)
    day += timedelta(days=(entry["weekday"] - day.weekday()) % 7, weeks=-entry["weeks_before"])
    return datetime.combine(day, time.fromisoformat(entry["time"]), zone)


def _look_back(
    occurrence: Occurrence, by: Member, past: dict[str, Any], members: Mapping[str, Member]
) -> None:
    """A time that is over: nobody answers to it any more, so the answers are put there."""
    said = [*past["there"], *past["away"]]
    rows = Coming.objects.bulk_create(
        [
            Coming(
                community_id=occurrence.community_id,
                occurrence=occurrence,
                member=members[key],
                answer=Coming.Answer.YES,
                answered_at=occurrence.starts - timedelta(days=2),
            )
            for key in said
        ]
    )
    occurrence.seats_taken = len(said)
    occurrence.save(update_fields=["seats_taken"])
    afterwards.mark(by, occurrence, [row.pk for row in rows[: len(past["there"])]])
    afterwards.keep(by, occurrence, recording=past["recording"], materials=past["materials"])
    _say_how_it_was(occurrence, [members[key] for key in past["there"]], past["feedback"])


def _say_how_it_was(occurrence: Occurrence, there: list[Member], answers: list[tuple[int, str, str]]) -> None:
    """The first of those who were there have answered; what each of them said, nothing tells."""
    facts = {"community_id": occurrence.community_id, "occurrence": occurrence}
    FeedbackGiven.objects.bulk_create(FeedbackGiven(member=one, **facts) for one in there[: len(answers)])
    Feedback.objects.bulk_create(
        Feedback(worth=worth, good=good, better=better, **facts) for worth, good, better in answers
    )


def _date(event: Event, topic: Topic, moment: datetime) -> None:
    """When it was, as far as pages tell."""
    Event.objects.filter(pk=event.pk).update(made_at=moment, changed_at=moment)
    Coming.objects.filter(
        occurrence__event=event, answered_at__gt=timezone.now() - timedelta(hours=1)
    ).update(answered_at=moment + timedelta(hours=3))
    Post.objects.filter(pk=event.post_id).update(made_at=moment)
    Topic.objects.filter(pk=topic.pk).update(made_at=moment, last_at=moment)
    subjects = (event.pk, event.post_id, topic.pk)
    Deed.objects.filter(community_id=event.community_id, subject__in=subjects).update(at=moment)
