"""What exists: events, each time they take place, who comes, calendars' secret addresses, what people thought."""

from porukka.events.models.coming import Coming
from porukka.events.models.event import Event
from porukka.events.models.feedback import Feedback, FeedbackGiven
from porukka.events.models.feeds import FeedKey
from porukka.events.models.occurrence import Occurrence

__all__ = ["Coming", "Event", "FeedKey", "Feedback", "FeedbackGiven", "Occurrence"]
