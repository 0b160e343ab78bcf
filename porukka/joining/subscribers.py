"""What follows from deeds: a founding circle opens when the last one it waited for has come in."""

from __future__ import annotations

from porukka.communities import deeds
from porukka.communities.models import Deed
from porukka.joining.actions import circle


@deeds.subscribe("joining.circle", "member.joined")
def somebody_came(deed: Deed) -> None:
    circle.all_are_here(deed)
