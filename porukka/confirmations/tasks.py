"""What the worker does for confirmations."""

from huey import crontab

from porukka.confirmations import actions
from porukka.core import jobs


@jobs.huey.periodic_task(crontab(minute="31", hour="3"))
def purge_confirmations() -> None:
    actions.purge()
