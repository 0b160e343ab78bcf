"""One option more."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from porukka.polls.forms.options import MomentField, WordsField
from porukka.polls.models import Poll


class AddForm(forms.Form):
    """Words, or a time where the poll looks for one."""

    words = WordsField(error_messages={"required": _("Write the option first.")})
    moment = MomentField(error_messages={"required": _("Choose a day and a time first.")})

    def __init__(self, *args: Any, poll: Poll, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        del self.fields["words" if poll.kind == Poll.Kind.DATE else "moment"]
