"""What the worker does for polls."""

from huey import crontab

from porukka.core import jobs
from porukka.polls import actions


@jobs.huey.periodic_task(crontab(minute="27", hour="3"))
def purge_polls() -> None:
    actions.purge()
