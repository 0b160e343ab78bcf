"""Who answered whom on which day, newest first: what the share of replies from member to member is made of."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext as _

from porukka.communities.models import Member, Room
from porukka.core import clock
from porukka.core.numbers import whole
from porukka.discussions.addresses import topic_url
from porukka.discussions.models import Topic
from porukka.insights.measures.conversation import WINDOW
from porukka.insights.models import Counted, PairDay
from porukka.insights.queries import tallying
from porukka.insights.queries.behind import A_PAGE, Entry, Listed

MOST_LINKS = 3  # discussions shown of one pair and day
Key = tuple[date, int, int, int | None]


def listed(member: Member, room: Room | None, until: date, side: str, after: str) -> Listed:
    """A page of days on which two people spoke, in rooms this reader may read. Four queries.

    side: "some" for those outside the team, "rest" for those with the team; after: the key of a former page.
    """
    team = [int(pk) for pk in tallying.team_of(member.community)]
    with_team = Q(teller__in=team) | Q(hearer__in=team)
    rooms = Room.objects.readable_by(member)
    found = PairDay.objects.filter(
        with_team if side == "rest" else ~with_team,
        community=member.community_id,
        day__gt=until - WINDOW,
        day__lte=until,
        ties__gt=0,
        room__in=rooms.values("pk"),
    )
    if room is not None:
        found = found.filter(room=room)
    day, _bar, pk = after.partition("|")
    if (last := whole(pk, digits=19)) is not None and (on := _day(day)) is not None:
        found = found.filter(Q(day__lt=on) | Q(day=on, pk__lt=last))
    rows = list(found.order_by("-day", "-pk")[: A_PAGE + 1])
    shown = rows[:A_PAGE]
    more = f"{shown[-1].day.isoformat()}|{shown[-1].pk}" if len(rows) > A_PAGE else ""
    return Listed(_entries(member, shown), more)


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _entries(member: Member, rows: list[PairDay]) -> list[Entry]:
    people = {row.teller for row in rows} | {row.hearer for row in rows}
    names = dict(
        Member.objects.filter(community=member.community_id, pk__in=people).values_list("pk", "name")
    )
    talk = _topics(member, rows)
    somebody = _("somebody without a name")
    return [
        Entry(
            _("%(one)s answered %(other)s")
            % {"one": names.get(row.teller, somebody), "other": names.get(row.hearer, somebody)},
            "",
            [clock.day(row.day)],
            links=talk[row.day, row.room_id, row.teller, row.hearer][:MOST_LINKS],
        )
        for row in rows
    ]


def _topics(member: Member, rows: list[PairDay]) -> defaultdict[Key, list[Any]]:
    """The discussions in which it was said."""
    counted = Counted.objects.filter(
        community=member.community_id,
        day__in={row.day for row in rows},
        teller__in={row.teller for row in rows},
        hearer__in={row.hearer for row in rows},
    )
    keys = counted.order_by("-post").values_list("day", "room", "teller", "hearer", "topic")
    where = dict.fromkeys(keys[: A_PAGE * A_PAGE])
    topics = Topic.objects.visible_to(member).in_bulk({key[-1] for key in where})
    found: defaultdict[Key, list[Any]] = defaultdict(list)
    for day, room, teller, hearer, pk in where:
        if pk in topics:
            link = (topics[pk].title, topic_url(member.community.slug, topics[pk]))
            found[day, room, teller, hearer].append(link)
    return found
