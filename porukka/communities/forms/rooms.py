"""What people fill in about a room."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from porukka.communities import queries
from porukka.communities.models import Community, Room, Stewardship
from porukka.people.once import OnceForm


class _RoomModes(forms.Form):
    """How one talks in a room, and how many find room in it. Whoever leaves her members no open room to start in is
    asked once more (row 2)."""

    community: Community
    before = ""  # the mode that the room has had

    mode = forms.ChoiceField(
        label=_("What happens there?"),
        choices=Room.Mode,
        initial=Room.Mode.DISCUSSION,
        required=False,
        widget=forms.RadioSelect,
        help_text=_(
            "Where only the team starts discussions, the others become its audience. In a community that "
            "is good for news, and seldom for more."
        ),
    )
    slow_seconds = forms.TypedChoiceField(
        label=_("Slow mode: time between two posts of one member"),
        coerce=int,
        choices=Room.Slow,
        initial=0,
        required=False,
        help_text=_("It calms a talk that runs hot. The team is not bound by it."),
    )
    anonymous_allowed = forms.BooleanField(
        label=_("Members may ask without their name"),
        required=False,
        help_text=_(
            "The others see “Anonymous”. The team, and in a private or secret room its owners, see who wrote. "
            "What has been written so stays so, even if you take this back."
        ),
    )
    seats = forms.IntegerField(
        label=_("How many seats?"),
        min_value=Room.FEWEST_SEATS,
        max_value=Room.MOST_SEATS,
        required=False,
        help_text=_(
            "From 5 to 150, for a private or secret room that is to stay small. Empty means no end. When it is "
            "full there is a waiting list, and members may start a sibling of the room."
        ),
    )
    entry = forms.ChoiceField(
        label=_("How does one come into a private room?"),
        choices=Room.Entry,
        initial=Room.Entry.ASKED,
        required=False,
        widget=forms.RadioSelect,
        help_text=_("You can let people ask later on, but not open a room again whose people were let in."),
    )
    sure = forms.BooleanField(
        label=_("Yes, let only the team start discussions there"), required=False, widget=forms.HiddenInput
    )

    def leave_out_parts(self) -> None:
        """What is switched off is not asked about; what a room allows stays as it is."""
        if "veils" in self.community.off:
            del self.fields["anonymous_allowed"]

    def clean_mode(self) -> str:
        return self.cleaned_data["mode"] or self.before or Room.Mode.DISCUSSION

    def clean_slow_seconds(self) -> int:
        return int(self.cleaned_data["slow_seconds"] or 0)

    def ask_if_sure(self, room: Room | None, kind: str) -> None:
        """Add an error beside a box to tick, if members could start nothing in open rooms any more, or did so lately
        in this one."""
        chosen = self.cleaned_data.get("mode")
        closes = chosen == Room.Mode.ANNOUNCEMENTS and chosen != self.before and kind == Room.Kind.OPEN
        if not closes:
            return
        is_last = not queries.has_open_talk(self.community, besides=room)
        here = queries.Starters() if is_last or room is None else queries.starters(self.community, room)
        if not is_last and not here.by_members:
            return
        self.fields["sure"].widget = forms.CheckboxInput()
        if not self.cleaned_data.get("sure"):
            self.add_error(
                "sure", _last_room(queries.starters(self.community)) if is_last else _one_room(here)
            )


def _last_room(lately: queries.Starters) -> str:
    words = gettext(
        "No open room would be left in which members start discussions. They could listen and reply: "
        "that makes an audience, not a community. If that is what you want, tick this box."
    )
    return f"{words} {_figure(lately)}"


def _one_room(lately: queries.Starters) -> str:
    words = gettext(
        "Members start discussions in this room. If only the team may, they become its audience here. "
        "If that is what you want, tick this box."
    )
    return f"{words} {_figure(lately)}"


def _figure(lately: queries.Starters) -> str:
    """What would be missed, in numbers."""
    if not lately.all:
        return gettext("Nobody has started a discussion in the last 30 days.")
    words = ngettext(
        "In the last 30 days one discussion was started; %(members)s by somebody who is not of the team.",
        "In the last 30 days %(count)s discussions were started; %(members)s of them by members who are not of the "
        "team, %(people)s different people.",
        lately.all,
    )
    return words % {"count": lately.all, "members": lately.by_members, "people": lately.people}


class RoomForm(_RoomModes, OnceForm):
    name = forms.CharField(label=_("What is it called?"), max_length=60)
    description = forms.CharField(label=_("What is it for?"), max_length=200, required=False)
    kind = forms.ChoiceField(
        label=_("Who gets in?"),
        choices=Room.Kind,
        initial=Room.Kind.OPEN,
        widget=forms.RadioSelect,
        help_text=_("This cannot be changed later, so that what was said among a few stays among them."),
    )
    field_order = ("name", "description", "kind")  # first these, then the modes

    def __init__(self, *args: Any, community: Community, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.community = community
        self.leave_out_parts()

    def clean_entry(self) -> str:
        return self.cleaned_data["entry"] or Room.Entry.ASKED

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("seats") and cleaned.get("kind") == Room.Kind.OPEN:
            self.add_error("seats", _("Everybody is in an open room, so it has no seats. Leave this empty."))
        self.ask_if_sure(None, cleaned.get("kind", ""))
        return cleaned


class RoomEditForm(_RoomModes, forms.ModelForm):  # type: ignore[type-arg]
    class Meta:
        model = Room
        fields = ("name", "description", "mode", "slow_seconds", "anonymous_allowed", "seats", "entry")

    def __init__(self, *args: Any, community: Community, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.community, self.before = community, self.instance.mode
        self.leave_out_parts()
        if self.instance.is_open:
            del self.fields["seats"]
        if self.instance.is_open or self.instance.entry != Room.Entry.FREE:
            del self.fields["entry"]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        self.ask_if_sure(self.instance, self.instance.kind)
        return cleaned


class StewardForm(forms.Form):
    months = forms.TypedChoiceField(coerce=int, choices=[(count, count) for count in Stewardship.MONTHS])
    way = forms.ChoiceField(choices=Stewardship.Way.choices[:2])


class SlowRoomForm(forms.Form):
    seconds = forms.TypedChoiceField(
        label=_("Slow mode: time between two posts of one member"), coerce=int, choices=Room.Slow
    )


class SiblingForm(OnceForm):
    name = forms.CharField(label=_("What is it called?"), max_length=60)
