"""What is written and chosen in a round."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from porukka.communities.models import Member
from porukka.core.fields import LineField, MarkdownField
from porukka.people.once import OnceForm
from porukka.rounds.models import Round
from porukka.thanks.models import Thanks


class StartForm(forms.Form):
    """For how long. Cleaned: a number."""

    minutes = forms.TypedChoiceField(
        label=_("How much time do you have?"),
        coerce=int,
        choices=[(5, _("5 minutes")), (10, _("10 minutes")), (20, _("20 minutes"))],
        initial=Round.USUAL,
        widget=forms.RadioSelect,
    )


class AnswerForm(OnceForm):
    """A reply. seen: the number of the discussion's last post when the page was shown."""

    text = MarkdownField(label=_("Your reply"), rows=3)
    seen = forms.IntegerField(required=False, min_value=0, max_value=10**8, widget=forms.HiddenInput)


class ThanksForm(OnceForm):
    words = LineField(
        label=_("A few kind words"),
        max_length=Thanks.LENGTH,
        help_text=_("Under your own name. It stands on the member's page among the thanks."),
    )


class HandForm(forms.Form):
    """To whom, of those who are suggested or may be asked at all."""

    to = forms.ModelChoiceField(queryset=Member.objects.none(), widget=forms.HiddenInput)

    def __init__(self, data: Any = None, *, people: Any) -> None:
        super().__init__(data)
        self.fields["to"].queryset = people  # type: ignore[attr-defined]
