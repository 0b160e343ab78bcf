"""What people fill in about a community."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from porukka.communities.forms.rooms import RoomEditForm, RoomForm, SiblingForm, SlowRoomForm, StewardForm
from porukka.communities.models import Community, Member, Room
from porukka.core import emoji
from porukka.core.pictures import BadPicture, Picture, clean_picture
from porukka.people.names import clean_name
from porukka.people.once import OnceForm

__all__ = [
    "CommunityForm",
    "InvitationForm",
    "MeForm",
    "RoleForm",
    "RoomEditForm",
    "RoomForm",
    "SiblingForm",
    "SlowRoomForm",
    "StewardForm",
    "SuspendForm",
]


class CommunityForm(forms.ModelForm):  # type: ignore[type-arg]
    class Meta:
        model = Community
        fields = ("name", "purpose", "visibility", "joining", "reactions", "counts_shown")
        widgets = {
            "purpose": forms.Textarea(attrs={"rows": 3}),
            "visibility": forms.RadioSelect,
            "joining": forms.RadioSelect,
            "reactions": forms.TextInput(attrs={"autocomplete": "off"}),
        }
        help_texts = {
            "reactions": _(
                "Up to 12 emoji. “This helped” and “I wonder about this too” are always there. "
                "Leave it empty, and there are only those two."
            ),
            "counts_shown": _(
                "Without numbers one sees that somebody reacted, and can look up who, but nothing is counted."
            ),
        }

    def clean_reactions(self) -> str:
        try:
            chosen = list(dict.fromkeys(emoji.split(self.cleaned_data["reactions"])))
        except ValueError as error:
            words = _("“%(word)s” is not an emoji. Put only emoji here.")
            raise ValidationError(words % {"word": str(error)[:20]}) from None
        if len(chosen) > Community.MOST_REACTIONS:
            raise ValidationError(_("These are more than 12. Choose the ones that are needed most."))
        return " ".join(chosen)


class InvitationForm(OnceForm):
    room = forms.ModelChoiceField(
        Room.objects.none(),
        label=_("Where to?"),
        required=False,
        empty_label=_("The community"),
    )
    most_uses = forms.TypedChoiceField(
        label=_("For how many?"),
        coerce=int,
        initial=1,
        choices=[(1, _("One person")), (10, _("10 people")), (100, _("100 people"))],
    )
    days = forms.TypedChoiceField(
        label=_("Valid for"),
        coerce=int,
        initial=14,
        choices=[(2, _("2 days")), (14, _("2 weeks")), (90, _("3 months"))],
    )

    def __init__(self, *args: Any, rooms: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["room"].queryset = rooms  # type: ignore[attr-defined]
        if not rooms:
            del self.fields["room"]


class MeForm(forms.ModelForm):  # type: ignore[type-arg]
    """How I appear in this community."""

    face = forms.FileField(
        label=_("Picture"),
        required=False,
        help_text=_("JPEG, PNG, GIF or WebP, at most 10 MB. It is cut to a square."),
        widget=forms.ClearableFileInput(attrs={"accept": "image/jpeg,image/png,image/gif,image/webp"}),
    )
    face_away = forms.BooleanField(label=_("Take the picture away"), required=False)

    class Meta:
        model = Member
        fields = ("name", "tagline")
        help_texts = {"tagline": _("For example: writes a novel at night. Shown beside your name.")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not self.instance.picture_id:
            del self.fields["face_away"]

    def clean_name(self) -> str:
        return clean_name(self.cleaned_data["name"])

    def clean_face(self) -> Picture | None:
        file = self.cleaned_data.get("face")
        if not file:
            return None
        try:
            return clean_picture(file, max_side=256, square=True)
        except BadPicture as error:
            raise ValidationError(str(error)) from None


class SuspendForm(forms.Form):
    days = forms.TypedChoiceField(
        label=_("For how long?"),
        coerce=int,
        choices=[(1, _("1 day")), (7, _("1 week")), (30, _("30 days"))],
        initial=7,
    )
    why = forms.CharField(
        label=_("Why? The member reads this."), max_length=300, widget=forms.Textarea(attrs={"rows": 2})
    )

    @property
    def until(self) -> datetime:
        return timezone.now() + timedelta(days=self.cleaned_data["days"])


class RoleForm(forms.Form):
    role = forms.ChoiceField(label=_("Role"), choices=Member.Role)
