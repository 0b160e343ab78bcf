"""What the founder writes as the privacy notice."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from porukka.core.fields import LineField, LinesField, MarkdownField
from porukka.joining.models import PrivacyNotice

GAP = "[…]"  # where the template leaves a word to the writer


class PrivacyForm(forms.Form):
    controller = LineField(
        label=_("Who answers for the data?"),
        max_length=PrivacyNotice.CONTROLLER_LENGTH,
        help_text=_("The controller: the association or company by its full name, or yourself by yours."),
    )
    contact = LinesField(
        label=_("How is the controller reached?"),
        rows=3,
        max_length=PrivacyNotice.CONTACT_LENGTH,
        help_text=_("A mail address, and a postal address if there is one. Anybody can read this."),
    )
    text = MarkdownField(
        label=_("The notice"),
        rows=24,
        max_length=PrivacyNotice.LIMIT,
        help_text=_(
            "A proposal for places like this. Make it true for yours: fill in […] or take the line away."
        ),
    )
    why = LineField(label=_("What changed and why"), required=False, max_length=PrivacyNotice.WHY_LENGTH)
    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0, max_value=2**31 - 1)

    def __init__(self, *args: Any, is_first: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if is_first:
            del self.fields["why"]

    def clean_text(self) -> str:
        text = str(self.cleaned_data["text"])
        if GAP in text:
            raise ValidationError(_("There is still a gap, marked […]. Fill it in, or take the line away."))
        return text

    @property
    def facts(self) -> dict[str, Any]:
        """As `write_notice` takes them."""
        kept = {key: self.cleaned_data[key] for key in ("controller", "contact", "text", "version")}
        return kept | {"why": self.cleaned_data.get("why", "")}
