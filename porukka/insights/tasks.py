"""What the worker does for insights."""

from contextlib import suppress

from huey import crontab

from porukka.core import jobs
from porukka.core.pace import Pace
from porukka.insights.actions import anew, judging


@jobs.huey.periodic_task(crontab(minute="17"))
def judge_communities() -> None:
    for community in anew.stale():
        with suppress(anew.BegunAgain):  # the next hour finds it
            anew.rebuild(community, pace=Pace())
    for community in judging.due():
        judging.judge_all(community)
