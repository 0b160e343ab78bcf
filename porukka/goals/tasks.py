"""What the worker does for goals."""

from huey import crontab

from porukka.core import jobs
from porukka.goals.actions import counting, noting, trying, writing


@jobs.huey.periodic_task(crontab(minute="37"))
def count_goals() -> None:
    counting.count_due()
    trying.count_due()
    noting.count_due()


@jobs.huey.periodic_task(crontab(minute="7"))
def write_founder_letters() -> None:
    writing.write_due()
