"""Lines of the matrix about goals and what is tried, read as those of `table.py` are: the team's alone."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

from porukka.communities.models import Member
from porukka.goals.actions import noting, setting, trying
from porukka.goals.models import FounderLetter
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
# the weekly letters
goals:letters                           members           --- -- s ---...      x
goals:letters                           public            LJJ JJ s ---...      x
goals:letter                            members           --- -- s ---...      x
goals:letter                            public            LJJ JJ s ---...      x
goals:mail                              members           x                    --- -- s --->>>
goals:mail                              public            x                    LJJ JJ s --->>>
goals:off                               site              -                    -
# what was tried
goals:experiments                       members           --- -- s ---...      x
goals:experiments                       public            LJJ JJ s ---...      x
goals:try_out                           members           --- -- s ---...      --- -- s --->>>
goals:try_out                           public            LJJ JJ s ---...      LJJ JJ s --->>>
goals:experiment                        members           --- -- s ---...      --- -- s --->>>
goals:experiment                        public            LJJ JJ s ---...      LJJ JJ s --->>>
# two stretches of time, hours and euros, why the team is here, and every table as a file
goals:periods                           members           --- -- s ---...      x
goals:periods                           public            LJJ JJ s ---...      x
goals:costs                             members           --- -- s ---...      --- -- s --->>>
goals:costs                             public            LJJ JJ s ---...      LJJ JJ s --->>>
goals:why                               members           --- -- s ---...      --- -- s --->>>
goals:why                               public            LJJ JJ s ---...      LJJ JJ s --->>>
goals:table                             members           --- -- s ---...      x
goals:table                             public            LJJ JJ s ---...      x
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
    written = {"good": [["reached", {"goal": str(goal.pk)}]], "worries": [], "actions": [["thank", {}]]}
    letter = FounderLetter.objects.create(community=member.community, week=by, lines=written)
    facts = {"begins": by - timedelta(days=90), "ends": by - timedelta(days=70)}
    tried = trying.begin(member, hypothesis=words, measure="posts", **facts)
    noting.say_why(member, {"here": words, "missed": words, "less": words}, 0)
    month = today(member.community)
    noting.note(member, month=month.year * 100 + month.month, hours=Decimal(1), euros=Decimal(2), note=words)
    return {
        "goal": goal.pk,
        "letter": letter.pk,
        "experiment": tried.pk,
        "table": "experiments",
        "form": "json",
    }
