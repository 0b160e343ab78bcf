"""What people write in the talk."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from porukka.communities.models import Room
from porukka.core import clock
from porukka.core.fields import LineField, MarkdownField
from porukka.core.ids import from_text
from porukka.core.labels import lazy_label
from porukka.discussions.models import Post, Topic
from porukka.people.once import OnceForm

MOST_CHOSEN = 40  # more than may be named: some were picked and taken out again


VEILED = _(
    "The others see “Anonymous”. The team, and in a private or secret room its owners, see who wrote. "
    "Reactions and votes still carry your name."
)


def chosen(data: Any) -> list[int]:
    """Ids of the members whom the writer picked from the completion, as her browser sent them along; whatever else
    stands there is left out."""
    found = []
    for text in str(data.get("mentioned", "")).split(",")[:MOST_CHOSEN]:
        try:
            found.append(from_text(text))
        except ValueError:
            continue
    return found


class LaterForm(forms.Form):
    """When a discussion is to be published, if not at once: on the writer's clock. Cleaned: `publish_at`, in UTC."""

    MOST = timedelta(days=366)

    later_day = forms.DateField(
        label=_("Day"), required=False, widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d")
    )
    later_time = forms.TimeField(
        label=_("Time"), required=False, widget=forms.TimeInput({"type": "time"}, format="%H:%M")
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        where = timezone.get_current_timezone_name().replace("_", " ")
        self.fields["later_time"].help_text = _("The clock is yours: %(zone)s.") % {"zone": where}

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        cleaned["publish_at"] = None
        day, time = cleaned.get("later_day"), cleaned.get("later_time")
        if day and time:
            cleaned["publish_at"] = self._moment(day, time)
        elif day and "later_time" in cleaned:
            self.add_error("later_time", _("Say at what time of that day too."))
        elif time and "later_day" in cleaned:
            self.add_error("later_day", _("Say on which day too, or leave the time empty."))
        return cleaned

    def _moment(self, day: date, time: time) -> datetime | None:
        try:
            found = clock.moment(day, time)
        except (ValueError, OverflowError):
            self.add_error(
                "later_time", _("There is no such time on that day: the clocks skip it. Choose another one.")
            )
            return None
        if found <= timezone.now():
            self.add_error(
                "later_day",
                _("That time has passed. Choose a later one, or leave both empty to publish now."),
            )
        elif found > timezone.now() + self.MOST:
            self.add_error("later_day", _("That is more than a year away. Choose an earlier day."))
        return found


class VeilForm(OnceForm):
    """What may be written without one's name, where the room allows it."""

    def drop_veil(self) -> None:
        """Offer the box no more. A form that comes with it ticked keeps it, and is refused: nobody's words may
        stand under her name because the room has changed meanwhile."""
        if not self.data.get("veiled"):
            del self.fields["veiled"]


class TopicForm(VeilForm, LaterForm):
    title = LineField(
        label=_("Title"),
        max_length=Topic.TITLE_LENGTH,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    text = MarkdownField(label=_("What is on your mind?"))
    room = forms.ModelChoiceField(Room.objects.none(), label=lazy_label("room", _("Room")), empty_label=None)
    veiled = forms.BooleanField(label=_("Ask without my name"), required=False, help_text=VEILED)

    def __init__(self, *args: Any, rooms: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["room"]
        field.queryset = rooms
        field.error_messages["invalid_choice"] = _(
            "You cannot start a discussion there. Choose another room."
        )
        # asked for once: left to itself, the field asks for them at each look
        field.choices = [(room.pk, room.name) for room in rooms]
        self.has_rooms = bool(field.choices)
        veiling = [room.name for room in rooms if room.anonymous_allowed]
        if not veiling:
            self.drop_veil()
        elif len(veiling) < len(field.choices):
            words = gettext("It is possible in: %(rooms)s.") % {"rooms": ", ".join(veiling)}
            self.fields["veiled"].help_text = f"{VEILED} {words}"


class ReplyForm(VeilForm):
    text = MarkdownField(label=_("Your reply"), rows=4)
    reply_to = forms.CharField(widget=forms.HiddenInput, required=False)
    veiled = forms.BooleanField(label=_("Write without my name"), required=False, help_text=VEILED)

    def __init__(self, *args: Any, topic: Topic, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.topic = topic
        if not topic.room.anonymous_allowed:
            self.drop_veil()

    def clean_reply_to(self) -> Post | None:
        """The post that is answered; one that is gone meanwhile is simply not quoted."""
        try:
            pk = from_text(self.cleaned_data["reply_to"])
        except ValueError:
            return None
        return Post.objects.filter(
            community_id=self.topic.community_id, topic=self.topic, pk=pk, deleted_at=None, hidden_at=None
        ).first()


class PreviewForm(forms.Form):
    text = MarkdownField()


class EditForm(forms.Form):
    title = LineField(label=_("Title"), max_length=Topic.TITLE_LENGTH)
    text = MarkdownField(label=_("Text"), rows=8)

    def __init__(self, *args: Any, post: Post, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not post.is_opening:
            del self.fields["title"]


class ClosureForm(forms.Form):
    why = LineField(
        label=_("Why?"),
        max_length=Topic.WHY_LENGTH,
        required=False,
        help_text=_("Everybody who reads the discussion sees it."),
    )


class SlowForm(forms.Form):
    seconds = forms.TypedChoiceField(
        label=_("Time between two posts of one member"),
        coerce=int,
        choices=[choice for choice in Room.Slow.choices if choice[0]],
        initial=Room.Slow.FIVE_MINUTES,
    )
    hours = forms.TypedChoiceField(
        label=_("For how long?"),
        coerce=int,
        choices=[(1, _("1 hour")), (24, _("1 day")), (0, _("Until it is taken off"))],
        initial=1,
        help_text=_("The team is not bound by it."),
    )


class HidingForm(forms.Form):
    why = LineField(
        label=_("Why?"),
        max_length=Post.WHY_LENGTH,
        help_text=_("Everybody reads it in place of the post. Speak of the words, not of who wrote them."),
    )
