"""What a leader chooses of how the community looks."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from porukka.core import contrast
from porukka.core.pictures import BadPicture, Picture, clean_picture

SIDES = {"accent": "light", "accent_dark": "dark"}


class ColoursForm(forms.Form):
    """nearest: for each colour that cannot be read, the nearest one that can, once the form has been checked."""

    accent = forms.CharField(
        label=_("Colour on light pages"), max_length=7, widget=forms.TextInput(attrs={"type": "color"})
    )
    accent_dark = forms.CharField(
        label=_("Colour on dark pages"), max_length=7, widget=forms.TextInput(attrs={"type": "color"})
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.nearest: dict[str, str] = {}

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        for name, side in SIDES.items():
            colour = cleaned.get(name, "").lower()
            if name in self.errors:
                continue
            if not contrast.is_colour(colour):
                self.add_error(name, _("Write the colour as # and six digits from 0 to f, like #1f5a41."))
                continue
            cleaned[name], found = colour, contrast.nearest(colour, side)
            if found != colour:
                self.nearest[name] = found
                words = _(
                    "Words could not be read in this colour. The nearest one that passes is %(colour)s."
                )
                self.add_error(name, ValidationError(words, params={"colour": found}))
        return cleaned

    @property
    def taken(self) -> dict[str, str]:
        """Both colours, each the nearest that passes. Only for colours that are ones."""
        return {name: self.nearest.get(name) or str(self.data.get(name, "")).lower() for name in SIDES}

    @property
    def can_be_taken(self) -> bool:
        """Whether the nearest colours are all that is missing."""
        return bool(self.nearest) and set(self.errors) == set(self.nearest)


class LogoForm(forms.Form):
    logo = forms.FileField(
        label=_("Picture in the place of Porukka's mark"),
        help_text=_("JPEG, PNG, GIF or WebP, at most 10 MB. It is cut to a square."),
        widget=forms.FileInput(attrs={"accept": "image/jpeg,image/png,image/gif,image/webp"}),
    )

    def clean_logo(self) -> Picture:
        try:
            return clean_picture(self.cleaned_data["logo"], max_side=256, square=True)
        except BadPicture as error:
            raise ValidationError(str(error)) from None
