"""What people write in the talk."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from porukka.communities.models import Room
from porukka.core.ids import from_text
from porukka.core.text import BadText, render
from porukka.discussions.models import Post, Topic
from porukka.people.once import OnceForm


class MarkdownField(forms.CharField):
    """Words in Markdown. They are rendered once here, so that what is too much is said beside the field."""

    def __init__(self, rows: int = 6, **kwargs: Any) -> None:
        widget = forms.Textarea(attrs={"rows": rows, "data-grow": ""})
        super().__init__(widget=widget, **kwargs)

    def clean(self, value: Any) -> str:
        text = super().clean(value)
        try:
            render(text)
        except BadText as error:
            raise ValidationError(str(error)) from None
        return text


class TopicForm(OnceForm):
    title = forms.CharField(
        label=_("Title"),
        max_length=Topic.TITLE_LENGTH,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    text = MarkdownField(label=_("What is on your mind?"))
    room = forms.ModelChoiceField(Room.objects.none(), label=_("Room"), empty_label=None)

    def __init__(self, *args: Any, rooms: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["room"].queryset = rooms  # type: ignore[attr-defined]


class ReplyForm(OnceForm):
    text = MarkdownField(label=_("Your reply"), rows=4)
    reply_to = forms.CharField(widget=forms.HiddenInput, required=False, max_length=13)

    def __init__(self, *args: Any, topic: Topic, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.topic = topic

    def clean_reply_to(self) -> Post | None:
        """The post that is answered; one that is gone meanwhile is simply not quoted."""
        try:
            pk = from_text(self.cleaned_data["reply_to"])
        except ValueError:
            return None
        return Post.objects.filter(
            community_id=self.topic.community_id, topic=self.topic, pk=pk, deleted_at=None
        ).first()


class EditForm(forms.Form):
    title = forms.CharField(label=_("Title"), max_length=Topic.TITLE_LENGTH)
    text = MarkdownField(label=_("Text"), rows=8)

    def __init__(self, *args: Any, post: Post, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not post.is_opening:
            del self.fields["title"]
