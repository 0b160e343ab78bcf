"""What is asked when a pain point is added, and when the team says what becomes of it."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from porukka.communities.models import Member, Room
from porukka.core.fields import LineField, MarkdownField
from porukka.discussions.models import Topic
from porukka.people.once import OnceForm
from porukka.purpose.models import Pain


class PainForm(OnceForm):
    title = LineField(
        label=_("In one line"),
        max_length=Topic.TITLE_LENGTH,
        help_text=_("What is difficult, for whom? No solution is needed."),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    text = MarkdownField(
        label=_("How does it show?"), help_text=_("An example says most. Others answer below it.")
    )
    room = forms.ModelChoiceField(Room.objects.none(), label=_("In which room?"), empty_label=None)

    def __init__(self, *args: Any, member: Member, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["room"].queryset = Room.objects.open_to_topics_of(member).in_order()  # type: ignore[attr-defined]


class StateForm(forms.Form):
    state = forms.ChoiceField(label=_("What becomes of it?"), choices=Pain.State, widget=forms.RadioSelect)
    word = LineField(
        label=_("In a few words"),
        required=False,
        max_length=Pain.WORD_LENGTH,
        help_text=_("Everybody reads it, and whoever has this pain is told."),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
