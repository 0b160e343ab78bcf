"""A reply between two pages that are asked for in this process: after it what was kept has to be found anew.

Imported once Django is set up.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import Any

from porukka.communities import deeds
from porukka.communities.models import Member
from porukka.core.ids import from_text
from porukka.discussions.actions.writing import reply
from porukka.discussions.models import Topic

WRITERS = 20


def replying(scene: dict[str, Any], seed: int) -> Callable[[], None]:
    """A function that writes and indexes one reply, each time somewhere else: it changes the database for good."""
    dice = random.Random(seed)
    writers = list(
        Member.objects.active().filter(community__slug=scene["slug"]).select_related("community")[:WRITERS]
    )

    def write() -> None:
        address = dice.choice(scene["topics"]).rstrip("/").rpartition("/")[2].partition("-")[0]
        reply(dice.choice(writers), Topic.objects.get(pk=from_text(address)), text="One more thing. " * 8)
        deeds.catch_up(["search"])

    return write
