"""What exists: ideas under the team's promise, and contests."""

from porukka.ideas.models.contests import Choice, Contender, Contest
from porukka.ideas.models.ideas import Idea, IdeaQuerySet, Promise, Step, Vote

__all__ = ["Choice", "Contender", "Contest", "Idea", "IdeaQuerySet", "Promise", "Step", "Vote"]
