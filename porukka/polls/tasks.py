"""What the worker does for polls."""

from huey import crontab

from porukka.core import jobs
from porukka.polls.actions import forgetting


@jobs.huey.periodic_task(crontab(minute="27", hour="3"))
def purge_polls() -> None:
    forgetting.purge()
