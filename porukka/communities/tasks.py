"""What the worker does: it reads deeds for those who subscribed to them."""

from porukka.communities import deeds
from porukka.core import jobs


@jobs.listener
def hand_out_deeds() -> None:
    deeds.catch_up()
