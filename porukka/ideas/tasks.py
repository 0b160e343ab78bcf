"""What the worker does for ideas."""

from huey import crontab

from porukka.core import jobs
from porukka.ideas.actions import deciding, holding


@jobs.huey.periodic_task(crontab(minute="*/10"))
def keep_time() -> None:
    """Ideas end, promises come due and contests go on, each at its minute; the next round does what was missed."""
    deciding.expire()
    deciding.tell_of_late()
    holding.keep_time()
