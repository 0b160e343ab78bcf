"""What the team fills in: what becomes of something, who answers for it, and what was said elsewhere."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from porukka.communities.models import Member
from porukka.core.fields import LineField
from porukka.discussions.models import Post
from porukka.ledger.actions.filing import WHY
from porukka.ledger.models import Entry
from porukka.ledger.queries import team
from porukka.people.once import OnceForm
from porukka.purpose.queries.leading import LONGEST_ADDRESS, topic_at

NOWHERE = _("No discussion that you can read is there. Open it, and copy its address.")


class _Answered(forms.Form):
    """Who answers for it, and where one reads what was done."""

    answers_for = forms.TypedChoiceField(
        label=_("Who on the team answers for it?"), coerce=int, empty_value=None, required=False
    )
    done_in = forms.CharField(
        label=_("Which discussion tells of what was done?"),
        required=False,
        max_length=LONGEST_ADDRESS,
        widget=forms.TextInput(attrs={"autocomplete": "off", "inputmode": "url"}),
        help_text=_("Its address. Whoever may read it finds the way from here."),
    )

    def __init__(self, *args: Any, member: Member, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.member = member
        self.people = {one.pk: one for one in team(member.community)}
        choices = [("", _("Nobody yet")), *((pk, one.name) for pk, one in self.people.items())]
        self.fields["answers_for"].choices = choices  # type: ignore[attr-defined]

    def clean_done_in(self) -> Post | None:
        address = self.cleaned_data["done_in"]
        if not address:
            return None
        topic = topic_at(self.member, address)
        if topic is None:
            raise ValidationError(NOWHERE)
        return Post.objects.get(topic=topic, number=0)

    @property
    def who(self) -> Member | None:
        return self.people.get(self.cleaned_data["answers_for"])


class _Said(forms.Form):
    """What has become of it, in a state and in words."""

    state = forms.ChoiceField(
        label=_("What has become of it?"), choices=Entry.State, widget=forms.RadioSelect
    )
    word = LineField(
        label=_("What was done, or why not?"),
        required=False,
        max_length=Entry.WORD_LENGTH,
        help_text=_("Everybody reads it. Whoever asked is told when it is done or declined."),
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("state") in Entry.ENDS and "word" in cleaned and not cleaned["word"]:
            self.add_error("word", WHY)
        return cleaned


class StateForm(_Said, _Answered):
    field_order = ["state", "word", "answers_for", "done_in"]


class FollowedForm(_Answered):
    """Of an idea, whose state is said where it is decided."""


class OwnForm(_Said, _Answered, OnceForm):
    """What was said elsewhere."""

    said = LineField(
        label=_("You said …"),
        max_length=Entry.SAID_LENGTH,
        help_text=_("What somebody asked for, in a line. Name nobody who has not agreed to it."),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    field_order = ["said", "state", "word", "answers_for", "done_in"]
