"""The mark in the composer that asks everybody to read what is written."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _


class AskForm(forms.Form):
    """Left empty it is valid and means that nobody is asked; who asks for it finds it set."""

    asks = forms.BooleanField(
        label=_("Ask everybody who can read this to say that they have"),
        required=False,
        help_text=_(
            "They press one button, once. You and the team see how many have, and may remind the others."
        ),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs |= {"empty_permitted": True, "use_required_attribute": False}
        super().__init__(*args, **kwargs)
        if not self.is_bound:
            self.initial["asks"] = True
