"""What the worker does: it reads deeds for those who subscribed to them, and keeps the terms of stewards."""

from huey import crontab

from porukka.communities import deeds
from porukka.communities.actions import stewarding
from porukka.core import jobs
from porukka.core.pace import Pace


@jobs.listener
def hand_out_deeds() -> None:
    deeds.catch_up(pace=Pace())


@jobs.huey.periodic_task(crontab(minute="13"))
def keep_terms() -> None:
    stewarding.keep_terms()
