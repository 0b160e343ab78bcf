"""What the team promises and decides, and the mark in the composer that makes a discussion an idea."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from porukka.core.fields import LineField
from porukka.ideas.models import Idea, Promise


class IdeaForm(forms.Form):
    """The mark in the composer. Left empty it is valid and means that this is no idea; whoever asks for it
    finds it set."""

    is_idea = forms.BooleanField(
        label=_("Put it up as an idea"),
        required=False,
        help_text=_("Members vote for it. When it has the votes, the team decides, as it has promised."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs |= {"empty_permitted": True, "use_required_attribute": False}
        super().__init__(*args, **kwargs)
        if not self.is_bound:
            self.initial["is_idea"] = True


class PromiseForm(forms.ModelForm):  # type: ignore[type-arg]
    class Meta:
        model = Promise
        fields = ("votes", "days", "open_days")
        help_texts = {
            "votes": _("A number that a good idea can reach here: a tenth of the members, say."),
            "days": _("So long you have to think it over and answer."),
            "open_days": _("After that it ends, and whoever voted is told."),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["votes"] = _number(self, "votes", 1, Promise.MOST_VOTES)
        self.fields["days"] = _number(self, "days", 1, Promise.MOST_DAYS)
        self.fields["open_days"] = _number(self, "open_days", Promise.SHORTEST, Promise.LONGEST)


def _number(form: PromiseForm, name: str, least: int, most: int) -> forms.IntegerField:
    made = form.fields[name]
    return forms.IntegerField(
        label=made.label, help_text=made.help_text, initial=made.initial, min_value=least, max_value=most
    )


class DecisionForm(forms.Form):
    state = forms.ChoiceField(label=_("What becomes of it?"), widget=forms.RadioSelect)
    word = LineField(
        label=_("Why?"),
        required=False,
        max_length=Idea.WORD_LENGTH,
        help_text=_("Everybody reads it, and whoever voted is told."),
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, *args: Any, idea: Idea, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        states = Idea.NEXT[Idea.State(idea.state)]
        self.fields["state"].choices = [(state.value, state.label) for state in states]  # type: ignore[attr-defined]
