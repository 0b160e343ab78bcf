"""What exists: goals, what members answered, letters, experiments, costs, and why the team says it is here."""

from porukka.goals.models.goals import Goal, GoalPoint, GoalVersion
from porukka.goals.models.pulse import PulseCount

__all__ = ["Goal", "GoalPoint", "GoalVersion", "PulseCount"]
