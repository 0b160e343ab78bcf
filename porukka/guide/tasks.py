"""What the worker does for the guide."""

from huey import crontab

from porukka.core import jobs
from porukka.guide.actions import reminding


@jobs.huey.periodic_task(crontab(minute="11", hour="6"))
def remind_founders() -> None:
    reminding.remind_due()
