"""What follows from deeds: first posts are noticed, greeters asked, answers seen."""

from __future__ import annotations

from porukka.communities import deeds
from porukka.communities.models import Deed
from porukka.communities.switching import is_off_in
from porukka.newcomers.actions import beginning

HANDLE = {
    "topic.started": beginning.notice_topic,
    "reply.written": beginning.notice_reply,
    "post.deleted": beginning.follow_purge,
    "post.restored": beginning.follow_purge,
    "post.hidden": beginning.follow_purge,
    "post.unhidden": beginning.follow_purge,
}


@deeds.subscribe("newcomers", *HANDLE, news_only=True)
def follow(deed: Deed) -> None:
    if is_off_in(deed.community_id, "newcomers"):
        return  # nobody is asked to greet; who came meanwhile is no newcomer when it is switched on again
    HANDLE[deed.kind](deed)
