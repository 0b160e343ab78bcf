"""What a founder fills in about her founding circle."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from porukka.communities.models import Community
from porukka.joining.models import Circle
from porukka.people.zones import zone

OPENS_AT = time(9)  # in the community's zone: while somebody is awake to say welcome


class CircleForm(forms.Form):
    size = forms.IntegerField(
        label=_("Until so many of you are here"),
        required=False,
        max_value=Circle.MOST,
        widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
        help_text=_("Yourself included. Between 5 and 15 is usual: as many as can get to know each other."),
    )
    day = forms.DateField(
        label=_("On this day at the latest"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        help_text=_("It opens at nine in the morning. Whichever comes first opens it."),
    )

    def __init__(self, *args: Any, community: Community, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.community = community

    def clean_size(self) -> int:
        size = self.cleaned_data["size"] or 0
        if size and size <= self.community.members_count:
            raise ValidationError(
                _("There are as many of you here already. Choose a larger number, or a day alone.")
            )
        return int(size)

    def clean_day(self) -> date | None:
        day: date | None = self.cleaned_data["day"]
        today = timezone.localdate(timezone=zone(self.community.time_zone))
        if day is not None and not today < day < today + timedelta(days=366):
            raise ValidationError(_("Choose a day from tomorrow on, within a year."))
        return day

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if not self.errors and not cleaned.get("size") and not cleaned.get("day"):
            raise ValidationError(_("Choose how many it waits for, or the day on which it opens."))
        return cleaned

    @property
    def facts(self) -> dict[str, Any]:
        """As `gather` takes them."""
        day, here = self.cleaned_data["day"], zone(self.community.time_zone)
        opens_at = datetime.combine(day, OPENS_AT, here).astimezone(UTC) if day else None
        return {"size": self.cleaned_data["size"], "opens_at": opens_at}


def initial_of(circle: Circle | None, community: Community) -> dict[str, Any]:
    """What the form begins with: as it is now, or what suits most."""
    if circle is None:
        return {"size": max(12, community.members_count + 5)}
    day = timezone.localtime(circle.opens_at, zone(community.time_zone)).date() if circle.opens_at else None
    return {"size": circle.size or None, "day": day}
