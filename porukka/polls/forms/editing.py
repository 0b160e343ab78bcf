"""A poll that nobody has answered yet, asked otherwise."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, cast

from django import forms
from django.http import QueryDict
from django.utils import timezone

from porukka.polls.forms.asking import PollForm
from porukka.polls.forms.closing import initial_closing
from porukka.polls.forms.options import RIGHT, OptionsField, TimesField
from porukka.polls.models import Option, Poll
from porukka.polls.models.seals import version_of

SAME = ("question", "kind", "names", "results", "adds", "quorum")


class EditForm(PollForm):
    """As in the composer, filled with what is asked now. Cleaned: what `actions.changing.edit` takes."""

    version = forms.CharField(widget=forms.HiddenInput, max_length=80)

    def __init__(self, *args: Any, poll: Poll, options: Sequence[Option], **kwargs: Any) -> None:
        """options: all it has now, in their order."""
        self.former = poll.closes_at
        self.now = poll.question, [str(option) for option in options]
        kwargs["initial"] = _initial(poll, options)
        super().__init__(*args, **kwargs)
        # with those that members have added there may be more than it was asked with
        for name in ("options", "moments"):
            field = cast(OptionsField | TimesField, self.fields[name])
            field.most = max(Poll.MOST, len(options))

    def has_changed(self) -> bool:
        """It is a poll already: what is left empty is missing."""
        return True

    def clean(self) -> dict[str, Any]:
        version = self.cleaned_data.get("version", "")
        return super().clean() | {"version": version}

    def seen(self) -> None:
        """The page shows what the poll is now, so that what is sent next was written knowing it."""
        data = cast(QueryDict, self.data).copy()
        data["version"] = self.initial["version"]
        self.data = data


def _initial(poll: Poll, options: Sequence[Option]) -> dict[str, Any]:
    said: dict[str, Any] = {name: getattr(poll, name) for name in SAME}
    if poll.kind == Poll.Kind.DATE:
        said["moments"] = [f"{timezone.localtime(one.moment):%Y-%m-%dT%H:%M}" for one in options]
    else:
        star = f"{RIGHT} "
        said["options"] = "\n".join(star * one.is_right + one.words for one in options)
    if poll.kind in Poll.SLIDERS:
        said |= {"low": poll.low, "high": poll.high, "prompt": poll.prompt}
    if poll.kind == Poll.Kind.MULTIPLE:
        said |= {"fewest": poll.fewest, "most": poll.most}
    return said | initial_closing(poll) | {"version": version_of(poll, options)}
