"""What the worker does for goals."""

from huey import crontab

from porukka.core import jobs
from porukka.goals.actions import counting


@jobs.huey.periodic_task(crontab(minute="37"))
def count_goals() -> None:
    counting.count_due()
