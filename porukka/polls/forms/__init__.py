"""What people write and choose in polls."""

from porukka.polls.forms.adding import AddForm
from porukka.polls.forms.asking import PollForm

__all__ = ["AddForm", "PollForm"]
