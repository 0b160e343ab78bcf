"""Options as they are typed: one a line, or times one beside the other."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from porukka.core.fields import LineField
from porukka.polls.models import Option, Poll

RIGHT = "*"  # begins a right option of a quiz
TIMES = 6  # places for a time in the composer


class ChosenField(forms.ChoiceField):
    """A list in which something is chosen already: whoever sends nothing has chosen that."""

    def clean(self, value: Any) -> str:
        return str(super().clean(value)) if value else str(self.initial)

    def has_changed(self, initial: Any, data: Any) -> bool:
        return bool(data) and super().has_changed(initial, data)


class OptionsField(forms.CharField):
    """One option a line. Cleaned: the list of their words, without empty lines. How many there have to be is for the
    form to say: not every kind has any."""

    widget = forms.Textarea(attrs={"rows": 4})
    most = Poll.MOST

    def validate(self, value: Any) -> None:
        """An empty one is no mistake by itself."""

    def clean(self, value: Any) -> list[str]:
        lines = [" ".join(line.split()) for line in super().clean(value).splitlines()]
        options = [line for line in lines if line]
        if len(options) > self.most:
            many = {"most": self.most, "count": len(options)}
            raise ValidationError(_("A poll has at most %(most)s options; here are %(count)s."), params=many)
        if any(len(words) > Option.WORDS_LENGTH for words in options):
            long = {"most": Option.WORDS_LENGTH}
            raise ValidationError(_("An option may be at most %(most)s characters long."), params=long)
        seen: set[str] = set()
        for words in options:
            known = words.removeprefix(RIGHT).strip().casefold()
            if known in seen:
                raise ValidationError(_("“%(words)s” is there twice."), params={"words": words})
            seen.add(known)
        return options


class TimesWidget(forms.Widget):
    """Some fields of one name, each for a day and a time. The template draws them."""

    def value_from_datadict(self, data: Mapping[str, Any], files: Any, name: str) -> list[str]:
        typed = data.getlist(name) if hasattr(data, "getlist") else data.get(name, [])
        return [one.strip() for one in ([typed] if isinstance(typed, str) else typed)]


class TimesField(forms.Field):
    """Days with times, in the writer's zone. Cleaned: the moments, the earliest first."""

    widget = TimesWidget
    most = Poll.MOST

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.one = MomentField(required=True)

    def clean(self, value: Any) -> list[datetime]:
        typed = [one for one in value or [] if one]
        if len(typed) > self.most:
            many = {"most": self.most, "count": len(typed)}
            raise ValidationError(_("A poll has at most %(most)s options; here are %(count)s."), params=many)
        return sorted({self.one.clean(one) for one in typed})

    def has_changed(self, initial: Any, data: Any) -> bool:
        return any(data or [])


class MomentField(forms.DateTimeField):
    """A day with a time, as browsers send it; "" is None if none is required."""

    widget = forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M")

    def __init__(self, **kwargs: Any) -> None:
        formats = ["%Y-%m-%dT%H:%M", "%Y-%m-%d %H:%M", "%Y-%m-%dT%H:%M:%S"]
        wrong = {"invalid": _("Give a day and a time, such as 2026-12-24 18:00.")}
        wrong |= kwargs.pop("error_messages", {})
        super().__init__(input_formats=formats, error_messages=wrong, **kwargs)

    def clean(self, value: Any) -> Any:
        """Raises ValidationError also for a time that the writer's clock skips, or one from long ago."""
        moment = super().clean(value)
        if moment is not None and not 2000 <= moment.year <= 2100:
            raise ValidationError(self.error_messages["invalid"], code="invalid")
        return moment.astimezone(timezone.get_default_timezone()) if moment else moment


class WordsField(LineField):
    """The words of one option."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(max_length=Option.WORDS_LENGTH, **kwargs)
