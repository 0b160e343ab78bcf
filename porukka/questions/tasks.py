"""What the worker does for questions."""

from huey import crontab

from porukka.core import jobs
from porukka.questions.actions import asking


@jobs.huey.periodic_task(crontab(minute="29", hour="3"))
def purge_boxes() -> None:
    asking.purge()
