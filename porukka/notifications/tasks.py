"""What the worker does for notifications."""

from huey import crontab

from porukka.core import jobs
from porukka.notifications import actions


@jobs.huey.periodic_task(crontab(minute="27", hour="3"))
def purge_old() -> None:
    actions.purge()
