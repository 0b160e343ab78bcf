"""What core does later."""

from __future__ import annotations

from django.core.management import call_command
from huey import crontab

from porukka.core import jobs, statistics
from porukka.core.mail.purging import purge_letters
from porukka.core.mail.sending import send_due_letters


@jobs.huey.periodic_task(crontab())
def send_letters() -> None:
    """Every minute, and whenever a letter is posted."""
    send_due_letters()


@jobs.huey.periodic_task(crontab(minute="5"))
def count_anew() -> None:
    statistics.refresh()


@jobs.huey.periodic_task(crontab(minute="20", hour="3"))
def purge() -> None:
    purge_letters()
    call_command("clearsessions")
