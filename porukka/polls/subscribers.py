"""What polls do about deeds: new results reach the browsers that watch."""

from __future__ import annotations

from collections.abc import Sequence

from django.contrib.auth.models import AnonymousUser
from django.template.loader import render_to_string

from porukka.communities.live import Group, Shown, shows
from porukka.communities.models import Community, Deed, Visitor
from porukka.polls.models import Poll
from porukka.polls.queries import polls


@shows("poll.voted")
def show(deeds: Sequence[Deed], group: Group) -> Shown:
    """The results as everybody sees them, once for each poll: with its latest vote."""
    neutral = Visitor(Community.objects.get(pk=deeds[0].community_id), AnonymousUser())
    latest = {deed.subject: deed.pk for deed in deeds}
    rooms = {deed.subject: deed.room_id for deed in deeds}
    # what has gone to another room since is read by others
    places = Poll.objects.filter(pk__in=latest).values_list("pk", "post__topic__room")
    there = [pk for pk, room in places if room == rooms[pk]]
    return {
        latest[poll.id]: (
            "poll",
            {
                "topic": str(poll.topic_id),
                "poll": str(poll.id),
                "html": render_to_string("polls/results.html", {"poll": poll}),
            },
        )
        for poll in polls(neutral, there)
    }
