"""A part of the archetype, as it is opened."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from porukka.communities.models import Room
from porukka.core.fields import LineField


class PartForm(forms.Form):
    name = LineField(label=_("What is it called?"), max_length=60)
    description = LineField(label=_("What is it for?"), max_length=200, required=False)
    mode = forms.ChoiceField(label=_("What happens there?"), choices=Room.Mode, widget=forms.RadioSelect)
