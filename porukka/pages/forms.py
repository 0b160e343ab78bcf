"""What people write into pages."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from porukka.core.fields import LineField, MarkdownField, VersionedForm
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


class EditPageForm(VersionedForm):
    field_order = ("title", "text", "why", "version")

    title = _title()
    text = MarkdownField(label=_("Text"), rows=_ROWS)
