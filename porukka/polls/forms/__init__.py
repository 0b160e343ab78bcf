"""What people write and choose in polls."""

from porukka.polls.forms.adding import AddForm
from porukka.polls.forms.asking import PollForm
from porukka.polls.forms.closing import ClosingForm
from porukka.polls.forms.editing import EditForm

__all__ = ["AddForm", "ClosingForm", "EditForm", "PollForm"]
