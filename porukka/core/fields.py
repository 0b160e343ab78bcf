"""What people write, as form fields: a line of words, and words in Markdown."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from porukka.core.text import BadText, render, tidy
from porukka.core.text.rendering import LIMIT
from porukka.core.text.versions import WHY_LENGTH


class LineField(forms.CharField):
    """Words on one line, without what nobody sees."""

    def to_python(self, value: Any) -> str:
        return " ".join(_tidied(super().to_python(value)).split())


class MarkdownField(forms.CharField):
    """Words in Markdown. They are rendered once here, so that what is too much is said beside the field."""

    def __init__(self, rows: int = 6, **kwargs: Any) -> None:
        widget = forms.Textarea(attrs={"rows": rows, "data-grow": ""})
        super().__init__(widget=widget, **kwargs)

    def to_python(self, value: Any) -> str:
        return _tidied(super().to_python(value))

    def clean(self, value: Any) -> str:
        text = super().clean(value)
        try:
            rendered = render(text)
        except BadText as error:
            raise ValidationError(str(error)) from None
        if self.required and not _is_seen(rendered.text):
            raise ValidationError(self.error_messages["required"], code="required")
        return text


class LinesField(forms.CharField):
    """A few lines of words, each without what nobody sees; empty lines are left out."""

    def __init__(self, rows: int = 5, **kwargs: Any) -> None:
        super().__init__(widget=forms.Textarea(attrs={"rows": rows}), **kwargs)

    def to_python(self, value: Any) -> str:
        lines = (" ".join(line.split()) for line in _tidied(super().to_python(value)).splitlines())
        return "\n".join(filter(None, lines))


class VersionedForm(forms.Form):
    """Of a living text: what changed in it and why, for those who compare it later, and the version that the writer
    began with. A subclass says with `field_order` what stands before them."""

    why = LineField(
        label=_("What changed and why"),
        required=False,
        max_length=WHY_LENGTH,
        help_text=_("One line for those who look at the earlier versions."),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0, max_value=2**31 - 1)


def _tidied(text: str | None) -> str:
    """As it is kept; empty if nobody would see it. What is far too long is left to those who refuse it."""
    text = (text or "").replace("\r\n", "\n")
    if len(text) > LIMIT:
        return text
    text = tidy(text).strip()
    return text if _is_seen(text) else ""


def _is_seen(text: str) -> bool:
    return any(letter.isprintable() and not letter.isspace() for letter in text)
