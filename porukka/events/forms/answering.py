"""Whether one comes."""

from __future__ import annotations

from django import forms

from porukka.events.models import Coming, Event

SAID = [(one.value, one.label) for one in Coming.Answer if one != Coming.Answer.WAITING]


class AnswerForm(forms.Form):
    answer = forms.ChoiceField(choices=SAID)
    guests = forms.IntegerField(required=False, min_value=0, max_value=Event.MOST_GUESTS)
