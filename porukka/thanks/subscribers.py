"""What follows from deeds: how often somebody helped is kept up to date."""

from __future__ import annotations

from porukka.communities import deeds
from porukka.communities.models import Deed
from porukka.thanks.actions import thanking


@deeds.subscribe(
    "thanks",
    "reaction.given",
    "reaction.taken_back",
    "post.deleted",
    "post.restored",
    "post.hidden",
    "post.unhidden",
)
def follow(deed: Deed) -> None:
    thanking.follow_help(deed)
