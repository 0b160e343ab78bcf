"""A goal, and a number that is kept by hand."""

from __future__ import annotations

import math
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from porukka.communities.models import Community, Member
from porukka.core.fields import LineField
from porukka.goals import telling
from porukka.goals.measures.figures import COUNT, MEASURES
from porukka.goals.models import Goal
from porukka.goals.queries.goals import in_a_quarter, team
from porukka.insights.actions.judging import today
from porukka.people.once import OnceForm

YEARS_AHEAD = 5
OWN, BY_HAND = "own", _("Something else: we keep the number ourselves")


class NumberField(forms.FloatField):
    """A number as people type it, with a comma or a point."""

    def __init__(self, **facts: Any) -> None:
        widget = forms.TextInput(attrs={"inputmode": "decimal", "maxlength": 12})
        super().__init__(min_value=0, max_value=Goal.HIGHEST, widget=widget, **facts)

    def to_python(self, value: Any) -> Any:
        if isinstance(value, str):
            value = value.strip().replace("\u00a0", "").replace(" ", "").removesuffix("%").replace(",", ".")
        number = super().to_python(value)
        if number is not None and not math.isfinite(number):
            raise ValidationError(self.error_messages["invalid"], code="invalid")
        return number


def day_field(label: Any, **facts: Any) -> forms.DateField:
    """A day, picked or typed."""
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(label=label, widget=widget, **facts)


class _Goal(forms.Form):
    """What a goal says, whether it is new or there already."""

    words = LineField(
        label=_("The goal in your own words"),
        max_length=Goal.WORDS_LENGTH,
        required=False,
        help_text=_("For example: members answer each other before we do."),
    )
    target = NumberField(
        label=_("What do you want to reach?"),
        help_text=_("A number. Where it is counted in per cents, from 0 to 100."),
    )
    by = day_field(_("By when?"))
    owner = forms.TypedChoiceField(
        label=_("Who looks after it?"),
        coerce=int,
        help_text=_("She is told once when it is reached, or when its day has passed."),
    )

    def _prepare(self, community: Community) -> None:
        self.community = community
        self.people = {member.pk: member for member in team(community)}
        choices = [(str(pk), member.name) for pk, member in self.people.items()]
        self.fields["owner"].choices = choices  # type: ignore[attr-defined]

    def _judge(self, measure: str, cleaned: dict[str, Any]) -> None:
        """What only makes sense together."""
        if not measure and "words" in cleaned and not cleaned["words"]:
            self.add_error("words", _("Say in a few words what you count yourselves."))
        target = cleaned.get("target")
        if measure and target is not None and MEASURES[measure].kind != COUNT and target > 100:
            self.add_error("target", _("This goes up to 100."))

    def clean_by(self) -> Any:
        by, now = self.cleaned_data["by"], today(self.community)
        if by <= now:
            raise ValidationError(_("Choose a day that is still to come."))
        if by.year > now.year + YEARS_AHEAD:
            raise ValidationError(_("Choose a day within five years."))
        return by

    @property
    def whose(self) -> Member:
        return self.people[self.cleaned_data["owner"]]


class GoalForm(_Goal, OnceForm):
    """A new goal."""

    measure = forms.ChoiceField(
        label=_("What is it counted by?"),
        help_text=_("Most are counted over the last 30 days."),
    )
    start = NumberField(
        label=_("Where are you now?"), required=False, help_text=_("Only for a number you keep yourselves.")
    )

    field_order = ["measure", "words", "start", "target", "by", "owner"]

    def __init__(self, data: Any = None, *, member: Member) -> None:
        first = {"by": in_a_quarter(member.community), "owner": str(member.pk)}
        super().__init__(data, initial=first)
        self._prepare(member.community)
        named = [(key, telling.NAMES[key]) for key in MEASURES]
        self.fields["measure"].choices = [*named, (OWN, BY_HAND)]  # type: ignore[attr-defined]
        self.initial["measure"] = named[0][0]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if "measure" in cleaned:
            self._judge(cleaned["measure"], cleaned)
        return cleaned

    def clean_measure(self) -> str:
        """A key, or nothing."""
        measure: str = self.cleaned_data["measure"]
        return "" if measure == OWN else measure

    @property
    def facts(self) -> dict[str, Any]:
        """As `set_goal` takes them."""
        cleaned, measure = self.cleaned_data, self.cleaned_data["measure"]
        start = None if measure else cleaned["start"]
        kept = {name: cleaned[name] for name in ("words", "target", "by")}
        return kept | {"measure": measure, "start": start, "owner": self.whose}


class ChangeGoalForm(_Goal):
    """A goal as it is, to be changed. What it is counted by stays: another measure is another goal."""

    why = LineField(
        label=_("What has changed, and why?"),
        max_length=Goal.WHY_LENGTH,
        required=False,
        help_text=_("One line for those who compare it later."),
    )
    version = forms.IntegerField(widget=forms.HiddenInput, min_value=1)

    field_order = ["words", "target", "by", "owner", "why", "version"]

    def __init__(self, data: Any = None, *, goal: Goal) -> None:
        names = ("words", "target", "by", "version")
        first = {name: getattr(goal, name) for name in names} | {"owner": str(goal.owner_id or "")}
        super().__init__(data, initial=first | {"target": f"{goal.target:g}"})
        self.goal = goal
        self._prepare(goal.community)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        self._judge(self.goal.measure, cleaned)
        return cleaned

    @property
    def facts(self) -> dict[str, Any]:
        """As `change_goal` takes them."""
        names = ("words", "target", "by", "why", "version")
        return {name: self.cleaned_data[name] for name in names} | {"owner": self.whose}


class NumberForm(forms.Form):
    value = NumberField(label=_("Where are you now?"))
