"""What the purpose does about deeds: pain points whose discussions were merged are one."""

from __future__ import annotations

from porukka.communities import deeds
from porukka.communities.models import Deed
from porukka.purpose.actions import pains


@deeds.subscribe("purpose", "topic.merged")
def follow(deed: Deed) -> None:
    pains.follow_topics(deed)
