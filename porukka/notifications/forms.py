"""What a member fills in about her mail."""

from __future__ import annotations

from functools import partial
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from porukka.communities.roles import has
from porukka.notifications.kinds import KINDS, SUBJECTS, Way, missing
from porukka.notifications.models import Preference


class _Hour(forms.TypedChoiceField):
    """A full hour; none: the words for choosing no hour, if that may be."""

    def __init__(self, *, none: Any = None, **facts: Any) -> None:
        def choices() -> list[tuple[Any, Any]]:
            hours = [(hour, gettext("%(hour)s:00") % {"hour": hour}) for hour in range(24)]
            return [*([("", none)] if none else []), *hours]

        super().__init__(choices=choices, coerce=int, empty_value=None, required=none is None, **facts)


class PreferenceForm(forms.Form):
    """A way for each kind of notification, the hour of the summary, quiet hours."""

    summary_hour = _Hour(
        label=_("The daily summary comes at"),
        help_text=_("At most one letter a day, and none if there is nothing to tell."),
    )
    quiet_from = _Hour(label=_("Quiet hours begin"), none=_("No quiet hours"))
    quiet_to = _Hour(
        label=_("Quiet hours end"),
        none=_("No quiet hours"),
        help_text=_("What comes during quiet hours is sent when they end."),
    )

    def __init__(self, data: Any = None, *, wish: Preference) -> None:
        now = {name: getattr(wish, name) for name in self.base_fields}
        lost = missing(partial(has, wish.member), wish.member)
        self.kinds = [kind for kind in KINDS if kind.value not in lost]
        super().__init__(data, initial=now | {kind.value: wish.way_of(kind) for kind in self.kinds})
        for kind in self.kinds:
            self.fields[kind.value] = forms.ChoiceField(label=KINDS[kind].setting, choices=Way.choices)
        self.order_fields([*(kind.value for kind in self.kinds), *self.base_fields])

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if "quiet_from" in cleaned and "quiet_to" in cleaned:
            begin, end = cleaned["quiet_from"], cleaned["quiet_to"]
            if (begin is None) != (end is None):
                self.add_error("quiet_to", ValidationError(_("Quiet hours need a beginning and an end.")))
            elif begin is not None and begin == end:
                told = _("Quiet hours end at another time than they begin.")
                self.add_error("quiet_to", ValidationError(told))
        return cleaned

    @property
    def subjects(self) -> list[tuple[Any, list[forms.BoundField]]]:
        """The fields of the kinds she may hear of, under the words of their subjects."""
        found = [
            (words, [self[kind.value] for kind in rows if kind in self.kinds]) for words, rows in SUBJECTS
        ]
        return [(words, fields) for words, fields in found if fields]

    @property
    def ways(self) -> dict[str, str]:
        return {kind.value: self.cleaned_data[kind.value] for kind in self.kinds}

    @property
    def quiet(self) -> tuple[int, int] | None:
        begin, end = self.cleaned_data["quiet_from"], self.cleaned_data["quiet_to"]
        return None if begin is None else (begin, end)
