"""What members answered to the question of the month, for the team: months that are over, from five answers on."""

from __future__ import annotations

from collections import defaultdict
from datetime import date

from porukka.communities.models import Community
from porukka.goals import telling
from porukka.goals.measures.figures import FEWEST_ANSWERS
from porukka.goals.measures.lines import Line, line_of
from porukka.goals.models import PulseCount
from porukka.goals.queries.seeing import BELONGS
from porukka.insights.actions.judging import today

MOST_MONTHS = 36


def trend(community: Community) -> tuple[Line | None, list[list[str]]]:
    """The share of answers that say "I belong here", as a line and as the rows of a table, the newest month first."""
    found = months(community)
    known = [(date(month // 100, month % 100, 1), 100 * some / n) for month, some, n in found]
    rows = [[telling.month(month), f"{round(100 * some / n)} %", str(n)] for month, some, n in found]
    return line_of(known, mark=100.0), rows[::-1]


def months(community: Community) -> list[tuple[int, int, int]]:
    """(month, answers that say yes, answers) of the months that may be shown, the oldest first. One query."""
    now = today(community)
    over = PulseCount.objects.filter(community=community, month__lt=now.year * 100 + now.month)
    rows = over.order_by("-month", "step").values_list("month", "step", "count")[: 5 * MOST_MONTHS]
    by_month: defaultdict[int, list[int]] = defaultdict(lambda: [0, 0])
    for month, step, count in rows:
        by_month[month][0] += count if step >= BELONGS else 0
        by_month[month][1] += count
    return [(month, some, n) for month, (some, n) in sorted(by_month.items()) if n >= FEWEST_ANSWERS]
