"""What the worker does for stories."""

from huey import crontab

from porukka.core import jobs
from porukka.stories.actions import ending


@jobs.huey.periodic_task(crontab())
def end_stories() -> None:
    """Every minute; what was missed is done at the next."""
    ending.end_due()
