"""Lists of topics as HTML: a line is drawn once for all who see the same, and all lines of a page together."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils import timezone
from markupsafe import Markup

from porukka.communities.visitor import Reader
from porukka.core import clock, slots
from porukka.core.jinja.drawing import drawn
from porukka.discussions.queries.lists import TopicList
from porukka.discussions.queries.waiting import Waiting


def lines(reader: Reader, found: TopicList, waiting: Sequence[Waiting], in_room: bool) -> Markup:
    """The lines of a list, the pinned ones first.

    waiting: newcomers nobody has answered; in_room: all of them stand in one room, so it is not named.
    """
    rows = [*found.pinned, *found.rows]
    extra = slots.fill("topic.meta", reader, rows)
    waits_at = {one.topic_id: one.url for one in waiting}
    now = timezone.localtime()
    return Markup().join(
        drawn(
            "discussions/line.html",
            row=row,
            is_pinned=place < len(found.pinned),
            in_room=in_room,
            when=clock.when(row.at, now),
            extra=extra[row.id],
            wait=waits_at.get(row.id, ""),
        )
        for place, row in enumerate(rows)
    )
