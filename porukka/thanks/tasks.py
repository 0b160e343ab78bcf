"""What the worker does for thanks."""

from huey import crontab

from porukka.core import jobs
from porukka.thanks.actions import weekly


@jobs.huey.periodic_task(crontab(minute="17"))
def suggest_weeks() -> None:
    """Every hour, so that a week is not missed; each is put together once."""
    weekly.suggest_weeks()
