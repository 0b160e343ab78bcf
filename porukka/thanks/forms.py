"""What one thanks for, and what of it others see."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from porukka.core.fields import LineField
from porukka.people.once import OnceForm
from porukka.thanks.models import Thanks


class ThanksForm(OnceForm):
    words = LineField(
        label=_("What for?"),
        max_length=Thanks.LENGTH,
        help_text=_("Members read it on that member's page, with your name."),
    )


class ShowingForm(forms.Form):
    hides_thanks = forms.BooleanField(label=_("Hide all my thanks from others"), required=False)
    hides_helped = forms.BooleanField(label=_("Hide how often I helped"), required=False)
