"""What the worker does for pages."""

from huey import crontab

from porukka.core import jobs
from porukka.pages.actions import deleting


@jobs.huey.periodic_task(crontab(minute="37", hour="3"))
def purge_pages() -> None:
    deleting.purge()
