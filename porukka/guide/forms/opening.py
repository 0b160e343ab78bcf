"""What is asked before the door opens: four things. The rest is answered already, and may be changed."""

from __future__ import annotations

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from porukka.communities.models import Community
from porukka.communities.slugs import slug_of
from porukka.core.fields import LineField
from porukka.guide.archetypes import archetypes
from porukka.people.once import OnceForm
from porukka.people.zones import choices

OWN = "own"  # a community of its own kind


def kinds() -> list[tuple[str, Any]]:
    """The archetypes by name, in the reader's language, and none of them."""
    found = [(one.key, one.name) for one in archetypes(get_language() or "")]
    return [*found, (OWN, _("Something of its own"))]


class OpenForm(OnceForm):
    name = LineField(
        label=_("What is it called?"),
        max_length=80,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    audience = forms.CharField(
        label=_("Whom is it for?"),
        max_length=600,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Think of three people you know who should be there. What do they have in common?"),
    )
    purpose = forms.CharField(
        label=_("Why should it exist?"),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_(
            "One or two sentences in your own words. They stand at the door, and you can change them."
        ),
    )
    kind = forms.ChoiceField(
        label=_("What kind of community is it?"),
        choices=kinds,
        widget=forms.RadioSelect,
        help_text=_(
            "With it come rooms, guidelines and openings, all for you to change. Nothing is posted by itself."
        ),
    )
    language = forms.ChoiceField(label=_("Which language is spoken there?"), choices=settings.LANGUAGES)
    slug = forms.SlugField(
        label=_("Address"),
        max_length=60,
        required=False,
        help_text=_("The end of the web address. Leave it empty and it is made from the name."),
    )
    time_zone = forms.ChoiceField(label=_("Time zone"), choices=choices)
    visibility = forms.ChoiceField(
        label=_("Who may read?"), choices=Community.Visibility, widget=forms.RadioSelect
    )

    ASKED = ("name", "audience", "purpose", "kind")
    ANSWERED = ("language", "slug", "time_zone", "visibility")

    def clean_kind(self) -> str:
        return "" if self.cleaned_data["kind"] == OWN else str(self.cleaned_data["kind"])

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("name") and not cleaned.get("slug"):
            cleaned["slug"] = slug_of(cleaned["name"], default="community")
        return cleaned

    def clean_slug(self) -> str:
        """In lower case: two addresses that differ in the size of a letter would be taken for one."""
        return str(self.cleaned_data["slug"]).lower()

    @property
    def facts(self) -> dict[str, Any]:
        """What the action takes."""
        return {key: self.cleaned_data[key] for key in (*self.ASKED, *self.ANSWERED)}

    @property
    def is_wrong_further_down(self) -> bool:
        """Whether something has to be put right among what was answered already."""
        return any(name in self.errors for name in self.ANSWERED)
