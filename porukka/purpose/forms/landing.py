"""What those who make the page for others fill in, and what a member answers whose words are asked for."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from porukka.communities.models import Community, Room
from porukka.core.fields import LineField, MarkdownField
from porukka.purpose.forms.stating import AddressForm
from porukka.purpose.models import Landing, Quote
from porukka.purpose.models.landing import SECTIONS

HELP: dict[str, Any] = {
    "for_whom": _("Describe the people, so that the right ones recognise themselves and the others do too."),
    "you_get": _("What somebody has after a month that she did not have before."),
    "we_expect": _("What is asked of everybody: how much time, which manners, what one brings along."),
}


class LandingForm(forms.Form):
    """`parts` of a valid form is what the action takes.

    may_show: whether she may show the page; shows_personas: whether she is asked about those.
    """

    headline = LineField(
        label=_("Headline"),
        required=False,
        max_length=Landing.HEADLINE_LENGTH,
        help_text=_("One line that says it all. Without one, the name of the community stands there."),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    rooms = forms.ModelMultipleChoiceField(
        Room.objects.none(),
        label=_("Rooms that the page names"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("With what they are for. Private and secret rooms are never named."),
    )
    shows_numbers = forms.BooleanField(
        label=_("Show how many members there are, and how much is going on"), required=False
    )
    shows_personas = forms.BooleanField(
        label=_("Show the personas"),
        required=False,
        help_text=_("Their names and their situations, as members read them, and nothing else of them."),
    )
    is_shown = forms.BooleanField(label=_("Show this page to everybody"), required=False)
    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0, max_value=2**31 - 1)

    def __init__(
        self, *args: Any, community: Community, may_show: bool, shows_personas: bool, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, forms.Field] = {"headline": self.fields["headline"]}
        for name, label in SECTIONS.items():
            fields[name] = MarkdownField(
                label=label, required=False, max_length=Landing.PART_LENGTH, rows=4, help_text=HELP[name]
            )
        self.fields = fields | self.fields
        rooms = Room.objects.filter(community=community, kind=Room.Kind.OPEN).in_order()
        self.fields["rooms"].queryset = rooms  # type: ignore[attr-defined]
        if not rooms.exists():
            del self.fields["rooms"]
        if not shows_personas:
            del self.fields["shows_personas"]
        if not may_show and not community.landing_shown:
            del self.fields["is_shown"]
        elif community.is_readable_by_all:
            words = _("It is what visitors meet first; the discussions are one press further.")
            self.fields["is_shown"].help_text = words
        else:
            words = _(
                "Others then see that this community exists, and this page. The talk stays with the members."
            )
            self.fields["is_shown"].help_text = words

    def clean_rooms(self) -> Any:
        chosen = self.cleaned_data["rooms"]
        if len(chosen) > Landing.MOST_ROOMS:
            raise forms.ValidationError(_("These are more than 12. Choose those that say most."))
        return chosen

    @property
    def parts(self) -> dict[str, str]:
        return {name: self.cleaned_data.get(name, "") for name in SECTIONS}


class QuoteForm(AddressForm):
    """Words of a member, and the post they stand in."""

    words = LineField(
        label=_("The words"),
        max_length=Quote.LENGTH,
        help_text=_("A sentence or two, copied from the post. Whoever wrote it is asked first."),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["address"].label = _("Address of the post")
        self.fields["address"].help_text = _("The time beside a post leads to its address.")


class AnswerForm(forms.Form):
    do = forms.ChoiceField(choices=[("agree", ""), ("decline", "")])
