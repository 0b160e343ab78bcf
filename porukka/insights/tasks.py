"""What the worker does for insights."""

from huey import crontab

from porukka.core import jobs
from porukka.insights.actions import judging, rolling


@jobs.huey.periodic_task(crontab(minute="17"))
def judge_communities() -> None:
    for community in rolling.stale():
        rolling.rebuild(community)
    for community in judging.due():
        judging.judge_all(community)
