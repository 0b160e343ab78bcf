"""Goals are counted once a day, by the community's clock, and their owners told once of what became of them."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from porukka.communities import deeds
from porukka.communities.models import Community, Member
from porukka.core import jobs
from porukka.goals.measures.figures import MEASURES, Seen
from porukka.goals.measures.progress import State, state_of
from porukka.goals.models import Goal, GoalPoint
from porukka.goals.queries.seeing import lately
from porukka.goals.rules import may_keep_goals
from porukka.insights.actions.judging import today
from porukka.insights.models import RolledUp
from porukka.notifications.actions import telling
from porukka.notifications.kinds import Kind
from porukka.notifications.models import Notification

TOLD = {State.REACHED, State.PAST}


def count_due() -> int:
    """Count every goal under way that has not been counted today. Safe to run twice, or in two workers at once.

    Returns in how many communities there was something to count.
    """
    under_way = Goal.objects.under_way().order_by().values("community")
    rolled = Community.objects.filter(pk__in=under_way).filter(
        pk__in=RolledUp.objects.whole().values("community")
    )
    return jobs.one_by_one(rolled.order_by("pk").values_list("pk", flat=True), _count_all)


@transaction.atomic
def _count_all(pk: int) -> bool:
    # whoever comes second waits here, and finds nothing left to do
    community = Community.objects.select_for_update(no_key=True).get(pk=pk)
    day, found, counted = today(community), None, False
    for goal in Goal.objects.filter(community=community).under_way().order_by("pk"):
        goal.community = community
        if goal.measure and goal.counted_on != day:
            found = found or lately(community, day)
            count(goal, day, found)
            counted = True
        tell_owner(goal, day)
    return counted


def count(goal: Goal, day: date, found: Seen | None = None) -> None:
    """Keep how far a measured goal is on this day. found: the stretch it is counted over, where it is known."""
    figure = MEASURES[goal.measure].of(found or lately(goal.community, day))
    goal.value, goal.n, goal.counted_on = figure.value, figure.n, day
    if goal.start is None:  # there was too little to count when it was set
        goal.start = figure.value
    goal.save(update_fields=["value", "n", "counted_on", "start"])
    keep_point(goal, day, figure.value, figure.n, None)


def keep_point(goal: Goal, day: date, value: float | None, n: int, by: Member | None) -> None:
    """One point a day: a later one of the same day stands instead of it."""
    GoalPoint.objects.update_or_create(
        community_id=goal.community_id, goal=goal, day=day, defaults={"value": value, "n": n, "by": by}
    )


def tell_owner(goal: Goal, day: date) -> None:
    """Tell whoever owns the goal that it is reached or its day has passed, once each. The caller holds its row."""
    state = state_of(goal.start, goal.value, goal.target, began=goal.began_on, by=goal.by, today=day)
    if state not in TOLD or state.value in goal.told:
        return
    goal.told = [*goal.told, state.value]
    goal.save(update_fields=["told"])
    deed = deeds.record(f"goal.{state.value}", actor=None, community=goal.community, subject=goal.pk)
    owners = Member.objects.active().filter(pk=goal.owner_id or 0).select_related("person", "community")
    lines = [
        Notification(member=owner, kind=Kind.GOAL, outcome=state.value)
        for owner in owners
        if may_keep_goals(owner)
    ]
    telling.write(lines, deed)
