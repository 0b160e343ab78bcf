"""Inviting by mail, and coming in by such a letter."""

from __future__ import annotations

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from porukka.communities.models import Room
from porukka.communities.visitor import Reader
from porukka.people import zones
from porukka.people.forms import NameField
from porukka.people.once import OnceForm


class MailForm(OnceForm):
    email = forms.EmailField(
        label=_("Mail address"),
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
        help_text=_("One letter goes there, with your name and a link that is good for two weeks."),
    )
    language = forms.ChoiceField(label=_("Language of the letter"), choices=settings.LANGUAGES)
    room = forms.ModelChoiceField(
        Room.objects.none(),
        label=_("Where to?"),
        required=False,
        empty_label=_("The community"),
    )

    def __init__(self, *args: Any, rooms: Any, **kwargs: Any) -> None:
        kwargs.setdefault("auto_id", "id_mail_%s")
        super().__init__(*args, **kwargs)
        self.fields["room"].queryset = rooms  # type: ignore[attr-defined]
        if not rooms:
            del self.fields["room"]


def mail_form(member: Reader, data: Any = None) -> MailForm:
    """With the rooms that this member may invite into, in the community's language at first."""
    rooms = Room.objects.filter(insiders__member_id=member.pk, insiders__is_owner=True).in_order()
    return MailForm(data, rooms=rooms, initial={"language": member.community.language})


class ComeInForm(forms.Form):
    """What somebody new is asked: her name. The rest is known, or chosen later."""

    name = NameField(help_text=_("As people know you. You can change it later."))
    time_zone = forms.CharField(required=False, widget=forms.HiddenInput(attrs={"data-time-zone": ""}))

    def clean_time_zone(self) -> str:
        given = self.cleaned_data["time_zone"]
        return given if zones.zone(given) else ""
