"""What people write and choose in polls."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from porukka.polls.models import Option, Poll


class OptionsField(forms.CharField):
    """One option a line. Cleaned: the list of their words, without empty lines."""

    widget = forms.Textarea(attrs={"rows": 4})

    def clean(self, value: Any) -> list[str]:
        lines = [" ".join(line.split()) for line in super().clean(value).splitlines()]
        options = [line for line in lines if line]
        if len(options) < Poll.FEWEST:
            raise ValidationError(_("Give at least two options, one a line."))
        if len(options) > Poll.MOST:
            many = {"most": Poll.MOST, "count": len(options)}
            raise ValidationError(_("A poll has at most %(most)s options; here are %(count)s."), params=many)
        if any(len(words) > Option.WORDS_LENGTH for words in options):
            long = {"most": Option.WORDS_LENGTH}
            raise ValidationError(_("An option may be at most %(most)s characters long."), params=long)
        seen: set[str] = set()
        for words in options:
            if words.casefold() in seen:
                raise ValidationError(_("“%(words)s” is there twice."), params={"words": words})
            seen.add(words.casefold())
        return options


class PollForm(forms.Form):
    """The poll in the composer. Left empty it is valid and means that there is none."""

    question = forms.CharField(
        label=_("Question"),
        max_length=Poll.QUESTION_LENGTH,
        error_messages={"required": _("Write what the poll asks, or leave it all empty.")},
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    options = OptionsField(
        label=_("Options"),
        help_text=_("One a line, from two to ten. Everyone will see who chose what."),
        error_messages={"required": _("Give at least two options, one a line.")},
    )
    days = forms.TypedChoiceField(
        label=_("How long is it open?"),
        choices=[
            ("", _("Until further notice")),
            ("1", _("One day")),
            ("3", _("Three days")),
            ("7", _("One week")),
        ],
        coerce=int,
        empty_value=None,
        required=False,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs |= {"empty_permitted": True, "use_required_attribute": False}
        super().__init__(*args, **kwargs)

    def has_changed(self) -> bool:
        """How long it is open is no poll by itself."""
        return bool({"question", "options"}.intersection(self.changed_data))


class VoteForm(forms.Form):
    option = forms.ModelChoiceField(Option.objects.none())

    def __init__(self, *args: Any, poll: Poll, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["option"].queryset = poll.options.all()  # type: ignore[attr-defined]
