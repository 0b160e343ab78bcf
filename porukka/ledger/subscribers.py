"""What the ledger does about deeds: ideas and pain points lead what stands of them here."""

from __future__ import annotations

from porukka.communities import deeds
from porukka.communities.models import Deed
from porukka.ledger.actions import following

HANDLE = {"idea.changed": following.follow_idea, "pain.changed": following.follow_pain}


@deeds.subscribe("ledger", *HANDLE)
def follow(deed: Deed) -> None:
    HANDLE[deed.kind](deed)
