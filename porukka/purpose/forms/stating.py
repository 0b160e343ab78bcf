"""What people write into what a community says of itself."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from porukka.communities.models import Member
from porukka.core.fields import LineField, MarkdownField, VersionedForm
from porukka.discussions.pointing import tags_in
from porukka.purpose.models.stating import INTERESTS, NAME, PARTS, Kind, Statement
from porukka.purpose.queries.interests import words_of
from porukka.purpose.queries.leading import LONGEST_ADDRESS

HELP: dict[str, Any] = {
    "aims": _("Why are you here, in your own words and from what you have seen? Not because others are."),
    "values": _("What you hold on to when it gets difficult."),
    "outcomes": _("For whom is what better, and how do you notice?"),
    "who": _("Who comes, with what on her mind, and who does not? Describe people, not a market."),
    "name": _("A first name, or a few words such as “the one who just moved here”. Nobody real."),
    "situation": _("Where is she in life, and what is on her mind when she comes by?"),
    "needs": _("What would she find here that she finds nowhere else?"),
    "keeps_away": _("What makes her not come, or not write? Time, shyness, a bad experience?"),
    "interests": _(
        "Up to 12 words with commas between. Beside them you see what people really talk about by #tag."
    ),
}


class InterestsField(LineField):
    """Words with commas between, each as a tag has it."""

    def clean(self, value: Any) -> str:
        words = [word.lstrip("#").replace(" ", "-") for word in words_of(super().clean(value))]
        for word in words:
            if list(tags_in(f"#{word}")) != [(0, len(word) + 1)]:
                raise ValidationError(
                    _("“%(word)s” cannot be a tag: use 2–40 letters, digits or hyphens.")
                    % {"word": word[:40]}
                )
        words = list({word.casefold(): word for word in words}.values())
        if len(words) > Statement.MOST_INTERESTS:
            raise ValidationError(_("These are more than 12. Keep those that matter most."))
        return ", ".join(words)


class StatementForm(VersionedForm):
    """The parts of a kind; `parts` of a valid form is what the action takes."""

    is_shown = forms.BooleanField(
        label=_("Members read this"),
        required=False,
        help_text=_("And what it said before. Without this only founders and managers see it."),
    )

    def __init__(self, *args: Any, kind: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.kind = kind
        parts = {name: _part(name, label) for name, label in PARTS[kind].items()}
        self.fields = parts | self.fields

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        told = [text for name, text in self.parts.items() if name != NAME]
        if not self.errors and not any(told):
            first = next(name for name in PARTS[self.kind] if name != NAME)
            self.add_error(first, _("Write a sentence or two first."))
        return cleaned

    @property
    def parts(self) -> dict[str, str]:
        return {name: self.cleaned_data.get(name, "") for name in PARTS[self.kind]}


def _part(name: str, label: Any) -> forms.Field:
    facts = {"label": label, "help_text": HELP[name]}
    if name == NAME:
        return LineField(max_length=Statement.NAME_LENGTH, **facts)
    if name == INTERESTS:
        return InterestsField(required=False, max_length=600, **facts)
    return MarkdownField(required=False, max_length=Statement.PART_LENGTH, **facts)


class WhoseForm(forms.Form):
    """Which personas have a pain point, of those that the member sees."""

    personas = forms.ModelMultipleChoiceField(
        Statement.objects.none(),
        label=_("Whose pain point is it?"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, member: Member, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["personas"]
        seen = Statement.objects.visible_to(member).filter(kind=Kind.PERSONA).order_by("pk")
        field.queryset = seen  # type: ignore[attr-defined]
        field.label_from_instance = lambda one: one.title  # type: ignore[attr-defined]


class AddressForm(forms.Form):
    """A discussion, by its address."""

    address = forms.CharField(
        label=_("Address of a discussion"),
        max_length=LONGEST_ADDRESS,
        widget=forms.TextInput(attrs={"autocomplete": "off", "inputmode": "url"}),
        help_text=_("Open the discussion and copy the address of the page."),
    )
