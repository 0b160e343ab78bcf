"""Every table of these pages as plain rows, for CSV and JSON. Heads are for machines and stay as they are."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from porukka.communities.models import Member
from porukka.goals.models import Cost, Experiment, Goal, GoalPoint
from porukka.goals.queries import pulse
from porukka.insights.measures.verdict import PARTS
from porukka.insights.models import Judgement

MOST = 10_000  # rows of one table, the newest
Table = tuple[list[str], list[list[Any]]]


def goals(member: Member) -> Table:
    head = [
        "goal",
        "measure",
        "words",
        "start",
        "value",
        "n",
        "target",
        "began_on",
        "by",
        "owner",
        "ended_at",
    ]
    found = Goal.objects.visible_to(member).select_related("owner").order_by("-pk")[:MOST]
    return head, [
        [
            one.address, one.measure, one.words, one.start, one.value, one.n, one.target, one.began_on, one.by,
            one.owner.name if one.owner else "", one.ended_at,
        ]
        for one in found
    ]  # fmt: skip


def points(member: Member) -> Table:
    visible = Goal.objects.visible_to(member)
    found = GoalPoint.objects.filter(community_id=member.community_id, goal__in=visible).select_related(
        "goal"
    )
    rows = found.order_by("-day", "goal")[:MOST]
    return ["goal", "day", "value", "n"], [[one.goal.address, one.day, one.value, one.n] for one in rows]


def answers(member: Member) -> Table:
    """Months as they are shown: over, and with five answers at least."""
    return ["month", "belong", "answers"], [list(row) for row in pulse.months(member.community)]


def experiments(member: Member) -> Table:
    head = [
        "experiment", "hypothesis", "measure", "begins", "ends", "before", "before_n", "after", "after_n", "low",
        "high", "verdict", "words", "judged_at",
    ]  # fmt: skip
    found = Experiment.objects.visible_to(member).order_by("-begins", "-pk")[:MOST]
    return head, [
        [
            one.address, one.hypothesis, one.measure, one.begins, one.ends,
            *one.result.get("before", [None, 0]), *one.result.get("after", [None, 0]),
            *(one.result.get("interval") or [None, None]), one.verdict, one.words, one.judged_at,
        ]
        for one in found
    ]  # fmt: skip


def costs(member: Member) -> Table:
    head = ["month", "hours", "euros", "answered", "active", "note"]
    found = Cost.objects.filter(community_id=member.community_id).order_by("-month")[:MOST]
    return head, [
        [one.month, float(one.hours), float(one.euros), one.answered, one.active, one.note] for one in found
    ]


def verdicts(member: Member) -> Table:
    """The community's verdicts by day, of which the page of insights shows the newest."""
    names = [name for name, *_rest in PARTS]
    head = ["day", "code", "score", "threads", "posts", "people"]
    head += [column for name in names for column in (name, f"{name}_n")]
    found = Judgement.objects.filter(community_id=member.community_id, room=None).order_by("-day")[:MOST]
    return head, [
        [
            one.day, one.code, one.score, *(one.data[name] for name in ("threads", "posts", "people")),
            *(value for name in names for value in one.data["parts"][name]),
        ]
        for one in found
    ]  # fmt: skip


TABLES: dict[str, Callable[[Member], Table]] = {
    "goals": goals,
    "points": points,
    "answers": answers,
    "experiments": experiments,
    "costs": costs,
    "verdicts": verdicts,
}
