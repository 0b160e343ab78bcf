"""The few ways of repeating that a form offers, and the rule behind each."""

from __future__ import annotations

from datetime import datetime

from django.db import models
from django.utils.translation import gettext_lazy as _

from porukka.events.calendar.repeating import DAYS


class Repeat(models.TextChoices):
    NEVER = "never", _("Once only")
    WEEKLY = "weekly", _("Every week")
    FORTNIGHTLY = "fortnightly", _("Every second week")
    MONTHLY = "monthly", _("Every month on the same weekday, such as the first Monday")
    OWN = "own", _("By a rule of your own")


def text_of(choice: str, start: datetime) -> str:
    """The rule that a choice means for an event with this first time (local). "" for never and for one's own."""
    day = DAYS[start.weekday()]
    place = (start.day - 1) // 7 + 1
    return {
        Repeat.WEEKLY.value: f"FREQ=WEEKLY;BYDAY={day}",
        Repeat.FORTNIGHTLY.value: f"FREQ=WEEKLY;INTERVAL=2;BYDAY={day}",
        # not every month has a fifth Tuesday, but each has a last one
        Repeat.MONTHLY.value: f"FREQ=MONTHLY;BYDAY={place if place < 5 else -1}{day}",
    }.get(choice, "")


def choice_of(text: str, start: datetime) -> Repeat:
    """Which of the choices a kept rule is for this first time; OWN if it is none of them."""
    if not text:
        return Repeat.NEVER
    simple = (Repeat.WEEKLY, Repeat.FORTNIGHTLY, Repeat.MONTHLY)
    return next((choice for choice in simple if text_of(choice, start) == text), Repeat.OWN)
