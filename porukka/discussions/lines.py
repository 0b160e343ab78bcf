"""Lists of topics as HTML: a line is drawn once for all who see the same, and all lines of a page together."""

from __future__ import annotations

from collections.abc import Sequence
from sys import getsizeof

from django.utils import timezone
from django.utils.translation import get_language
from markupsafe import Markup

from porukka.communities.visitor import Reader
from porukka.core import clock, slots
from porukka.core.jinja.drawing import drawn
from porukka.core.shelf import Shelf
from porukka.discussions.queries.lists import TopicList
from porukka.discussions.queries.waiting import Waiting

A_LINE = 40  # bytes of what a line shows, in the key
_pages = Shelf(pieces=1_000, size=5_000_000)


def lines(reader: Reader, topics: TopicList, waiting: Sequence[Waiting], in_room: bool) -> Markup:
    """The lines of a list, the pinned ones first.

    waiting: newcomers nobody has answered; in_room: all of them stand in one room, so it is not named.
    """
    extra = slots.fill("topic.meta", reader, topics.plain)
    waits = tuple((one.topic_id, one.url) for one in waiting)
    now = timezone.localtime()
    # all that a line shows: what was found, her own marks, what others add, and the clock to the minute
    where, minute = timezone.get_current_timezone_name(), int(now.timestamp()) // 60
    shown = (
        topics.found.number,
        topics.topics,
        topics.top,
        topics.marks,
        waits,
        tuple(extra.items()),
        in_room,
    )
    key = (*shown, get_language(), where, minute)
    html: Markup | None = _pages.get(key)
    if html is None:
        waits_at = dict(waits)
        html = Markup().join(
            drawn(
                "discussions/line.html",
                row=row,
                is_pinned=place < topics.top,
                in_room=in_room,
                when=clock.when(row.at, now),
                extra=extra[row.id],
                wait=waits_at.get(row.id, ""),
            )
            for place, row in enumerate(topics.lines)
        )
        _pages.put(key, html, getsizeof(html) + A_LINE * len(topics.lines))
    return html
