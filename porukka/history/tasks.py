"""What the worker does for the history."""

from huey import crontab

from porukka.core import jobs
from porukka.history.actions import reading


@jobs.huey.periodic_task(crontab(minute="41"))
def read_months() -> None:
    for community in reading.communities_due():
        reading.read_due(community)
