"""What is counted of the demo, each thing once and at the end: what was said got its times afterwards."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta

from django.utils import translation

from porukka.communities.models import Community, Deed
from porukka.history.actions.reading import read_due
from porukka.home.demo.aiming import aim
from porukka.insights.actions import anew, judging
from porukka.mood.actions import counting
from porukka.search.actions import indexing

NO_NEWS = timedelta(days=15)  # nobody is told any more of what is older


def date_back(said: Mapping[int, datetime], now: datetime) -> None:
    """Deeds get the times of what they were done to (id → time). What was said long ago is told to nobody, as if it
    had been brought along."""
    deeds = list(Deed.objects.filter(subject__in=list(said)))
    for deed in deeds:
        deed.at = said[deed.subject]
        if deed.at < now - NO_NEWS:
            deed.data = {**deed.data, "old": True}
    Deed.objects.bulk_update(deeds, ["at", "data"], batch_size=200)


def count(community: Community) -> None:
    """The roll-ups, the mood and the index, each in one go instead of deed by deed."""
    anew.rebuild(community)
    counting.rebuild(community)
    indexing.index_all(community)


def judge(community: Community) -> None:
    """The verdicts, the months, and what the founder has set out for."""
    judging.judge_all(community)
    read_due(community)
    with translation.override(community.language):
        aim(community)
