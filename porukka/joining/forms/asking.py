"""What is filled in at a door where the team decides."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from porukka.joining.models import JoinRequest, Questions


class AskForm(forms.Form):
    """An answer to each of the community's questions."""

    def __init__(self, *args: Any, questions: list[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.questions = questions
        for place, words in enumerate(questions):
            self.fields[f"answer{place}"] = forms.CharField(
                label=words,
                max_length=JoinRequest.ANSWER_LENGTH,
                widget=forms.Textarea(attrs={"rows": 3}),
            )

    @property
    def answers(self) -> list[tuple[str, str]]:
        return [(words, self.cleaned_data[f"answer{place}"]) for place, words in enumerate(self.questions)]


class QuestionsForm(forms.Form):
    """One to three questions, and the time before somebody may ask again."""

    question0 = forms.CharField(label=_("First question"), max_length=Questions.LENGTH)
    question1 = forms.CharField(label=_("Second question"), max_length=Questions.LENGTH, required=False)
    question2 = forms.CharField(label=_("Third question"), max_length=Questions.LENGTH, required=False)
    wait_days = forms.TypedChoiceField(
        label=_("Who was not let in may ask again after"),
        coerce=int,
        choices=[(7, _("1 week")), (30, _("30 days")), (90, _("3 months")), (365, _("1 year"))],
        initial=Questions.WAIT_DAYS,
    )

    @property
    def words(self) -> list[str]:
        fields = (self.cleaned_data[f"question{place}"] for place in range(Questions.MOST))
        return [words for words in fields if words]


class DecisionForm(forms.Form):
    do = forms.ChoiceField(choices=[("accept", "accept"), ("decline", "decline")])
    word = forms.CharField(
        label=_("A word to her or him"),
        required=False,
        max_length=JoinRequest.WORD_LENGTH,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
