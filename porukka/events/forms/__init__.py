"""What people write and choose about events."""

from porukka.events.forms.afterwards import MaterialsForm
from porukka.events.forms.answering import AnswerForm
from porukka.events.forms.event import EventForm
from porukka.events.forms.when import TimeForm

__all__ = ["AnswerForm", "EventForm", "MaterialsForm", "TimeForm"]
