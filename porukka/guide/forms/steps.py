"""The steps as forms. Each gives `answers`, which the step keeps, and begins with those it has."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from porukka.communities.models import Community
from porukka.core.fields import LineField, LinesField, MarkdownField, VersionedForm
from porukka.guide import steps
from porukka.guide.archetypes import Archetype
from porukka.guide.forms.opening import OWN, kinds
from porukka.guide.models import Step

CHANNELS = 5
MOST_NAMES = 30
WAYS = {
    "bring": pgettext_lazy("people elsewhere", "bring them here"),
    "bridge": pgettext_lazy("people elsewhere", "build a bridge to them"),
}
INTENTS = [one for one in Community.Intent if one is not Community.Intent.UNSAID]


class StepForm(VersionedForm):
    """step: the row it begins with; kind: the community's archetype, with what it proposes; said: what has been said
    elsewhere since, by field."""

    NAMES: tuple[str, ...] = ()

    def __init__(
        self, data: Any = None, *, step: Step, kind: Archetype | None, said: dict[str, str] | None = None
    ) -> None:
        self.step, self.archetype = step, kind
        first = {"version": step.version} | (self.now() if step.version else self.proposed())
        super().__init__(data, initial=first | (said or {}))
        if step.version:
            self.order_fields([*(name for name in self.fields if name != "why"), "why"])
        else:
            del self.fields["why"]  # nothing has changed yet

    def now(self) -> dict[str, Any]:
        """The fields as they were answered."""
        return dict(self.step.answers)

    def proposed(self) -> dict[str, Any]:
        """The fields before anybody has answered."""
        return {}

    @property
    def answers(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in self.NAMES}


def _words(label: Any, most: int, help_text: Any = "", **more: Any) -> forms.CharField:
    return MarkdownField(label=label, max_length=most, help_text=help_text, rows=3, **more)


class PurposeForm(StepForm):
    why_here = _words(
        _("Why are you here?"), 300, _("Not because others are. This stands at the door, so keep it short.")
    )
    mission = _words(
        _("Mission"),
        2000,
        _("What you want to bring about, what you hold dear, and what will have changed in a year."),
        required=False,
    )

    def now(self) -> dict[str, Any]:
        return {"why_here": self.step.answers["why"], "mission": self.step.answers["mission"]}

    @property
    def answers(self) -> dict[str, Any]:
        return {"why": self.cleaned_data["why_here"], "mission": self.cleaned_data["mission"]}


class AudienceForm(StepForm):
    who = _words(
        _("Whom is it for?"), 600, _("People, not a target group: how would they say it themselves?")
    )
    gets = _words(_("What do they get?"), 600, required=False)
    gives = _words(_("What do you expect of them?"), 600, required=False)

    NAMES = ("who", "gets", "gives")


class CultureForm(StepForm):
    kind = forms.ChoiceField(label=_("What kind of community is it?"), choices=kinds)
    summary = LinesField(
        label=_("The guidelines in five lines"),
        max_length=600,
        help_text=_("One a line. This is what people read before they come in."),
    )
    guidelines = MarkdownField(label=_("Guidelines"), max_length=8000, rows=14)

    def now(self) -> dict[str, Any]:
        return {**self.step.answers, "kind": self.step.answers["kind"] or OWN}

    def proposed(self) -> dict[str, Any]:
        if self.archetype is None:
            return {"kind": OWN}
        lines = "\n".join(self.archetype.summary)
        return {"kind": self.archetype.key, "summary": lines, "guidelines": self.archetype.guidelines}

    def clean_summary(self) -> str:
        lines = self.cleaned_data["summary"].splitlines()
        if len(lines) > 5:
            raise ValidationError(_("These are more than five lines. Which ones matter most?"))
        return "\n".join(lines)

    @property
    def answers(self) -> dict[str, Any]:
        cleaned = self.cleaned_data
        kind = "" if cleaned["kind"] == OWN else cleaned["kind"]
        return {"kind": kind, "summary": cleaned["summary"], "guidelines": cleaned["guidelines"]}


class ChannelsForm(StepForm):
    """Up to five places, a row each; and the invitation that fits all of them."""

    invitation = MarkdownField(
        label=_("The invitation, ready to send"),
        max_length=2000,
        rows=8,
        help_text=_("{link} is where the link goes. Whoever invites changes the rest to her own words."),
    )

    def __init__(self, data: Any = None, **facts: Any) -> None:
        super().__init__(data, **facts)
        for number in range(CHANNELS):
            self.fields[f"where_{number}"] = LineField(label=_("Where"), max_length=80, required=False)
            self.fields[f"way_{number}"] = forms.ChoiceField(
                label=_("What you do there"), choices=list(WAYS.items()), required=False
            )
            self.fields[f"who_{number}"] = LineField(label=_("Who invites"), max_length=60, required=False)

    def now(self) -> dict[str, Any]:
        first = {"invitation": self.step.answers["invitation"]}
        for number, row in enumerate(self.step.answers["channels"]):
            first |= {f"{name}_{number}": row[name] for name in ("where", "way", "who")}
        return first

    def proposed(self) -> dict[str, Any]:
        if self.archetype is None:
            return {"invitation": gettext("Come and join us: {link}")}
        return {"invitation": self.archetype.invites(self.step.community.name)}

    @property
    def rows(self) -> list[list[forms.BoundField]]:
        """The fields of each place, side by side."""
        return [[self[f"{name}_{number}"] for name in ("where", "way", "who")] for number in range(CHANNELS)]

    @property
    def answers(self) -> dict[str, Any]:
        cleaned = self.cleaned_data
        found = [
            {name: cleaned[f"{name}_{number}"] for name in ("where", "way", "who")}
            for number in range(CHANNELS)
            if cleaned[f"where_{number}"]
        ]
        return {
            "channels": [row | {"way": row["way"] or "bring"} for row in found],
            "invitation": cleaned["invitation"],
        }


class PeopleForm(StepForm):
    names = LinesField(
        label=_("Whom will you ask first?"),
        max_length=2000,
        rows=7,
        help_text=_(
            "One a line: the name, and why that very person. Only those who keep the guide read this."
        ),
    )

    NAMES = ("names",)

    def clean_names(self) -> str:
        names: str = self.cleaned_data["names"]
        if len(names.splitlines()) > MOST_NAMES:
            raise ValidationError(_("These are more than thirty. Begin with those you would miss most."))
        return names


class SuccessForm(StepForm):
    intent = forms.ChoiceField(
        label=_("What are you making?"),
        choices=[(one.value, one.label) for one in INTENTS],
        widget=forms.RadioSelect,
    )
    what = LineField(
        label=_("One goal"),
        max_length=120,
        required=False,
        help_text=_("For example: members who have started a discussion of their own."),
    )
    number = forms.IntegerField(label=_("How many?"), min_value=1, max_value=1_000_000, required=False)
    by = forms.DateField(
        label=_("By when?"), required=False, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        asked = ("what", "number", "by")
        if any(cleaned.get(name) for name in asked):
            for name in asked:
                if not cleaned.get(name) and name not in self.errors:
                    self.add_error(name, _("A goal needs all three: what, how many, and by when."))
        return cleaned

    @property
    def answers(self) -> dict[str, Any]:
        cleaned = self.cleaned_data
        by = cleaned["by"].isoformat() if cleaned["by"] else ""
        return {"intent": cleaned["intent"], "what": cleaned["what"], "number": cleaned["number"], "by": by}


FORMS: dict[str, type[StepForm]] = {
    steps.PURPOSE: PurposeForm,
    steps.AUDIENCE: AudienceForm,
    steps.CULTURE: CultureForm,
    steps.CHANNELS: ChannelsForm,
    steps.PEOPLE: PeopleForm,
    steps.SUCCESS: SuccessForm,
}
