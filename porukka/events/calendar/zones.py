"""Local time and instants: an event at six in the evening stays at six, whatever the clocks do."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _

from porukka.people import zones


class Unreadable(ValueError):
    """What was written cannot be read as a time zone or a rule. Its words are for people, in the active language."""

    def __init__(self, words: Any) -> None:
        super().__init__(str(words))


def read_zone(name: str) -> ZoneInfo:
    """The time zone of that IANA name, as "Europe/Helsinki". Raises Unreadable for anything else."""
    zone = zones.zone(name.strip())
    if zone is None:
        raise Unreadable(_("There is no such time zone. Choose one of the list, as Europe/Helsinki."))
    return zone


def instant(wall: datetime, zone: ZoneInfo) -> datetime:
    """The moment (UTC) at which the clocks of a zone show this local time, as iCalendar reads it (RFC 5545, 3.3.5).

    A time that comes twice in autumn is the first of the two. One that the clocks leap over in spring is counted by
    the offset before the leap: 3:30 in Helsinki on that night is 4:30.
    wall: without a zone; its seconds count too.
    """
    return wall.replace(tzinfo=zone, fold=0).astimezone(UTC)


def wall_time(moment: datetime, zone: ZoneInfo) -> datetime:
    """What the clocks of a zone show at that moment, without a zone."""
    return moment.astimezone(zone).replace(tzinfo=None, fold=0)
