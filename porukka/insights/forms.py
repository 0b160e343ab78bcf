"""What a founder decides about the figures, and which two days are compared."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from porukka.insights.models import Choice


class ChoicesForm(forms.Form):
    goal = forms.IntegerField(
        label=_("Within how many hours would you like members to be answered?"),
        help_text=_("24 is a good beginning. Leave it empty for no goal."),
        required=False,
        min_value=1,
        max_value=Choice.LONGEST_GOAL,
    )
    is_wait_told = forms.BooleanField(
        label=_("Tell members how soon they are usually answered"),
        help_text=_(
            "It stands where a discussion is begun, once two of three are answered within three days."
        ),
        required=False,
    )
    euros = forms.IntegerField(
        label=_("What does the community cost in a month, in euros?"),
        help_text=_("For “More numbers” alone. Leave it empty if you do not want to know."),
        required=False,
        min_value=0,
        max_value=Choice.MOST_EUROS,
    )

    def __init__(self, data: Any = None, *, choice: Choice) -> None:
        kept = {"goal": choice.goal, "is_wait_told": choice.is_wait_told, "euros": choice.euros}
        super().__init__(data, initial=kept)


class DaysForm(forms.Form):
    """Two of the days that were judged."""

    one = forms.TypedChoiceField(label=_("The 90 days up to"), coerce=date.fromisoformat)
    other = forms.TypedChoiceField(label=_("compared with those up to"), coerce=date.fromisoformat)

    def __init__(self, data: Any = None, *, days: list[tuple[str, str]]) -> None:
        super().__init__(data)
        for field in self.fields.values():
            field.choices = days  # type: ignore[attr-defined]
