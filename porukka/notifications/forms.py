"""What a member fills in about her mail."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from porukka.communities.roles import has
from porukka.notifications.models import Notification, Preference

Kind = Notification.Kind
KINDS = {
    Kind.REPLY_TO_ME: _("Somebody replies to you"),
    Kind.FIRST_ANSWER: _("The first answer in a discussion you started"),
    Kind.ANSWER_TO_TOPIC: _("Further answers in your discussions"),
    Kind.LET_IN: _("Somebody lets you into a room"),
    Kind.FOLLOWED: _("Something new in what you follow"),
    Kind.MENTION: _("Somebody mentions you with @"),
    Kind.EVERYONE: _("The team calls everybody with @everyone"),
    Kind.NOT_PUBLISHED: _("A discussion you set to be published later was not"),
    Kind.REMINDER: _("What you asked to be reminded of"),
    Kind.GUIDE: _("A step of the founder's guide wants a look"),
    Kind.ACCEPTED: _("A reply of yours solved a question"),
    Kind.SETTLED: _("The team has settled what you told about a post"),
    Kind.ASKED_TO_JOIN: _("Somebody asks to join (for the team)"),
    Kind.GUEST_CAME: _("Somebody you invited has come"),
    Kind.CAME_IN: _("You were let in"),
    Kind.SUGGESTED: _("A member suggests somebody (for the team)"),
    Kind.SUGGESTION_DECIDED: _("The team has decided about somebody you suggested"),
    Kind.CIRCLE: _("The founding circle opens (for founders)"),
    Kind.INTRODUCTION: _("Somebody would like to introduce you to somebody"),
    Kind.THANKED: _("Somebody thanks you"),
    Kind.HANDED: _("Somebody of the team thinks you may know an answer"),
    Kind.WORD_HEARD: _("Somebody writes a word the team wants to hear of (for the team)"),
    Kind.FADING: _("Something fades: answers, newcomers, or members who stay away (for the team)"),
    Kind.BOARD: _("You are named to the board"),
    Kind.TO_READ: _("You are reminded to read something and say that you have"),
    Kind.GREET: _("You are asked to greet somebody new"),
    Kind.INTRODUCED: _("You and somebody else would both like to meet"),
    Kind.ROLE: _("You are given another role"),
    Kind.PLACE: _("Your place in a room changes: a seat, or your term as a steward"),
    Kind.ASKED_IN: _("Somebody asks to be let into a room you look after, or offers to look after one"),
    Kind.QUOTE_ASKED: _("Words of yours are wanted for the page for others"),
    Kind.PAIN_CHANGED: _("What becomes of a pain point that you share"),
    Kind.GOAL: _("A goal you look after is reached, or its day has passed"),
    Kind.EXPERIMENT: _("An experiment of yours waits to be judged"),
    Kind.IDEA: _("What becomes of an idea you voted for"),
    Kind.CONTEST: _("How a contest goes that you are in"),
    Kind.LEDGER: _("What you asked for has been done, or not, and why"),
    Kind.QUESTION: _("Answers to what you asked in a box or a queue"),
    Kind.QUESTIONS_WAIT: _("Questions that wait for your answer"),
    Kind.EVENT: _("An event you come to: your answer, changes, a reminder the day before, how it was"),
}


class _Hour(forms.TypedChoiceField):
    """A full hour; none: the words for choosing no hour, if that may be."""

    def __init__(self, *, none: Any = None, **facts: Any) -> None:
        def choices() -> list[tuple[Any, Any]]:
            hours = [(hour, gettext("%(hour)s:00") % {"hour": hour}) for hour in range(24)]
            return [*([("", none)] if none else []), *hours]

        super().__init__(choices=choices, coerce=int, empty_value=None, required=none is None, **facts)


class PreferenceForm(forms.Form):
    """A way for each kind of notification, the hour of the summary, quiet hours."""

    summary_hour = _Hour(
        label=_("The daily summary comes at"),
        help_text=_("At most one letter a day, and none if there is nothing to tell."),
    )
    quiet_from = _Hour(label=_("Quiet hours begin"), none=_("No quiet hours"))
    quiet_to = _Hour(
        label=_("Quiet hours end"),
        none=_("No quiet hours"),
        help_text=_("What comes during quiet hours is sent when they end."),
    )

    def __init__(self, data: Any = None, *, wish: Preference) -> None:
        now = {name: getattr(wish, name) for name in self.base_fields}
        rights = {Kind.GUIDE: "keep_guide", Kind.FADING: "read_insights"} | dict.fromkeys(
            map(Kind, Kind.of_goals()), "keep_goals"
        )
        self.kinds = [kind for kind in KINDS if kind not in rights or has(wish.member, rights[kind])]
        super().__init__(data, initial=now | {kind.value: wish.way_of(kind) for kind in self.kinds})
        for kind in self.kinds:
            self.fields[kind.value] = forms.ChoiceField(
                label=KINDS[kind], choices=Preference.Way, widget=forms.RadioSelect
            )
        self.order_fields([*(kind.value for kind in self.kinds), *self.base_fields])

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if "quiet_from" in cleaned and "quiet_to" in cleaned:
            begin, end = cleaned["quiet_from"], cleaned["quiet_to"]
            if (begin is None) != (end is None):
                self.add_error("quiet_to", ValidationError(_("Quiet hours need a beginning and an end.")))
            elif begin is not None and begin == end:
                told = _("Quiet hours end at another time than they begin.")
                self.add_error("quiet_to", ValidationError(told))
        return cleaned

    @property
    def ways(self) -> dict[str, str]:
        return {kind.value: self.cleaned_data[kind.value] for kind in self.kinds}

    @property
    def quiet(self) -> tuple[int, int] | None:
        begin, end = self.cleaned_data["quiet_from"], self.cleaned_data["quiet_to"]
        return None if begin is None else (begin, end)
