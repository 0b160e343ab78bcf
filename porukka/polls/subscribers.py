"""What polls do about deeds: new results reach the browsers that watch, where each vote may be seen as it comes, and
so does that a poll was changed or has one option more."""

from __future__ import annotations

from collections.abc import Sequence

from django.db.models import Count
from django.template.loader import render_to_string

from porukka.communities.live import Group, Shown, shows
from porukka.communities.models import Deed
from porukka.discussions.queries.watching import latest_of
from porukka.polls.models import Poll
from porukka.polls.queries.reading import polls

_READ = Poll.objects.filter(post__deleted_at=None, post__hidden_at=None)


@shows("poll.voted", "poll.closed")
def show(deeds: Sequence[Deed], group: Group) -> Shown:
    """The results as everybody sees them, once for each poll: with its latest vote."""
    neutral, latest = latest_of(deeds, Poll.objects.all())
    return {
        latest[poll.id]: (
            "poll",
            {
                "topic": str(poll.topic_id),
                "poll": str(poll.id),
                "html": render_to_string("polls/results.html", {"poll": poll}),
            },
        )
        for poll in polls(neutral, latest)
        if poll.is_live
    }


@shows("poll.edited", "poll.closing_moved")
def show_anew(deeds: Sequence[Deed], group: Group) -> Shown:
    """That the poll is another now. What one sees of it and may do is each reader's own: her browser asks for it."""
    _neutral, latest = latest_of(deeds, _READ)
    topics = Poll.objects.filter(pk__in=latest).values_list("pk", "post__topic")
    return {latest[pk]: ("poll_changed", {"topic": str(topic), "poll": str(pk)}) for pk, topic in topics}


@shows("poll.option_added")
def show_options(deeds: Sequence[Deed], group: Group) -> Shown:
    """How many options the poll has: whoever sees fewer, asks for it anew. Whoever added it has seen it already."""
    _neutral, latest = latest_of(deeds, _READ)
    found = Poll.objects.filter(pk__in=latest).annotate(many=Count("options"))
    return {
        latest[pk]: ("poll_option", {"topic": str(topic), "poll": str(pk), "options": many})
        for pk, topic, many in found.values_list("pk", "post__topic", "many")
    }
