"""The forms that put topics elsewhere: to another room, apart, together."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from porukka.communities.models import Room
from porukka.communities.visitor import Reader
from porukka.core.fields import LineField
from porukka.core.ids import from_text
from porukka.core.labels import lazy_label
from porukka.discussions.models import Topic
from porukka.discussions.queries.trail import old_post
from porukka.people.once import OnceForm

_LINK = re.compile(r"/t/([0-9A-Za-z]{1,13})(?:[-/?#]|$)")
MOST_RECENT = 30


class RoomField(forms.ModelChoiceField):  # type: ignore[type-arg]
    def label_from_instance(self, obj: Any) -> str:
        return obj.name if obj.is_open else f"{obj.name} ({obj.get_kind_display().split(':')[0].lower()})"


def _room_field(rooms: Sequence[Room], **facts: Any) -> RoomField:
    found = Room.objects.filter(pk__in=[room.pk for room in rooms]).in_order()
    return RoomField(found, label=lazy_label("room", _("Room")), empty_label=None, **facts)


class MoveForm(forms.Form):
    def __init__(self, *args: Any, rooms: Sequence[Room], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["room"] = _room_field(
            rooms, help_text=_("In a private or secret room only those read it who have been let in.")
        )


class SplitForm(OnceForm):
    """posts: the numbers of the chosen replies. It offers those of one page of them."""

    title = LineField(
        label=_("Title of the new discussion"),
        max_length=Topic.TITLE_LENGTH,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    posts = forms.TypedMultipleChoiceField(
        label=_("Which replies?"),
        coerce=int,
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "required": _("Choose the replies first."),
            "invalid_choice": _("Some of these replies are not here any more. Look once more."),
        },
    )

    def __init__(
        self, *args: Any, rooms: Sequence[Room], posts: Iterable[tuple[int, str]], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        chooser: Any = self.fields["posts"]
        chooser.choices = list(posts)
        self.fields["room"] = _room_field(rooms)
        self.order_fields(["title", "room", "posts"])


class MergeForm(forms.Form):
    """Cleaned: `into`, the topic chosen by its link or from the list."""

    recent = forms.ModelChoiceField(
        Topic.objects.none(), label=_("Into which discussion?"), required=False, empty_label=_("By its link")
    )
    link = forms.CharField(
        label=_("Or paste its link"),
        max_length=500,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )

    def __init__(self, *args: Any, reader: Reader, topic: Topic, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.reader, self.topic = reader, topic
        there = Topic.objects.visible_to(reader).filter(room=topic.room_id).exclude(pk=topic.pk).latest()
        newest = list(there[:MOST_RECENT])
        chooser: Any = self.fields["recent"]
        chooser.queryset = Topic.objects.filter(pk__in=[one.pk for one in newest]).latest()

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        link = cleaned.get("link", "")
        into = self._by_link(link) if link else cleaned.get("recent")
        if into is None and not self.errors:
            field, words = ("link", _("No discussion here has that link.")) if link else (
                "recent", _("Choose a discussion, or paste its link."),
            )  # fmt: skip
            raise ValidationError({field: words})
        return cleaned | {"into": into}

    def _by_link(self, link: str) -> Topic | None:
        found = _LINK.search(link)
        try:
            pk = from_text(found[1] if found else "")
        except ValueError:
            return None
        topic = Topic.objects.visible_to(self.reader).filter(pk=pk).first()
        if topic is None and (post := old_post(self.reader, pk, 0)) is not None:
            return post.topic  # it has been merged into that one itself
        return topic
