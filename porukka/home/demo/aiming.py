"""What the founders of the demo set out for, and what members answered: kept for weeks, counted as it was then."""

from __future__ import annotations

import json
from datetime import date, timedelta
from decimal import Decimal
from importlib import resources
from typing import Any

from django.db import transaction
from django.utils import timezone

from porukka.communities.models import Community, Member
from porukka.goals.actions import noting, setting, trying, writing
from porukka.goals.forms.noting import months
from porukka.goals.measures.figures import MEASURES
from porukka.goals.models import Goal, GoalPoint, PulseCount
from porukka.goals.queries.seeing import lately
from porukka.insights.actions.judging import today

WEEK = timedelta(weeks=1)


@transaction.atomic
def aim(community: Community) -> None:
    """Once, when what was said has been counted."""
    if Goal.objects.filter(community=community).exists():
        return
    file = resources.files(__package__).joinpath(f"aimed-{community.language}.json")
    data = json.loads(file.read_text("utf-8"))
    team = {
        member.name: member for member in Member.objects.filter(community=community, role__in=Member.TEAM)
    }
    for entry in data["goals"]:
        _set(community, entry, team)
    _answer(community, data["pulse"])
    _try(community, data["experiment"], team)
    _take(community, data["costs"], team)
    monday = writing.monday_of(community, timezone.now())
    for weeks in (1, 0):
        writing.choose(community, monday - weeks * WEEK)


def _set(community: Community, entry: dict[str, Any], team: dict[str, Member]) -> None:
    owner, day = team[entry["owner"]], today(community)
    began = day - entry["weeks_ago"] * WEEK
    facts = {"words": entry["words"], "target": entry["target"], "owner": owner}
    by = day + timedelta(days=entry["in_days"])
    goal = setting.set_goal(owner, measure=entry["measure"], start=entry.get("start"), by=by, **facts)
    GoalPoint.objects.filter(goal=goal).delete()
    points = [_point(goal, entry, began + number * WEEK) for number in range(entry["weeks_ago"] + 1)]
    GoalPoint.objects.bulk_create(points)
    known = [point for point in points if point.value is not None]
    goal.began_on, goal.start = began, known[0].value if known else None
    goal.value, goal.n, goal.counted_on = points[-1].value, points[-1].n, day
    goal.save()


def _point(goal: Goal, entry: dict[str, Any], day: date) -> GoalPoint:
    """As it stood on that day: by the measure, or as it was written down."""
    if goal.measure:
        figure = MEASURES[goal.measure].of(lately(goal.community, day))
        value, n, by = figure.value, figure.n, None
    else:
        weeks = round((day - today(goal.community)) / WEEK) + entry["weeks_ago"]
        value, n, by = entry["written_down"][weeks], 0, goal.owner
    return GoalPoint(community=goal.community, goal=goal, day=day, value=value, n=n, by=by)


def _try(community: Community, entry: dict[str, Any], team: dict[str, Member]) -> None:
    """Something that was tried and has been judged."""
    keeper, day = team[entry["keeper"]], today(community)
    begins = day - timedelta(days=entry["days_ago"])
    facts = {"hypothesis": entry["hypothesis"], "measure": entry["measure"], "begins": begins}
    tried = trying.begin(keeper, ends=begins + timedelta(days=entry["days"] - 1), **facts)
    judged = trying.judge(keeper, tried, verdict=entry["verdict"], words=entry["words"], review_on=None)
    judged.judged_at = timezone.now() - timedelta(days=5)
    judged.save(update_fields=["judged_at"])


def _take(community: Community, noted: list[dict[str, Any]], team: dict[str, Member]) -> None:
    """Hours and euros, the latest month last."""
    ago = months(community)
    for entry, month in zip(reversed(noted), ago[1:], strict=False):
        amounts = {name: Decimal(entry[name]) for name in ("hours", "euros")}
        noting.note(team[entry["by"]], month=month, note=entry["note"], **amounts)


def _answer(community: Community, months: list[list[int]]) -> None:
    """Counts by step for the months before this one, the latest last."""
    day = today(community).replace(day=1)
    for counts in reversed(months):
        day = (day - timedelta(days=1)).replace(day=1)
        for step, count in zip(PulseCount.STEPS, counts, strict=True):
            facts = {"community": community, "month": day.year * 100 + day.month}
            PulseCount.objects.create(step=step, count=count, **facts)
