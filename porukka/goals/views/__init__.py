"""HTTP only: find what is visible, check the form, call one action, answer."""

from porukka.goals.views.goals import change, end, goal, goals, new, number
from porukka.goals.views.pulse import pulse

__all__ = ["change", "end", "goal", "goals", "new", "number", "pulse"]
