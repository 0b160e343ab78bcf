"""What the worker does for notifications."""

from huey import crontab

from porukka.core import jobs
from porukka.notifications.actions import mailing, reading


@jobs.huey.periodic_task(crontab())
def write_letters() -> None:
    mailing.write_due_letters()


@jobs.huey.periodic_task(crontab(minute="27", hour="3"))
def purge_old() -> None:
    reading.purge()
