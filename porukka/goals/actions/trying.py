"""An experiment is begun, counted, judged by a person, and its keeper reminded once when its day has come."""

from __future__ import annotations

from datetime import date, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from porukka.communities import deeds
from porukka.communities.models import Community, Member
from porukka.core import jobs
from porukka.core.refusal import ensure
from porukka.goals import rules
from porukka.goals.measures.effects import as_data, of_weeks
from porukka.goals.measures.figures import MEASURES, Figure
from porukka.goals.models import Experiment
from porukka.goals.queries.seeing import seen
from porukka.insights.actions.judging import today
from porukka.insights.models import RolledUp
from porukka.insights.queries import tallying
from porukka.notifications.actions import telling
from porukka.notifications.kinds import Kind
from porukka.notifications.models import Notification

WEEK = timedelta(weeks=1)
FULL = _("Ten experiments wait to be judged. Judge one of them first.")
JUDGED = _("This experiment has been judged already.")


@transaction.atomic
def begin(member: Member, *, hypothesis: str, measure: str, begins: date, ends: date) -> Experiment:
    """Write down what is tried. Its keeper is reminded the day after it ends.

    Raises Refused if she may not, or Experiment.MOST wait to be judged.
    """
    ensure(rules.may_keep_goals(member))
    community = Community.objects.select_for_update(no_key=True).get(pk=member.community_id)
    waiting = Experiment.objects.filter(community=community).unjudged()
    ensure(waiting.count() < Experiment.MOST, FULL)
    facts = {"hypothesis": hypothesis, "measure": measure, "begins": begins, "ends": ends}
    review = ends + timedelta(days=1)
    made = Experiment(community=community, keeper=member, review_on=review, **facts)
    made.save()
    count(made, today(community))
    deeds.record("experiment.begun", actor=member, subject=made.pk)
    return made


@transaction.atomic
def judge(
    member: Member, experiment: Experiment, *, verdict: str, words: str, review_on: date | None
) -> Experiment:
    """Say what came of it. review_on: when it is looked at again, if it is too early.

    Raises Refused if she may not, or it has been judged for good.
    """
    ensure(rules.may_keep_goals(member))
    found = Experiment.objects.select_for_update(of=("self",), no_key=True).select_related("community")
    experiment = found.get(pk=experiment.pk)
    ensure(not experiment.is_judged, JUDGED)
    experiment.verdict, experiment.words = verdict, words
    experiment.judged_by, experiment.judged_at = member, timezone.now()
    experiment.review_on = review_on if verdict == Experiment.Verdict.TOO_EARLY else None
    experiment.reminded_at = None
    experiment.save()
    count(experiment, today(experiment.community))
    deeds.record("experiment.judged", actor=member, subject=experiment.pk, verdict=verdict)
    return experiment


def count_due() -> int:
    """Count every experiment that waits to be judged and has not been counted today, and remind the keepers of those
    whose day has come. Safe to run twice. Returns how many there were something to do for."""
    rolled = RolledUp.objects.whole().values("community")
    waiting = Experiment.objects.unjudged().filter(community__in=rolled).order_by("pk")
    return jobs.one_by_one(waiting.values_list("pk", flat=True), _count_and_remind)


@transaction.atomic
def _count_and_remind(pk: int) -> bool:
    # whoever comes second waits here, and finds nothing left to do
    found = Experiment.objects.select_for_update(of=("self",), no_key=True).select_related(
        "community", "keeper"
    )
    experiment = found.unjudged().filter(pk=pk).first()
    if experiment is None:
        return False
    day = today(experiment.community)
    is_new = experiment.counted_on != day
    if is_new:
        count(experiment, day)
    return _remind(experiment, day) or is_new


def _remind(experiment: Experiment, day: date) -> bool:
    if experiment.review_on is None or experiment.review_on > day or experiment.reminded_at is not None:
        return False
    experiment.reminded_at = timezone.now()
    experiment.save(update_fields=["reminded_at"])
    community = experiment.community
    deed = deeds.record("experiment.due", actor=None, community=community, subject=experiment.pk)
    keepers = Member.objects.active().filter(pk=experiment.keeper_id or 0)
    lines = [
        Notification(member=keeper, kind=Kind.EXPERIMENT)
        for keeper in keepers.select_related("person", "community")
        if rules.may_keep_goals(keeper)
    ]
    telling.write(lines, deed)
    return True


def count(experiment: Experiment, day: date) -> None:
    """Keep what is seen until this day: whole weeks since it began, beside as many weeks before it."""
    long = (experiment.ends - experiment.begins + timedelta(days=1)) // WEEK
    gone = max(0, min(long, (day - experiment.begins + timedelta(days=1)) // WEEK))
    team = tallying.team_of(experiment.community)
    before = [_week(experiment, experiment.begins - back * WEEK, team) for back in range(long, 0, -1)]
    after = [_week(experiment, experiment.begins + number * WEEK, team) for number in range(gone)]
    firsts = [experiment.begins + number * WEEK for number in range(-long, gone)]
    weeks = [
        [first.isoformat(), one.value, one.n] for first, one in zip(firsts, [*before, *after], strict=True)
    ]
    experiment.result = as_data(of_weeks(experiment.measure, before, after)) | {"weeks": weeks}
    experiment.counted_on = day
    experiment.save(update_fields=["result", "counted_on"])


def _week(experiment: Experiment, first: date, team: frozenset[str]) -> Figure:
    found = seen(experiment.community, first, first + timedelta(days=6), team)
    return MEASURES[experiment.measure].of(found)
