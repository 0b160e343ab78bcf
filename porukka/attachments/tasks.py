"""What the worker does for attachments."""

from huey import crontab

from porukka.attachments.actions import purging
from porukka.core import jobs


@jobs.huey.periodic_task(crontab(minute="47"))
def purge_attachments() -> None:
    purging.purge()
