"""What the pages of mood are asked, and what is sent to them."""

from __future__ import annotations

from datetime import date

from django import forms
from django.utils.translation import gettext_lazy as _

from porukka.core.words import cut
from porukka.mood.models import AlertWord, Label


class AlertForm(forms.Form):
    word = forms.CharField(
        label=_("Word"),
        max_length=AlertWord.LENGTH,
        help_text=_("One word in its base form. You hear of it in every form it is written in."),
    )

    def clean_word(self) -> str:
        word = str(self.cleaned_data["word"]).strip()
        if len(list(cut(word))) != 1:
            raise forms.ValidationError(_("Write one word, without spaces."))
        return word


class LabelForm(forms.Form):
    label = forms.ChoiceField(choices=Label)
    back = forms.CharField(required=False, max_length=300)


class RoomForm(forms.Form):
    on = forms.TypedChoiceField(choices=[("1", ""), ("0", "")], coerce=lambda given: given == "1")


def monday(text: str) -> date | None:
    """A Monday from an address; None if it is none."""
    try:
        found = date.fromisoformat(text)
    except ValueError:
        return None
    return found if found.weekday() == 0 else None
