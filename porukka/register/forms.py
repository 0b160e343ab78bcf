"""What the board fills in about a membership."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from porukka.core.fields import LineField
from porukka.people.once import OnceForm
from porukka.register.models import Entry, Retention

EARLIEST = date(1850, 1, 1)


def _day(label: Any, **options: Any) -> forms.DateField:
    return forms.DateField(
        label=label,
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date", "min": EARLIEST.isoformat()}),
        error_messages={"invalid": _("Write the day as in 2026-01-31.")},
        **options,
    )


class EntryForm(OnceForm):
    name = LineField(label=_("Full name"), max_length=Entry.NAME_LENGTH)
    home = LineField(label=_("Home municipality"), max_length=Entry.HOME_LENGTH, required=False)
    joined = _day(_("Became a member"))
    left = _day(
        _("The membership ended"),
        required=False,
        help_text=_("Empty as long as it lasts. The entry stays until you erase it."),
    )

    def clean_joined(self) -> date | None:
        return self._possible("joined")

    def clean_left(self) -> date | None:
        return self._possible("left")

    def _possible(self, field: str) -> date | None:
        day: date | None = self.cleaned_data[field]
        if day and not EARLIEST <= day <= timezone.localdate() + timedelta(days=366):
            raise ValidationError(_("Look at the year once more."))
        return day

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        joined, left = cleaned.get("joined"), cleaned.get("left")
        if joined and left and left < joined:
            self.add_error("left", _("It cannot have ended before it began."))
        return cleaned

    @property
    def facts(self) -> dict[str, Any]:
        return {key: self.cleaned_data[key] for key in ("name", "home", "joined", "left")}


class FeeForm(forms.Form):
    year = forms.IntegerField(min_value=1900, max_value=2200)
    do = forms.ChoiceField(choices=[("paid", ""), ("not_paid", "")])


class RetentionForm(forms.Form):
    years = forms.TypedChoiceField(
        label=_("Years an entry is kept after the membership ended"),
        coerce=int,
        choices=[(count, count) for count in Retention.YEARS],
        help_text=_("Then it is offered to be erased. Nothing is erased by itself."),
    )
