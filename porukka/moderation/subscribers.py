"""What moderation does about deeds: what is hidden or deleted in its place needs nobody's decision any more."""

from __future__ import annotations

from porukka.communities import deeds
from porukka.communities.models import Deed
from porukka.moderation import actions


@deeds.subscribe("moderation", "post.hidden", "post.deleted", "question.hidden")
def settle(deed: Deed) -> None:
    if deed.kind == "question.hidden":
        actions.follow_question(deed)
    else:
        actions.follow(deed)
