"""From when to when, on the clock of a zone."""

from __future__ import annotations

import datetime as clocks
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from porukka.core import clock
from porukka.events.forms.fields import LinkField, place_field
from porukka.events.models import Event, Occurrence

SKIPPED = _("There is no such time on that day: the clocks skip it. Choose another one.")
PASSED = _("That time has passed. Choose a later one.")
FAR = _("That is more than three years away. Choose an earlier day.")
BACKWARDS = _("It ends before it begins. Choose a later end, or say on which day it ends.")
LONG = _("It may last a month at most. Choose an earlier end.")


def _day(label: Any, **kwargs: Any) -> forms.DateField:
    return forms.DateField(label=label, widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"), **kwargs)


def _time(label: Any, **kwargs: Any) -> forms.TimeField:
    return forms.TimeField(label=label, widget=forms.TimeInput({"type": "time"}, format="%H:%M"), **kwargs)


class WhenForm(forms.Form):
    """Cleaned: `starts` and `ends`, in UTC."""

    day = _day(_("Day"), error_messages={"required": _("Say on which day.")})
    time = _time(_("Begins at"), error_messages={"required": _("Say at what time it begins.")})
    end_time = _time(_("Ends at"), error_messages={"required": _("Say at what time it ends.")})
    end_day = _day(_("Last day"), required=False, help_text=_("If it ends on another day than it begins."))

    former: tuple[datetime, datetime] | None = None  # what stands already may stand on, though it has begun

    def take_when(self, cleaned: dict[str, Any], zone: ZoneInfo) -> None:
        """Put `starts` and `ends` into what is cleaned, or say what is wrong with them."""
        starts = self._moment("time", cleaned.get("day"), cleaned.get("time"), zone)
        ends = self._moment(
            "end_time", cleaned.get("end_day") or cleaned.get("day"), cleaned.get("end_time"), zone
        )
        if starts is None or ends is None:
            return
        now = timezone.now()
        if ends <= starts:
            self.add_error("end_time", BACKWARDS)
        elif ends - starts > timedelta(days=Event.LONGEST_DAYS):
            self.add_error("end_day", LONG)
        elif (starts, ends) != self.former and ends <= now:
            self.add_error("day", PASSED)
        elif starts > now + timedelta(days=Event.FARTHEST_DAYS):
            self.add_error("day", FAR)
        cleaned["starts"], cleaned["ends"] = starts, ends

    def _moment(self, name: str, day: date | None, at: clocks.time | None, zone: ZoneInfo) -> datetime | None:
        if day is None or at is None:
            return None
        try:
            with timezone.override(zone):
                return clock.moment(day, at)
        except (ValueError, OverflowError):
            self.add_error(name, SKIPPED)
            return None


def initial_when(starts: datetime, ends: datetime, zone: ZoneInfo) -> dict[str, Any]:
    """The fields of a WhenForm as they show this."""
    begin, end = starts.astimezone(zone), ends.astimezone(zone)
    return {
        "day": begin.date(),
        "time": begin.time(),
        "end_time": end.time(),
        "end_day": end.date() if end.date() != begin.date() else None,
    }


class TimeForm(WhenForm):
    """What is otherwise this one time. Cleaned also: `place` and `link`, "" as the event's."""

    place = place_field()
    link = LinkField(label=_("Link"))

    def __init__(self, *args: Any, occurrence: Occurrence, **kwargs: Any) -> None:
        self.zone = ZoneInfo(occurrence.event.zone)
        self.former = (occurrence.starts, occurrence.ends)
        facts = initial_when(occurrence.starts, occurrence.ends, self.zone)
        kwargs["initial"] = facts | {"place": occurrence.where, "link": occurrence.online}
        super().__init__(*args, **kwargs)
        self.event = occurrence.event
        self.fields["time"].help_text = _("The clock is the event's: %(zone)s.") % {
            "zone": self.event.zone.replace("_", " ")
        }

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        self.take_when(cleaned, self.zone)
        for name in ("place", "link"):
            if cleaned.get(name) == getattr(self.event, name):
                cleaned[name] = ""
        return cleaned

    @property
    def facts(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in ("starts", "ends", "place", "link")}
