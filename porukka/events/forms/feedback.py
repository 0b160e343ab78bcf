"""The three questions of the day after."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from porukka.events.models import Feedback


class FeedbackForm(forms.Form):
    worth = forms.TypedChoiceField(
        label=_("Was it worth your time?"),
        choices=[
            ("5", _("Very much")),
            ("4", _("Rather")),
            ("3", _("So-so")),
            ("2", _("Not really")),
            ("1", _("Not at all")),
        ],
        coerce=int,
        widget=forms.RadioSelect,
    )
    good = forms.CharField(
        label=_("What was good?"),
        max_length=Feedback.WORDS_LENGTH,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    better = forms.CharField(
        label=_("What would make it better next time?"),
        max_length=Feedback.WORDS_LENGTH,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
