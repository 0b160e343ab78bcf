"""When one may be reminded: in three hours, tomorrow or on Monday morning, or at a time of one's own choice, on her
clock."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import Any

from django import forms
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from porukka.core import clock

MORNING = time(9)
FURTHEST = timedelta(days=366)


class When(models.TextChoices):
    NEVER = "", _("No reminder")
    SOON = "soon", _("In 3 hours")
    TOMORROW = "tomorrow", _("Tomorrow morning at nine")
    MONDAY = "monday", _("On Monday morning at nine")
    OWN = "own", _("At a time that I choose")


def moment_of(when: str) -> datetime | None:
    """The moment in UTC, counted from now on the clock of the active time zone; None for never. when: not OWN."""
    today = timezone.localdate()
    if when == When.SOON:
        return timezone.now() + timedelta(hours=3)
    if when == When.TOMORROW:
        return clock.moment(today + timedelta(days=1), MORNING)
    if when == When.MONDAY:
        return clock.moment(today + timedelta(days=7 - today.weekday()), MORNING)
    return None


class ReminderForm(forms.Form):
    """Cleaned: `remind_at`, in UTC, None for no reminder."""

    when = forms.ChoiceField(
        label=_("Remind me"), choices=When.choices, widget=forms.RadioSelect, required=False
    )
    day = forms.DateField(
        label=_("Day"), required=False, widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d")
    )
    time = forms.TimeField(
        label=_("Time"), required=False, widget=forms.TimeInput({"type": "time"}, format="%H:%M")
    )

    def __init__(self, data: Any = None, *, remind_at: datetime | None = None) -> None:
        """remind_at: a reminder that is to come already."""
        initial: dict[str, Any] = {"when": When.NEVER}
        if remind_at:
            local = timezone.localtime(remind_at)
            initial = {"when": When.OWN, "day": local.date(), "time": local.time()}
        super().__init__(data, initial=initial)
        where = timezone.get_current_timezone_name().replace("_", " ")
        self.fields["time"].help_text = _("The clock is yours: %(zone)s.") % {"zone": where}

    def clean(self) -> dict[str, Any]:
        """A day and a time count with OWN only, so that a browser's leftovers change nothing."""
        cleaned = super().clean() or self.cleaned_data
        when = cleaned.get("when", "")
        if when != When.OWN:
            self.errors.pop("day", None)
            self.errors.pop("time", None)
        cleaned["remind_at"] = self._own(cleaned) if when == When.OWN else moment_of(when)
        return cleaned

    def _own(self, cleaned: dict[str, Any]) -> datetime | None:
        day, at = cleaned.get("day"), cleaned.get("time")
        if not day and "day" not in self.errors:
            self.add_error("day", _("Say on which day."))
        if at is None and "time" not in self.errors:
            self.add_error("time", _("Say at what time of that day too."))
        if not day or at is None:
            return None
        try:
            found: datetime = clock.moment(day, at)
        except (ValueError, OverflowError):
            skipped = _("There is no such time on that day: the clocks skip it. Choose another one.")
            self.add_error("time", skipped)
            return None
        if found <= timezone.now():
            self.add_error("day", _("That time has passed. Choose a later one."))
        elif found > timezone.now() + FURTHEST:
            self.add_error("day", _("That is more than a year away. Choose an earlier day."))
        return found
