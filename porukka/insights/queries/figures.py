"""The figures beside the verdict, as they were kept with the newest one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from porukka.communities.models import Member, Room
from porukka.core import clock
from porukka.insights.measures.answering import FEWEST_A_WEEK
from porukka.insights.measures.care import Share
from porukka.insights.measures.staying import FEWEST_OF_A_MONTH
from porukka.insights.models import Detail, Judgement, LeftOut
from porukka.insights.queries.charts import Chart, chart
from porukka.insights.queries.verdicts import newest, parts_of
from porukka.insights.telling import figures as telling
from porukka.insights.telling import together
from porukka.insights.telling.figures import Figure
from porukka.insights.telling.verdict import NAMES

MOST_POINTS = 60  # of a line that shows how it went


@dataclass(frozen=True)
class Answers:
    """weeks: the share answered within a day, week by week; goal: hours, None without one."""

    figures: list[Figure]
    newcomers: list[Figure]
    risks: list[Figure]
    weeks: Chart | None
    is_fading: bool
    goal: int | None
    day: date


def answers(member: Member, room: Room | None) -> Answers | None:
    """None as long as nothing has been counted."""
    found = newest(member, room)
    if found is None:
        return None
    data = found.data
    weeks = [
        (date.fromisoformat(began), Share(some, n, FEWEST_A_WEEK).value)
        for began, some, n in data.get("weeks", [])
    ]
    return Answers(
        figures=telling.first_answers(data),
        newcomers=telling.newcomer_answers(data),
        risks=telling.risks(data),
        weeks=chart(str(telling.WEEKLY), [(day, value) for day, value in weeks if value is not None]),
        is_fading=bool(data.get("is_fading")),
        goal=data.get("goal", {}).get("hours"),
        day=found.day,
    )


@dataclass(frozen=True)
class Cell:
    """share: whole per cents, None if too few joined; shade: 0–4, how dark the cell is."""

    share: int | None
    shade: int


@dataclass(frozen=True)
class People:
    """grid: a row a month: its name, how many joined, and the share who wrote in it and in each month since."""

    figures: list[Figure]
    returns: list[Figure]
    together: str
    grid: list[tuple[str, int, list[Cell]]]
    day: date


def people(member: Member, room: Room | None) -> People | None:
    """None as long as nothing has been counted."""
    found = newest(member, room)
    if found is None:
        return None
    kept = Detail.objects.filter(community=member.community_id, room=room, name="cohorts").first()
    return People(
        figures=telling.giving(found.data),
        returns=telling.returns(found.data),
        together=together.told(found.data.get("together")),
        grid=[_row(row) for row in kept.data["rows"]] if kept else [],
        day=found.day,
    )


def _row(kept: list[Any]) -> tuple[str, int, list[Cell]]:
    (year, month), size, wrote = kept
    shares = [Share(number, size, FEWEST_OF_A_MONTH).value for number in wrote]
    cells = [
        Cell(None, 0) if value is None else Cell(round(100 * value), min(4, int(5 * value)))
        for value in shares
    ]
    return f"{clock.months()[month - 1]} {year}", size, cells


def trends(member: Member, room: Room | None) -> list[Chart]:
    """How each part went, uncapped; those that were known too seldom are left out. One query."""
    kept = Judgement.objects.filter(community=member.community_id, room=room).order_by("-day")
    days = [(one.day, parts_of(one.data)) for one in reversed(kept[:MOST_POINTS])]
    charts = []
    for place, (name, label) in enumerate(NAMES.items()):
        known = [
            (day, value)
            for day, parts in days
            if parts[place].is_known and (value := parts[place].value) is not None
        ]
        target = next((parts[place].target for _day, parts in days), None)
        charts.append(chart(str(label), known, target, name))
    return [one for one in charts if one is not None]


def is_left_out(member: Member) -> bool:
    return LeftOut.objects.filter(community=member.community_id, member=member).exists()
