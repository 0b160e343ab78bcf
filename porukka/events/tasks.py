"""What the worker does for events."""

from huey import crontab

from porukka.core import jobs
from porukka.events.actions import making, reminding, timing


@jobs.huey.periodic_task(crontab(minute="17"))
def go_on() -> None:
    """What comes again is made as far ahead as it may be."""
    timing.go_on()


@jobs.huey.periodic_task(crontab(minute="*/10"))
def tell() -> None:
    """What begins within a day, and what was yesterday; what was missed is told at the next round, if in time."""
    reminding.remind()
    reminding.ask()


@jobs.huey.periodic_task(crontab(minute="37", hour="3"))
def purge_events() -> None:
    making.purge()
