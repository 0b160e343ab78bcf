"""What the team writes as guidelines, and what a member ticks below her text."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from porukka.communities.models import Member
from porukka.core.fields import LinesField, MarkdownField, VersionedForm
from porukka.joining.models import Guidelines


class GuidelinesForm(VersionedForm):
    field_order = ("summary", "text", "why", "asks", "version")

    summary = LinesField(
        label=_("In five lines"),
        required=False,
        max_length=Guidelines.SUMMARY_LENGTH,
        help_text=_("One thing a line. Everybody reads them when joining, and in invitations."),
    )
    text = MarkdownField(
        label=_("The guidelines"),
        rows=16,
        max_length=Guidelines.LIMIT,
        help_text=_("Markdown works: **bold**, *italic*, - lists, > quotes, [words](address)."),
    )
    asks = forms.ChoiceField(
        label=_("Does this change matter?"),
        choices=[
            ("all", _("Yes: everybody is asked to accept the new guidelines before writing next")),
            ("none", _("No: only the wording changed, and nobody is asked")),
        ],
        initial="all",
        widget=forms.RadioSelect,
    )

    def __init__(self, *args: Any, is_first: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["why"].help_text = _("One line that every member reads when asked to accept the change.")
        if is_first:
            del self.fields["why"]
            self.fields["asks"].label = _("Are the members asked?")
            self.fields["asks"].choices = [  # type: ignore[attr-defined]
                ("all", _("Yes: everybody accepts them before writing next")),
                ("none", _("No: only those who join from now on accept them")),
            ]

    def clean_summary(self) -> str:
        summary = str(self.cleaned_data["summary"])
        if len(summary.splitlines()) > Guidelines.SUMMARY_LINES:
            raise ValidationError(_("These are more than five lines. Keep what matters most."))
        return summary

    @property
    def facts(self) -> dict[str, Any]:
        """As `write_guidelines` takes them."""
        kept = {key: self.cleaned_data[key] for key in ("summary", "text", "version")}
        return kept | {
            "why": self.cleaned_data.get("why", ""),
            "is_asked": self.cleaned_data["asks"] == "all",
        }


class AcceptForm(forms.Form):
    """number: the version that the page showed."""

    number = forms.IntegerField(min_value=1, max_value=2**31 - 1)


class TickForm(forms.Form):
    """Below what somebody writes who has not accepted the guidelines: one tick, and it is sent all the same."""

    accepts = forms.BooleanField(label=_("I accept the guidelines"), required=False)
    number = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=1, max_value=2**31 - 1)

    def __init__(self, *args: Any, member: Member, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.member = member
        self.fields["number"].initial = member.community.guidelines_version

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        number = min(cleaned.get("number") or 0, self.member.community.guidelines_version)
        cleaned |= {
            "member": self.member,
            "number": number,
            "accepts": bool(cleaned.get("accepts") and number),
        }
        if cleaned["accepts"]:
            # the gate is asked before the tick is saved with the post, and looks at her as she will be then
            self.member.guidelines_version = max(self.member.guidelines_version, number)
        return cleaned
