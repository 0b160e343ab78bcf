"""Lines of the matrix about goals and what is tried, read as those of `table.py` are: the team's alone."""

from __future__ import annotations

from datetime import timedelta

from porukka.communities.models import Member
from porukka.goals.actions import setting
from porukka.insights.actions.judging import today
from tests.matrix.canaries import canary

AIMED = """
# goals: all of them, one of them, and what changes of it
goals:goals                             members           --- -- s ---...      x
goals:goals                             public            LJJ JJ s ---...      x
goals:new                               members           --- -- s ---...      --- -- s --->>>
goals:new                               public            LJJ JJ s ---...      LJJ JJ s --->>>
goals:goal                              members           --- -- s ---...      x
goals:goal                              public            LJJ JJ s ---...      x
goals:change                            members           --- -- s ---...      --- -- s --->>>
goals:change                            public            LJJ JJ s ---...      LJJ JJ s --->>>
goals:number                            members           x                    --- -- s --->>>
goals:number                            public            x                    LJJ JJ s --->>>
goals:end                               members           x                    --- -- s --->>>
goals:end                               public            x                    LJJ JJ s --->>>
# the question of the month: these communities are too small for it
goals:pulse                             members           x                    --- -- s ------
goals:pulse                             public            x                    LJJ JJ s ------
"""


def aim(member: Member) -> dict[str, object]:
    """A goal kept by hand that has been changed once. Returns what the addresses of goals take."""
    words = canary(member.community.slug, "goals", "words")
    by = today(member.community) + timedelta(days=60)
    facts = {"words": words, "target": 10.0, "by": by, "owner": member}
    goal = setting.set_goal(member, measure="", start=1.0, **facts)
    setting.change_goal(member, goal, **facts | {"target": 12.0}, why=words, version=1)
    return {"goal": goal.pk}
