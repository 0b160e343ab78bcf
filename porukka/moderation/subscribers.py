"""What moderation does about deeds: what is hidden or deleted in its place needs nobody's decision any more."""

from __future__ import annotations

from porukka.communities import deeds
from porukka.communities.models import Deed
from porukka.moderation import actions


@deeds.subscribe("moderation", "post.hidden", "post.deleted")
def settle(deed: Deed) -> None:
    actions.follow(deed)
