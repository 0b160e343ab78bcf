"""What the pages of goals read: plain rows, and the points of each as a line."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.translation import gettext as _

from porukka.communities.models import Community, Member
from porukka.core import clock
from porukka.goals import telling
from porukka.goals.measures.lines import Line, line_of
from porukka.goals.measures.progress import State, part_of_the_way, state_of
from porukka.goals.models import Goal, GoalVersion
from porukka.insights.actions.judging import today

MOST_ENDED = 50
MOST_POINTS = 200  # shown of one goal, the newest


@dataclass(frozen=True)
class Shown:
    """A goal as it is shown. per_cent: of the way, for the bar; None where nothing is known yet."""

    goal: Goal
    name: str
    state: State
    state_words: str
    per_cent: int | None
    now: str
    start: str
    target: str
    sample: str
    owner: str

    @property
    def bar_words(self) -> str:
        """The bar, for who does not see it."""
        facts = {"now": self.now, "target": self.target, "state": self.state_words}
        return _("%(now)s of %(target)s. %(state)s") % facts


@dataclass(frozen=True)
class Former:
    """What a goal said before. until: when it was to be reached; who changed it, when and why."""

    number: int
    name: str
    target: str
    until: date
    owner: str
    who: str
    at: object
    why: str


def under_way(member: Member) -> list[Shown]:
    """Goals under way, the nearest day first, in one query."""
    found = Goal.objects.visible_to(member).under_way().select_related("owner").order_by("by", "pk")
    return [shown(goal, today(member.community)) for goal in found]


def ended(member: Member) -> list[Shown]:
    """Those that have ended, the latest first."""
    found = Goal.objects.visible_to(member).exclude(ended_at=None).select_related("owner")
    return [shown(goal, today(member.community)) for goal in found.order_by("-ended_at")[:MOST_ENDED]]


def shown(goal: Goal, day: date) -> Shown:
    """A goal on a day. It comes with its owner."""
    state = state_of(goal.start, goal.value, goal.target, began=goal.began_on, by=goal.by, today=day)
    if goal.ended_at is not None and state is not State.REACHED:
        state = State.ENDED
    way = part_of_the_way(goal.start, goal.value, goal.target)
    return Shown(
        goal=goal,
        name=name_of(goal.measure, goal.words),
        state=state,
        state_words=str(telling.STATES[state]),
        per_cent=None if way is None else round(100 * way),
        now=telling.value(goal.measure, goal.value),
        start=telling.value(goal.measure, goal.start),
        target=telling.value(goal.measure, goal.target),
        sample=telling.sample(goal.measure, goal.n) if goal.measure else "",
        owner=goal.owner.name if goal.owner else _("nobody"),
    )


def name_of(measure: str, words: str) -> str:
    """The team's own words, or the measure's name."""
    return words or str(telling.NAMES.get(measure, ""))


def points(goal: Goal) -> tuple[Line | None, list[list[str]]]:
    """How it went: a line in a box, and the same as the rows of a table, the newest first."""
    found = list(goal.points.select_related("by").order_by("-day")[:MOST_POINTS])
    known = [(point.day, point.value) for point in reversed(found) if point.value is not None]
    rows = [
        [
            clock.day(point.day),
            telling.value(goal.measure, point.value),
            telling.sample(goal.measure, point.n) if goal.measure else (point.by.name if point.by else ""),
        ]
        for point in found
    ]
    return line_of(known, mark=goal.target, until=goal.by), rows


def former(goal: Goal) -> list[Former]:
    """What it said before, the newest first: at most GoalVersion.MOST."""
    found = GoalVersion.objects.filter(community_id=goal.community_id, goal=goal).select_related(
        "owner", "by"
    )
    return [
        Former(
            number=one.number,
            name=name_of(goal.measure, one.words),
            target=telling.value(goal.measure, one.target),
            until=one.until,
            owner=one.owner.name if one.owner else _("nobody"),
            who=one.by.name if one.by else _("somebody"),
            at=one.at,
            why=one.why,
        )
        for one in found.order_by("-number")
    ]


def team(community: Community) -> list[Member]:
    """Who may look after a goal: those of the team who are here, by their names."""
    people = Member.objects.active().filter(community=community, role__in=Member.TEAM)
    return list(people.order_by("name", "pk")[:100])


def in_a_quarter(community: Community) -> date:
    """When a goal is to be reached unless somebody says another day."""
    return today(community) + timedelta(days=91)
