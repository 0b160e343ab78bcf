"""What is written of a link in the composer."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from porukka.core.fields import LineField
from porukka.core.text.links import shown_host
from porukka.links.models import Link

NOT_ONE = _("Give a whole address that begins with https://, such as https://example.org/article.")
WHAT = _("Say in a few words what it is.")
ASK = _("What do you want to ask about it? A question of yours gets the others talking.")


class AddressField(forms.CharField):
    """A web address that a card may lead to: https, with the name of a site. It is judged by its letters alone;
    nobody goes there."""

    def to_python(self, value: Any) -> str:
        return (super().to_python(value) or "").strip()

    def validate(self, value: str) -> None:
        super().validate(value)
        if value and not (value.lower().startswith("https://") and shown_host(value)):
            raise ValidationError(NOT_ONE)


class LinkForm(forms.Form):
    """Left empty it is valid and means that there is no link."""

    href = AddressField(
        label=_("Address"),
        max_length=Link.ADDRESS_LENGTH,
        error_messages={"required": NOT_ONE},
        widget=forms.TextInput(attrs={"autocomplete": "off", "inputmode": "url", "spellcheck": "false"}),
    )
    words = LineField(
        label=_("What is it?"),
        max_length=Link.WORDS_LENGTH,
        error_messages={"required": WHAT},
        help_text=_(
            "In your own words. Nothing is fetched from there: readers see this and the name of the site."
        ),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    question = LineField(
        label=_("What do you want to ask about it?"),
        max_length=Link.QUESTION_LENGTH,
        error_messages={"required": ASK},
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )

    def __init__(self, *args: Any, must_ask: bool = True, **kwargs: Any) -> None:
        kwargs |= {"empty_permitted": True, "use_required_attribute": False}
        super().__init__(*args, **kwargs)
        self.fields["question"].required = must_ask
