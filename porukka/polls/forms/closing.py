"""When a poll closes: in so many days, or on a day and at a time of the writer's own zone."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from porukka.polls.forms.options import ChosenField, MomentField
from porukka.polls.models import Poll

CHOSEN = "at"  # on a day that the writer says
PASSED = _("That time has passed. Choose a later one.")
FAR = _("That is more than a year away. Choose an earlier day.")
UNSAID = _("Say on which day and at what time, or choose another line above.")


class ClosingFields(forms.Form):
    """Cleaned: `closes_at`, None if it stays open. What stands in the field for a day counts only where the line
    for it is chosen; elsewhere it is hidden, and was begun before."""

    days = ChosenField(
        label=_("When does it close?"),
        choices=[
            ("", _("When somebody closes it")),
            ("1", _("In a day")),
            ("3", _("In three days")),
            ("7", _("In a week")),
            ("14", _("In two weeks")),
            ("30", _("In a month")),
            (CHOSEN, _("On a day I choose")),
        ],
        initial="",
    )
    closes_at = MomentField(
        label=_("The poll closes"),
        help_text=_(
            "Voting ends by itself at that moment. It is in your own time zone; everybody reads it in theirs."
        ),
        error_messages={"required": UNSAID},
    )

    former: datetime | None = None  # when it closes as it is: shown to the minute, it stays to the second

    def take_closing(self, given: dict[str, Any]) -> None:
        """Put into what is cleaned when it closes, or say what is wrong with it."""
        days = given.pop("days", "")
        if days != CHOSEN:
            self.errors.pop("closes_at", None)
            given["closes_at"] = timezone.now() + timedelta(days=int(days)) if days else None
            return
        moment: datetime | None = given.get("closes_at")
        if moment is not None and self.former is not None and moment == _minute(self.former):
            given["closes_at"] = self.former
        elif moment is None:
            return  # its own error says so
        elif moment <= timezone.now():
            self.add_error("closes_at", PASSED)
        elif moment > timezone.now() + timedelta(days=Poll.FARTHEST_DAYS):
            self.add_error("closes_at", FAR)


def initial_closing(poll: Poll) -> dict[str, Any]:
    """The fields as they show when this poll closes."""
    if poll.closes_at is None:
        return {"days": ""}
    return {"days": CHOSEN, "closes_at": _minute(poll.closes_at)}


def _minute(moment: datetime) -> datetime:
    return moment.replace(second=0, microsecond=0)


class ClosingForm(ClosingFields):
    """When an open poll closes, moved."""

    def __init__(self, *args: Any, poll: Poll, **kwargs: Any) -> None:
        self.former = poll.closes_at
        kwargs |= {"initial": initial_closing(poll), "use_required_attribute": False}
        super().__init__(*args, **kwargs)

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or {}
        self.take_closing(given)
        return given
