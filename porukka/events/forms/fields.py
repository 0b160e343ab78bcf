"""Fields that several forms of events have."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from porukka.core.fields import LineField
from porukka.events.models import Event

NO_LINK = _("Write the whole address, beginning with https://")


class LinkField(forms.URLField):
    """An address outside, https alone; never with somebody's password in it."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs["widget"] = forms.URLInput(attrs={"autocomplete": "off", "placeholder": "https://"})
        kwargs["error_messages"] = {"invalid": NO_LINK}
        super().__init__(max_length=Event.LINK_LENGTH, required=False, assume_scheme="https", **kwargs)

    def clean(self, value: Any) -> str:
        address: str = super().clean(value)
        if not address:
            return ""
        try:
            parts = urlsplit(address)
        except ValueError:
            raise ValidationError(NO_LINK) from None
        if parts.scheme != "https" or not parts.hostname or parts.username or parts.password:
            raise ValidationError(NO_LINK)
        return address


def place_field() -> LineField:
    return LineField(
        label=_("Place"),
        required=False,
        max_length=Event.PLACE_LENGTH,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
