"""What the worker does for ideas."""

from huey import crontab

from porukka.core import jobs
from porukka.ideas.actions import deciding


@jobs.huey.periodic_task(crontab(minute="*/10"))
def keep_time() -> None:
    """Ideas end, and promises come due, at a minute of their own; what was missed is done at the next round."""
    deciding.expire()
    deciding.tell_of_late()
