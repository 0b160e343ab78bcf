"""What polls do about deeds: new results reach the browsers that watch, where each vote may be seen as it comes, and
so does that a poll was changed."""

from __future__ import annotations

from collections.abc import Sequence

from django.template.loader import render_to_string

from porukka.communities.live import Group, Shown, shows
from porukka.communities.models import Deed
from porukka.discussions.queries.watching import latest_of
from porukka.polls.models import Poll
from porukka.polls.queries.reading import polls


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
    _neutral, latest = latest_of(deeds, Poll.objects.filter(post__deleted_at=None, post__hidden_at=None))
    topics = Poll.objects.filter(pk__in=latest).values_list("pk", "post__topic")
    return {latest[pk]: ("poll_changed", {"topic": str(topic), "poll": str(pk)}) for pk, topic in topics}
