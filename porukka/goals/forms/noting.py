"""What a month took, and why the team is here."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from porukka.communities.models import Community
from porukka.core.fields import LineField, LinesField
from porukka.goals import telling
from porukka.goals.models import Cost, Why
from porukka.insights.actions.judging import today

MONTHS = 12
QUESTIONS: dict[str, Any] = {
    "here": _("Why are we here, and not only because others are?"),
    "missed": _("What would members miss if this ended tomorrow?"),
    "less": _("What do we stop doing, or do less of?"),
}


def months(community: Community) -> list[int]:
    """This month and those before it, as year × 100 + month."""
    day, found = today(community), []
    for _number in range(MONTHS):
        found.append(day.year * 100 + day.month)
        day = day.replace(day=1) - timedelta(days=1)
    return found


def first_of(month: int) -> date:
    return date(month // 100, month % 100, 1)


class AmountField(forms.DecimalField):
    """A number as people type it, with a comma or a point."""

    def __init__(self, **facts: Any) -> None:
        widget = forms.TextInput(attrs={"inputmode": "decimal", "maxlength": 12})
        super().__init__(min_value=0, widget=widget, **facts)

    def to_python(self, value: Any) -> Any:
        if isinstance(value, str):
            value = value.replace("\u00a0", "").replace(" ", "").replace(",", ".")
        return super().to_python(value)


class CostForm(forms.Form):
    month = forms.TypedChoiceField(label=_("Month"), coerce=int)
    hours = AmountField(label=_("Hours of work"), max_value=99_999, decimal_places=1)
    euros = AmountField(label=_("Euros"), max_value=9_999_999, decimal_places=2)
    note = LineField(label=_("What for"), max_length=Cost.NOTE_LENGTH, required=False)

    def __init__(self, data: Any = None, *, community: Community) -> None:
        super().__init__(data, initial={"hours": "0", "euros": "0"})
        choices = [(str(month), telling.month(month)) for month in months(community)]
        self.fields["month"].choices = choices  # type: ignore[attr-defined]


class WhyForm(forms.Form):
    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0)

    def __init__(self, data: Any = None, *, last: Why | None) -> None:
        super().__init__(
            data, initial={"version": last.number if last else 0} | (last.answers if last else {})
        )
        for key, question in QUESTIONS.items():
            self.fields[key] = LinesField(label=question, max_length=Why.LENGTH, rows=3)

    @property
    def answers(self) -> dict[str, str]:
        return {key: self.cleaned_data[key] for key in QUESTIONS}
