"""What the worker does for insights."""

from contextlib import suppress

from huey import crontab

from porukka.communities.deeds import BREATH
from porukka.core import jobs
from porukka.insights.actions import anew, judging


@jobs.huey.periodic_task(crontab(minute="17"))
def judge_communities() -> None:
    for community in anew.stale():
        with suppress(anew.BegunAgain):  # the next hour finds it
            anew.rebuild(community, breath=BREATH)
    for community in judging.due():
        judging.judge_all(community)
