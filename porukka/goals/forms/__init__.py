"""What the team fills in, and what a member answers."""

from porukka.goals.forms.goals import ChangeGoalForm, GoalForm, NumberForm

__all__ = ["ChangeGoalForm", "GoalForm", "NumberForm"]
