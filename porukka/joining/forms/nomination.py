"""What a member says for somebody, and what the team decides."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from porukka.core.fields import LineField
from porukka.joining.models import Candidate, Nomination
from porukka.people.once import OnceForm


class NominationForm(OnceForm):
    name = LineField(
        label=_("Whom would you like to have here?"),
        max_length=Candidate.NAME_LENGTH,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    reason = LineField(
        label=_("Why this person, and why here?"),
        max_length=Nomination.REASON_LENGTH,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("A few sentences. Only the team and you read them."),
    )
    email = forms.EmailField(
        label=_("Mail address"),
        required=False,
        max_length=254,
        help_text=_(
            "If you have it, and the person does not mind. It is forgotten when the team has decided, or after 90 "
            "days."
        ),
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
    )


class DecisionForm(forms.Form):
    state = forms.ChoiceField(
        label=_("What do you decide?"),
        choices=[
            (Candidate.State.INVITED, _("Invite: whoever suggested gets a link to hand over")),
            (Candidate.State.NOT_NOW, _("Not now")),
            (Candidate.State.NO, _("No")),
        ],
        widget=forms.RadioSelect,
    )
    word = LineField(
        label=_("A word to whoever suggested"),
        required=False,
        max_length=Candidate.WORD_LENGTH,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
