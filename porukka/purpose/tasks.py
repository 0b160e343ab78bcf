"""What the worker does for the purpose."""

from huey import crontab

from porukka.core import jobs
from porukka.purpose.actions import counting


@jobs.huey.periodic_task(crontab(minute="41"))
def tell_matches() -> None:
    counting.tell_due()
