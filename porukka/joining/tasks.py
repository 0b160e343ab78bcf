"""What the worker does for the way in: the work is found in tables, so that an outage only holds it up."""

from huey import crontab

from porukka.core import jobs
from porukka.joining.actions import circle, mailing, nominating


@jobs.huey.periodic_task(crontab(minute="*/5"))
def open_circles() -> None:
    circle.tell_the_day_before()
    circle.open_due()


@jobs.huey.periodic_task(crontab(minute="50", hour="3"))
def forget_addresses() -> None:
    mailing.forget_old()


@jobs.huey.periodic_task(crontab(minute="52", hour="3"))
def forget_candidates() -> None:
    nominating.forget()
