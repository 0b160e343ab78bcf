"""What people write into pages."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from porukka.core.fields import LineField, MarkdownField
from porukka.pages.models import Page
from porukka.people.once import OnceForm

_ROWS = 20


def _title() -> LineField:
    return LineField(
        label=_("Title"),
        max_length=Page.TITLE_LENGTH,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )


class PageForm(OnceForm):
    title = _title()
    text = MarkdownField(label=_("Text"), rows=_ROWS)


class EditPageForm(forms.Form):
    title = _title()
    text = MarkdownField(label=_("Text"), rows=_ROWS)
    why = LineField(
        label=_("What changed and why"),
        required=False,
        max_length=Page.WHY_LENGTH,
        help_text=_("One line for those who look at the earlier versions."),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    version = forms.IntegerField(widget=forms.HiddenInput, min_value=1, max_value=2**31 - 1)
