"""What the worker does for the talk."""

from huey import crontab

from porukka.core import jobs
from porukka.discussions.actions import deleting


@jobs.huey.periodic_task(crontab(minute="17", hour="3"))
def purge_deleted() -> None:
    deleting.purge()
