"""What the worker does for notifications."""

from huey import crontab

from porukka.core import jobs
from porukka.notifications.actions import announcing, mailing, reading


@jobs.huey.periodic_task(crontab())
def write_letters() -> None:
    mailing.write_due_letters()


@jobs.huey.periodic_task(crontab())
def tell_everybody() -> None:
    announcing.tell_everybody()


@jobs.huey.periodic_task(crontab(minute="27", hour="3"))
def purge_old() -> None:
    reading.purge()
