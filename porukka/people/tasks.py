"""What people does later."""

from __future__ import annotations

from huey import crontab

from porukka.core import jobs
from porukka.people import once
from porukka.people.purging import purge_sessions, purge_unproven


@jobs.huey.periodic_task(crontab(minute="40", hour="3"))
def purge() -> None:
    once.purge()
    purge_unproven()
    purge_sessions()
