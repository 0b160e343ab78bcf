"""What exists: goals, what members answered, letters, experiments, costs, and why the team says it is here."""

from porukka.goals.models.costs import Cost, Why
from porukka.goals.models.experiments import Experiment
from porukka.goals.models.goals import Goal, GoalPoint, GoalVersion
from porukka.goals.models.letters import FounderLetter, LetterWish
from porukka.goals.models.pulse import PulseCount

__all__ = [
    "Cost",
    "Experiment",
    "FounderLetter",
    "Goal",
    "GoalPoint",
    "GoalVersion",
    "LetterWish",
    "PulseCount",
    "Why",
]
