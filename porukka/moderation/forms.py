"""What is asked when one tells the team, and when the team settles it."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from porukka.core.fields import LineField
from porukka.discussions.forms import HidingForm
from porukka.moderation.models import Report
from porukka.people.once import OnceForm
from porukka.questions.forms import HidingForm as WhyHidden


class ReportForm(OnceForm):
    reason = forms.ChoiceField(
        label=_("What is the matter?"), choices=Report.Reason.choices, widget=forms.RadioSelect
    )
    words = LineField(
        label=_("In your own words"),
        max_length=Report.WORDS_LENGTH,
        required=False,
    )


class SettlementForm(HidingForm):
    """do: hide, with a reason, or leave. of_question: it is about a question, not about the post."""

    do = forms.ChoiceField(choices=[("hide", ""), ("leave", "")], widget=forms.HiddenInput)

    def __init__(self, *args: Any, of_question: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if of_question:
            self.fields["why"].help_text = WhyHidden.base_fields["why"].help_text
        if self.data.get("do") == "leave":
            self.fields["why"].required = False
