"""The invitation: in the composer, and when it is changed."""

from __future__ import annotations

from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from porukka.core.fields import LineField
from porukka.events.calendar.choosing import Repeat, choice_of, text_of
from porukka.events.calendar.repeating import read_rule
from porukka.events.calendar.zones import Unreadable, read_zone, wall_time
from porukka.events.forms.fields import LinkField, place_field
from porukka.events.forms.when import WhenForm, initial_when
from porukka.events.models import Event, Occurrence

# what makes it an event at all; the others stand there filled in
TELLING = {
    "day", "time", "end_time", "end_day", "place", "link", "cap", "guests_most", "rule", "until", "paid_note",
}  # fmt: skip

WHEN = {"day", "time", "end_time", "end_day", "zone", "repeat", "until", "rule"}


class EventForm(WhenForm):
    """Left empty it is valid and means that there is none. Cleaned: `facts`, as `actions.making` takes them."""

    place = place_field()
    link = LinkField(label=_("Link"), help_text=_("Only those who come are shown it."))
    link_open = forms.BooleanField(label=_("Show the link to everybody who reads this"), required=False)
    cap = forms.IntegerField(
        label=_("Seats"),
        required=False,
        min_value=1,
        max_value=Event.MOST_SEATS,
        help_text=_(
            "Empty: as many as want. When all are taken, the others wait in line and move up by themselves."
        ),
    )
    guests_most = forms.IntegerField(
        label=_("How many guests may one bring?"),
        required=False,
        min_value=0,
        max_value=Event.MOST_GUESTS,
    )
    repeat = forms.ChoiceField(label=_("Does it come again?"), choices=Repeat.choices, required=False)
    until = forms.DateField(
        label=_("Until which day?"),
        required=False,
        widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"),
        help_text=_("Empty: until further notice."),
    )
    rule = LineField(
        label=_("A rule of your own"),
        required=False,
        max_length=Event.RULE_LENGTH,
        help_text=_("As calendars write it: FREQ=WEEKLY;BYDAY=TU,TH"),
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )
    zone = forms.CharField(
        label=_("Time zone"),
        max_length=Event.ZONE_LENGTH,
        help_text=_("The hours are of this zone. Others see them on their own clocks."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )
    wants_feedback = forms.BooleanField(
        label=_("Ask those who came for three words of feedback the next day"), required=False
    )
    paid_note = LineField(
        label=_("Is somebody paid for it?"),
        required=False,
        max_length=Event.NOTE_LENGTH,
        help_text=_("Say who pays whom: everybody sees it, with the word “paid”."),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )

    def __init__(
        self, *args: Any, event: Event | None = None, time: Occurrence | None = None, **kwargs: Any
    ) -> None:
        """event: the one that is changed; time: the next time of it, from which on it is changed."""
        self.event = event
        if event is not None and time is not None:
            self.former = (time.starts, time.ends)
            kwargs["initial"] = _initial(event, time)
        else:
            kwargs |= {"empty_permitted": True, "use_required_attribute": False}
            kwargs["initial"] = {"zone": timezone.get_current_timezone_name(), "repeat": Repeat.NEVER}
        super().__init__(*args, **kwargs)

    def has_changed(self) -> bool:
        """What stands there filled in is no event by itself."""
        return self.event is not None or bool(TELLING.intersection(self.changed_data))

    def clean_zone(self) -> ZoneInfo:
        try:
            return read_zone(self.cleaned_data["zone"])
        except Unreadable as unreadable:
            raise forms.ValidationError(str(unreadable)) from None

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        zone = cleaned.get("zone")
        if zone is None:
            return cleaned
        self.take_when(cleaned, zone)
        rule = self._rule(cleaned, zone)
        if not self.errors:
            cleaned["facts"] = self._facts(cleaned, zone, rule)
        return cleaned

    def _rule(self, cleaned: dict[str, Any], zone: ZoneInfo) -> str:
        """How it comes again, as it is kept; "" if it does not."""
        choice, starts = cleaned.get("repeat") or Repeat.NEVER, cleaned.get("starts")
        if choice == Repeat.NEVER or starts is None or self._keeps_its_times:
            return ""
        wall = wall_time(starts, zone)
        name = "rule" if choice == Repeat.OWN else "until"
        text = cleaned.get("rule", "") if choice == Repeat.OWN else text_of(choice, wall)
        until: date | None = cleaned.get("until")
        if until is not None and "UNTIL" not in text.upper():
            text += f";UNTIL={until:%Y%m%d}"
        try:
            return read_rule(text, wall, zone).text(zone)
        except Unreadable as unreadable:
            self.add_error(name, str(unreadable))
            return ""

    def _facts(self, cleaned: dict[str, Any], zone: ZoneInfo, rule: str) -> dict[str, Any]:
        facts = {
            "starts": cleaned["starts"],
            "ends": cleaned["ends"],
            "zone": zone.key,
            "place": cleaned["place"],
            "link": cleaned["link"],
            "link_for_comers": not cleaned["link_open"],
            "cap": cleaned["cap"],
            "guests_most": cleaned["guests_most"] or 0,
            "rule": rule,
            "wants_feedback": cleaned["wants_feedback"],
            "paid_note": cleaned["paid_note"],
        }
        if self.event is not None and self._keeps_its_times:
            # its next time stands in the form, its first one in the table: neither has changed
            facts |= {name: getattr(self.event, name) for name in ("starts", "ends", "zone", "rule")}
        return facts

    @property
    def _keeps_its_times(self) -> bool:
        return self.event is not None and not WHEN.intersection(self.changed_data)


def _initial(event: Event, time: Occurrence) -> dict[str, Any]:
    zone = ZoneInfo(event.zone)
    own: dict[str, Any] = {"repeat": Repeat.NEVER, "rule": "", "until": None}
    if event.rule:
        wall = wall_time(event.starts, zone)
        bare, _until, _rest = event.rule.partition(";UNTIL=")
        choice = choice_of(bare, wall)
        kept = read_rule(event.rule, wall, zone)
        own["repeat"] = choice
        own["until"] = kept.until.date() if kept.until and choice != Repeat.OWN else None
        own["rule"] = event.rule if choice == Repeat.OWN else ""
    return {
        **initial_when(time.starts, time.ends, zone),
        **own,
        "place": event.place,
        "link": event.link,
        "link_open": not event.link_for_comers,
        "cap": event.cap,
        "guests_most": event.guests_most or None,
        "zone": event.zone,
        "wants_feedback": event.wants_feedback,
        "paid_note": event.paid_note,
    }
