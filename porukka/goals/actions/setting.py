"""A goal is set, changed, counted by hand, and ended. What it said before is kept."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from porukka.communities import deeds
from porukka.communities.models import Community, Member
from porukka.core.refusal import ensure
from porukka.goals import rules
from porukka.goals.actions.counting import count, keep_point, tell_owner
from porukka.goals.models import Goal, GoalVersion
from porukka.insights.actions.judging import today

CHANGED = _(
    "Somebody else has changed this goal meanwhile. Your words are still here: look at the goal in another window, "
    "bring the two together, and save again."
)
FULL = _("Seven goals are under way. End one of them first: a few are kept in mind, many are not.")
ENDED = _("This goal has ended.")


@transaction.atomic
def set_goal(
    member: Member, *, measure: str, words: str, target: float, start: float | None, by: date, owner: Member
) -> Goal:
    """Set a goal. start: of a number kept by hand; a measured one is counted at once.

    Raises Refused if she may not, or Goal.MOST are under way.
    """
    ensure(rules.may_keep_goals(member))
    community = Community.objects.select_for_update(no_key=True).get(pk=member.community_id)
    ensure(Goal.objects.filter(community=community).under_way().count() < Goal.MOST, FULL)
    goal = Goal(
        community=community,
        measure=measure,
        words=words,
        target=target,
        by=by,
        owner=owner,
        start=start,
        value=start,
        began_on=today(community),
        changed_by=member,
    )
    goal.save()
    if measure:
        count(goal, today(community))
        goal.start = goal.value
        goal.save(update_fields=["start"])
    elif start is not None:
        keep_point(goal, goal.began_on, start, 0, member)
    deeds.record("goal.set", actor=member, subject=goal.pk)
    return goal


@transaction.atomic
def change_goal(
    member: Member, goal: Goal, *, words: str, target: float, by: date, owner: Member, why: str, version: int
) -> Goal:
    """Change what a goal says; the same again changes nothing.

    why: what has changed and why; version: of the goal that she began with. Raises Refused if she may not, it has
    ended, or somebody else was faster.
    """
    ensure(rules.may_keep_goals(member))
    goal = _locked(goal)
    ensure(goal.version == version, CHANGED)
    facts: dict[str, Any] = {"words": words, "target": target, "by": by, "owner_id": owner.pk}
    if all(getattr(goal, name) == value for name, value in facts.items()):
        return goal
    _keep(goal)
    for name, value in facts.items():
        setattr(goal, name, value)
    goal.version, goal.why = goal.version + 1, why
    goal.changed_by, goal.changed_at, goal.told = member, timezone.now(), []
    goal.save()
    deeds.record("goal.changed", actor=member, subject=goal.pk, version=goal.version)
    return goal


@transaction.atomic
def write_down(member: Member, goal: Goal, value: float) -> None:
    """How far a goal has come that no measure counts, today. Raises Refused if she may not, it is counted by a
    measure, or it has ended."""
    ensure(rules.may_keep_goals(member) and not goal.measure)
    goal = _locked(goal)
    day = today(goal.community)
    goal.value, goal.counted_on = value, day
    goal.save(update_fields=["value", "counted_on"])
    keep_point(goal, day, value, 0, member)
    deeds.record("goal.written_down", actor=member, subject=goal.pk)
    tell_owner(goal, day)


@transaction.atomic
def end_goal(member: Member, goal: Goal) -> None:
    """It is over, reached or not, and stays to be read. Again it changes nothing. Raises Refused if she may not."""
    ensure(rules.may_keep_goals(member))
    if Goal.objects.filter(pk=goal.pk, ended_at=None).update(ended_at=timezone.now()):
        deeds.record("goal.ended", actor=member, subject=goal.pk)


def _locked(goal: Goal) -> Goal:
    found = Goal.objects.select_for_update(of=("self",), no_key=True).select_related("community")
    goal = found.get(pk=goal.pk)
    ensure(goal.ended_at is None, ENDED)
    return goal


def _keep(goal: Goal) -> None:
    GoalVersion.objects.create(
        community_id=goal.community_id,
        goal=goal,
        number=goal.version,
        words=goal.words,
        target=goal.target,
        until=goal.by,
        owner_id=goal.owner_id,
        by_id=goal.changed_by_id,
        at=goal.changed_at,
        why=goal.why,
    )
    # the first stays, and the newest: so that nobody fills the table
    old = GoalVersion.objects.filter(community_id=goal.community_id, goal=goal, number__gt=1)
    old.filter(number__lte=goal.version - GoalVersion.MOST).delete()
