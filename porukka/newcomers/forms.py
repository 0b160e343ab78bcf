"""What a newcomer answers, and what the founder decides about it."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from porukka.communities.models import Room
from porukka.core.fields import LineField
from porukka.newcomers.models import Welcoming

ANSWER_LENGTH = 2_000


class HelloForm(forms.Form):
    """One answer a question, none of them needed."""

    def __init__(self, data: Any = None, *, questions: list[str]) -> None:
        super().__init__(data)
        self.questions = questions
        for number, question in enumerate(questions):
            self.fields[f"answer{number}"] = forms.CharField(
                label=question,
                max_length=ANSWER_LENGTH,
                required=False,
                widget=forms.Textarea(attrs={"rows": 2, "data-grow": ""}),
            )

    @property
    def answers(self) -> list[tuple[str, str]]:
        """Each question with what was answered, once the form is valid."""
        told = [self.cleaned_data[f"answer{number}"].strip() for number in range(len(self.questions))]
        return list(zip(self.questions, told, strict=True))


class WelcomingForm(forms.Form):
    """Where introductions go, and the questions, one a line."""

    WELCOME = "welcome"

    place = forms.ChoiceField(label=_("Where do introductions go?"), widget=forms.RadioSelect)
    questions = forms.CharField(
        label=_("What are newcomers asked?"),
        max_length=Welcoming.MOST * (Welcoming.LENGTH + 2),
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_(
            "At most three, one a line. Easy ones are answered. Leave it empty for ours, in each one's language."
        ),
    )

    def __init__(self, data: Any = None, *, rooms: list[Room], welcoming: Welcoming) -> None:
        chosen = (
            self.WELCOME if welcoming.in_welcome else str(welcoming.room_id or rooms[0].pk if rooms else "")
        )
        super().__init__(data, initial={"place": chosen, "questions": "\n".join(welcoming.questions)})
        self.rooms = {str(room.pk): room for room in rooms}
        field: Any = self.fields["place"]
        field.choices = [
            *(
                (str(room.pk), _("Discussions of their own in “%(room)s”") % {"room": room.name})
                for room in rooms
            ),
            (self.WELCOME, _("Replies to the community's welcome, while it has one")),
        ]

    def clean_questions(self) -> list[str]:
        field = LineField(max_length=Welcoming.LENGTH, required=False)
        lines = [field.clean(line) for line in self.cleaned_data["questions"].splitlines()]
        found = [line for line in lines if line]
        if len(found) > Welcoming.MOST:
            raise forms.ValidationError(_("Three questions are enough. Take some of them out."))
        return found

    @property
    def choice(self) -> dict[str, Any]:
        """What was chosen, once the form is valid."""
        place = self.cleaned_data["place"]
        return {
            "room": self.rooms.get(place),
            "in_welcome": place == self.WELCOME,
            "questions": self.cleaned_data["questions"],
        }
