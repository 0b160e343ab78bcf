"""What a story is told with, on one screen of a phone."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from porukka.communities.models import Room
from porukka.core.blocks import Written
from porukka.core.fields import LineField
from porukka.core.labels import lazy_label
from porukka.people.once import OnceForm
from porukka.stories.models import Story

PICTURES = "attachments"  # the block that pictures come with
SOMETHING = _("Write one line, or add a picture.")
ONE_BLOCK = _("One thing goes with a story. Leave the others empty.")
ONE_PICTURE = _("One picture goes with a story, and no files.")


class StoryForm(OnceForm):
    line = LineField(
        label=_("One line"),
        max_length=Story.LINE_LENGTH,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    room = forms.ModelChoiceField(Room.objects.none(), label=lazy_label("room", _("Room")), empty_label=None)

    def __init__(self, *args: Any, rooms: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["room"]
        field.queryset = rooms
        field.choices = [(room.pk, room.name) for room in rooms]
        self.has_rooms = bool(field.choices)

    def judge(self, written: list[Written]) -> None:
        """What goes with it, once each block is valid: one picture at most, one other thing, and something at all.

        Raises ValidationError.
        """
        filled = [one for one in written if one.is_filled]
        pictures = [one for one in filled if one.block.name == PICTURES]
        items = [item for one in pictures for item in getattr(one.form, "items", ())]
        if len(items) > 1 or any(item.row.is_file for item in items):
            raise ValidationError(ONE_PICTURE)
        others = [one for one in filled if one not in pictures]
        if (
            sum(bool(one.block.words(one.form.cleaned_data)) for one in others) > 1
        ):  # a tick is no thing to answer
            raise ValidationError(ONE_BLOCK)
        if not items and not self.cleaned_data.get("line"):
            raise ValidationError(SOMETHING)
