"""What a month took is noted beside what came of it; and the team says again why it is here."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from porukka.communities import deeds
from porukka.communities.models import Community, Member
from porukka.core import jobs
from porukka.core.refusal import ensure
from porukka.goals import rules
from porukka.goals.forms.noting import first_of, months
from porukka.goals.measures.figures import active_members
from porukka.goals.models import Cost, Why
from porukka.goals.queries.seeing import figures, lately, seen
from porukka.insights.actions.judging import today
from porukka.insights.models import RolledUp

CHANGED = _(
    "Somebody else has answered meanwhile. Your words are still here: look at the page in another window, bring the "
    "two together, and save again."
)
MOST_KEPT = 40  # answers: ten years of quarters


@transaction.atomic
def note(member: Member, *, month: int, hours: Decimal, euros: Decimal, note: str) -> Cost:
    """Note what a month took; a later note of the same month stands instead of it. Raises Refused if she may not, or
    for a month that is not among the last twelve."""
    ensure(rules.may_keep_goals(member) and month in months(member.community))
    facts = {"hours": hours, "euros": euros, "note": note, "by": member}
    cost, _is_new = Cost.objects.update_or_create(community=member.community, month=month, defaults=facts)
    count(cost)
    deeds.record("cost.noted", actor=member, subject=cost.pk, month=month)
    return cost


def count_due() -> int:
    """Count what came of the months that were not over when they were counted. Safe to run twice."""
    rolled = RolledUp.objects.whole().values("community")
    found = Cost.objects.filter(community__in=rolled).select_related("community").order_by("pk")
    return jobs.one_by_one([one.pk for one in found if _is_due(one)], _count)


def _is_due(cost: Cost) -> bool:
    return cost.counted_on is None or (
        cost.counted_on <= _last_of(cost.month) and cost.counted_on < today(cost.community)
    )


def _last_of(month: int) -> date:
    return (first_of(month) + timedelta(days=31)).replace(day=1) - timedelta(days=1)


@transaction.atomic
def _count(pk: int) -> bool:
    count(Cost.objects.select_related("community").get(pk=pk))
    return True


def count(cost: Cost) -> None:
    """Members' discussions of that month that were answered, and members who wrote in it."""
    found = seen(cost.community, first_of(cost.month), _last_of(cost.month))
    cost.answered = sum(not one.by_team and one.wait is not None for one in found.courses)
    cost.active = round(active_members(found).value or 0)
    cost.counted_on = today(cost.community)
    cost.save(update_fields=["answered", "active", "counted_on"])


@transaction.atomic
def say_why(member: Member, answers: dict[str, str], version: int) -> Why:
    """Keep the answers beside the numbers of this day. The ones before stay, the first and the newest MOST_KEPT.

    version: number of the answers she began with, 0 if there were none. Raises Refused if she may not, or somebody
    else was faster.
    """
    ensure(rules.may_keep_goals(member))
    community = Community.objects.select_for_update(no_key=True).get(pk=member.community_id)
    kept = Why.objects.filter(community=community)
    last = kept.order_by("-number").first()
    ensure((last.number if last else 0) == version, CHANGED)
    now = {key: [one.value, one.n] for key, one in figures(lately(community, today(community))).items()}
    made = Why.objects.create(
        community=community, number=version + 1, answers=answers, figures=now, by=member
    )
    kept.filter(number__gt=1, number__lte=made.number - MOST_KEPT).delete()
    deeds.record("why.answered", actor=member, subject=made.pk, number=made.number)
    return made
