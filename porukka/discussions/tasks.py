"""What the worker does for the talk."""

from huey import crontab

from porukka.core import jobs
from porukka.discussions.actions import deleting, drafting, reminding, saving, scheduling


@jobs.huey.periodic_task(crontab(minute="17", hour="3"))
def purge_deleted() -> None:
    deleting.purge()
    saving.purge()


@jobs.huey.periodic_task(crontab(minute="7"))
def purge_drafts() -> None:
    drafting.purge()


@jobs.huey.periodic_task(crontab())
def publish_due() -> None:
    """Every minute; what an outage held up is published by the first that comes after it."""
    scheduling.publish_due()


@jobs.huey.periodic_task(crontab())
def remind() -> None:
    """Every minute; what an outage held up comes with the first that follows it."""
    reminding.remind_due()
