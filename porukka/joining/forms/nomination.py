"""What a member says for somebody, and what the team decides."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from porukka.core.fields import LineField
from porukka.joining.models import Candidate, Nomination
from porukka.people.once import OnceForm

BY_MAIL = "by_mail"


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
    state = forms.ChoiceField(label=_("What do you decide?"), widget=forms.RadioSelect)
    word = LineField(
        label=_("A word to whoever suggested"),
        required=False,
        max_length=Candidate.WORD_LENGTH,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )

    def __init__(self, *args: Any, candidate: Candidate, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        by_mail = [(BY_MAIL, _("Invite by mail: a letter in your name goes to that address"))]
        self.fields["state"].choices = [  # type: ignore[attr-defined]
            *(by_mail if candidate.email else []),
            (Candidate.State.INVITED, _("Invite: whoever suggested gets a link to hand over")),
            (Candidate.State.NOT_NOW, _("Not now")),
            (Candidate.State.NO, _("No")),
        ]

    @property
    def facts(self) -> dict[str, Any]:
        """As `decide` takes them."""
        chosen, by_mail = self.cleaned_data["state"], self.cleaned_data["state"] == BY_MAIL
        state = Candidate.State.INVITED if by_mail else chosen
        return {"state": state, "word": self.cleaned_data["word"], "by_mail": by_mail}
