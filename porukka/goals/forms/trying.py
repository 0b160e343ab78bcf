"""An experiment, what is said of it, and two stretches of time."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from porukka.communities.models import Community
from porukka.core.fields import LineField
from porukka.goals import telling
from porukka.goals.forms.goals import day_field
from porukka.goals.measures.figures import MEASURES
from porukka.goals.models import Experiment
from porukka.insights.actions.judging import today
from porukka.people.once import OnceForm

MONTH, YEAR = timedelta(days=30), timedelta(days=366)
LONGEST_STRETCH = timedelta(days=366)


class ExperimentForm(OnceForm):
    hypothesis = LineField(
        label=_("What do you try, and what should change?"),
        max_length=Experiment.LENGTH,
        help_text=_("For example: if we wait a day before answering, members answer each other."),
    )
    measure = forms.ChoiceField(
        label=_("By what would you see it?"),
        choices=[(key, telling.NAMES[key]) for key in MEASURES if MEASURES[key].weekly],
    )
    begins = day_field(_("It begins"))
    ends = day_field(
        _("It ends"), help_text=_("One to thirteen weeks. As many weeks before it are set beside it.")
    )

    def __init__(self, data: Any = None, *, community: Community) -> None:
        self.today = today(community)
        super().__init__(data, initial={"begins": self.today, "ends": self.today + timedelta(days=27)})

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        begins, ends = cleaned.get("begins"), cleaned.get("ends")
        if begins and abs(begins - self.today) > YEAR:
            self.add_error("begins", _("Choose a day within a year."))
        if begins and ends:
            long = ends - begins + timedelta(days=1)
            if not Experiment.SHORTEST <= long <= Experiment.LONGEST:
                self.add_error("ends", _("An experiment takes one to thirteen weeks."))
        return cleaned

    @property
    def facts(self) -> dict[str, Any]:
        """As `begin` takes them."""
        return {name: self.cleaned_data[name] for name in ("hypothesis", "measure", "begins", "ends")}


class VerdictForm(forms.Form):
    verdict = forms.ChoiceField(
        label=_("What came of it?"), choices=Experiment.Verdict.choices, widget=forms.RadioSelect
    )
    words = LineField(label=_("In your own words"), max_length=Experiment.LENGTH, required=False)
    review_on = day_field(_("If it is too early: when do you look at it again?"), required=False)

    def __init__(self, data: Any = None, *, experiment: Experiment) -> None:
        self.today = today(experiment.community)
        super().__init__(data, initial={"words": experiment.words})

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        again = cleaned.get("review_on")
        is_early = cleaned.get("verdict") == Experiment.Verdict.TOO_EARLY and "review_on" not in self.errors
        if is_early and (again is None or not self.today < again <= self.today + YEAR):
            self.add_error("review_on", _("Choose a day within a year from now."))
        return cleaned


class PeriodsForm(forms.Form):
    """Two stretches of time, each up to a year long; without an answer the last 30 days beside the 30 before."""

    first_from, first_to = day_field(_("From")), day_field(_("To"))
    second_from, second_to = day_field(_("From")), day_field(_("To"))

    def __init__(self, data: Any = None, *, community: Community) -> None:
        now = today(community)
        self.now = now
        super().__init__(data or None, initial=self._usual())

    def _usual(self) -> dict[str, date]:
        day, now = timedelta(days=1), self.now
        return {
            "first_from": now - 2 * MONTH + day,
            "first_to": now - MONTH,
            "second_from": now - MONTH + day,
            "second_to": now,
        }

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        for name in ("first", "second"):
            since, until = cleaned.get(f"{name}_from"), cleaned.get(f"{name}_to")
            if since and until and since > until:
                self.add_error(f"{name}_to", _("It ends before it begins."))
            elif since and until and until - since > LONGEST_STRETCH:
                self.add_error(f"{name}_to", _("A year at most."))
            if since and since.year < 2000:
                self.add_error(f"{name}_from", _("Choose a day of this century."))
            if until and until > self.now + YEAR:
                self.add_error(f"{name}_to", _("Choose a day within a year."))
        return cleaned

    @property
    def stretches(self) -> tuple[tuple[date, date], tuple[date, date]]:
        """As they were chosen, or the usual ones."""
        days = self.cleaned_data if self.is_bound else self._usual()
        return (days["first_from"], days["first_to"]), (days["second_from"], days["second_to"])
