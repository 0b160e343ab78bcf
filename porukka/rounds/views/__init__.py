"""HTTP only: find what is visible, check the form, call one action, answer."""

from porukka.rounds.views.daily import begin, daily, end
from porukka.rounds.views.errands import answer, hand, note, set_aside, thank

__all__ = ["answer", "begin", "daily", "end", "hand", "note", "set_aside", "thank"]
