"""What the team was told about: a post, or a question in the box below one."""

from __future__ import annotations

from collections.abc import Iterable

from porukka.communities.models import Member
from porukka.moderation.models import Report
from porukka.rounds.models import Errand


def reports_of(member: Member, errands: Iterable[Errand]) -> dict[int, Report]:
    """The reports in a round by their ids, as far as she looks after them. One query, none without a report."""
    told = [errand.subject for errand in errands if errand.kind == Errand.Kind.REPORT]
    if not told:
        return {}
    found = Report.objects.visible_to(member).filter(pk__in=told)
    return {one.pk: one for one in found.select_related("question__member", "question__box")}
