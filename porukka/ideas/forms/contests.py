"""What the team fills in about a contest, and the choice in the composer that enters a discussion in one."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from porukka.communities.models import Member, Room
from porukka.core.fields import LineField, LinesField, MarkdownField
from porukka.discussions.models import Topic
from porukka.ideas.models import Contest
from porukka.ideas.queries.contests import ContestRow
from porukka.people.once import OnceForm


class EntryForm(forms.Form):
    """The choice in the composer. Left empty it is valid and means that this is entered nowhere."""

    contest = forms.TypedChoiceField(
        label=_("Enter it in a contest"),
        coerce=int,
        empty_value=None,
        required=False,
        help_text=_("Its rules stand on the contest's page. You cannot vote for your own."),
    )

    def __init__(self, *args: Any, contests: list[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs | {"empty_permitted": True, "use_required_attribute": False})
        self.fields["contest"].choices = [("", _("None")), *contests]  # type: ignore[attr-defined]
        if not self.is_bound and len(contests) == 1:
            self.initial["contest"] = contests[0][0]


def _day(label: Any, **facts: Any) -> forms.DateField:
    return forms.DateField(
        label=label, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"), **facts
    )


class ContestForm(OnceForm):
    """A new contest. `facts` of a valid form is what the action takes."""

    title = LineField(
        label=_("What is the contest called?"),
        max_length=Topic.TITLE_LENGTH,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    text = MarkdownField(label=_("What is it about?"), help_text=_("And what is there to win, if anything."))
    rules = LinesField(
        label=_("Rules of your own"),
        rows=4,
        required=False,
        max_length=Contest.RULES_LENGTH,
        help_text=_("One a line. How it is voted on, and that nobody votes for her own, is said by itself."),
    )
    room = forms.ModelChoiceField(Room.objects.none(), label=_("In which room?"), empty_label=None)
    opens_on = _day(_("First day"), help_text=_("From midnight on, where the community is."))
    closes_on = _day(_("Last day for entries"))
    way = forms.ChoiceField(
        label=_("How is it decided?"),
        choices=Contest.Way,
        widget=forms.RadioSelect,
        initial=Contest.Way.STRAIGHT,
    )
    vote_days = forms.IntegerField(
        label=_("For how many days is a shortlist voted on?"),
        min_value=1,
        max_value=Contest.LONGEST_VOTE,
        initial=7,
    )
    voters = forms.ChoiceField(
        label=_("Who votes?"),
        choices=Contest.Voters,
        widget=forms.RadioSelect,
        initial=Contest.Voters.MEMBERS,
    )
    votes_each = forms.IntegerField(
        label=_("How many votes has each?"), min_value=1, max_value=Contest.MOST_VOTES, initial=1
    )
    places = forms.IntegerField(
        label=_("How many win?"),
        min_value=1,
        max_value=Contest.MOST_PLACES,
        initial=1,
        help_text=_("Whoever has as many votes as the last of them wins too."),
    )

    def __init__(self, *args: Any, member: Member, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.zone = ZoneInfo(member.community.time_zone)
        self.today = timezone.now().astimezone(self.zone).date()
        rooms = Room.objects.open_to_topics_of(member).filter(kind=Room.Kind.OPEN).in_order()
        self.fields["room"].queryset = rooms  # type: ignore[attr-defined]
        self.initial["opens_on"] = self.today
        self.initial["closes_on"] = self.today + timedelta(days=14)

    def clean_opens_on(self) -> date:
        day: date = self.cleaned_data["opens_on"]
        if not self.today <= day <= self.today + timedelta(days=Contest.LONGEST):
            raise ValidationError(_("Choose a day from today on, within a year."))
        return day

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        first, last = cleaned.get("opens_on"), cleaned.get("closes_on")
        if first and last and not first <= last <= first + timedelta(days=Contest.LONGEST):
            self.add_error("closes_on", _("The last day comes after the first, within a year."))
        return cleaned

    @property
    def facts(self) -> dict[str, Any]:
        cleaned = self.cleaned_data
        names = ("title", "text", "rules", "way", "vote_days", "voters", "votes_each", "places")
        return {name: cleaned[name] for name in names} | {
            "opens_at": self._midnight(cleaned["opens_on"]),
            "closes_at": self._midnight(cleaned["closes_on"] + timedelta(days=1)),
        }

    def _midnight(self, day: date) -> datetime:
        return datetime.combine(day, time.min, self.zone)


class ChosenForm(forms.Form):
    """Some of what was entered, and why."""

    chosen = forms.TypedMultipleChoiceField(
        label=_("Which of them?"), coerce=int, widget=forms.CheckboxSelectMultiple
    )
    word = LineField(
        label=_("Why?"),
        max_length=Contest.WORD_LENGTH,
        help_text=_("Everybody reads it, and those who entered are told."),
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, *args: Any, contest: ContestRow, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(row.id, row.title) for row in contest.contenders]
        self.fields["chosen"].choices = choices  # type: ignore[attr-defined]


class CallOffForm(forms.Form):
    word = LineField(
        label=_("Why?"),
        max_length=Contest.WORD_LENGTH,
        help_text=_("Everybody reads it, and those who entered or voted are told."),
        widget=forms.Textarea(attrs={"rows": 3}),
    )
