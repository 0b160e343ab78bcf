"""What holds back a draft: on their first day, new members may do a little less than the others.

Whoever comes only to advertise wants to say much at once, with links. Whoever comes to talk hardly notices.
A loader of old words passes by making members whose `joined_at` lies in the past, as it did.
"""

from __future__ import annotations

from datetime import timedelta

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _

from porukka.communities.models import Deed, Member
from porukka.core import gates
from porukka.core.gates import PASS, Answer, Draft
from porukka.core.text.links import host
from porukka.discussions.queries.writers import written_without_name

NEW_FOR = timedelta(hours=24)
MOST_TOPICS = 3
MOST_REPLIES = 10
MOST_LINKS = 2  # to other sites, in one post


@gates.register
def newcomers(member: Member, draft: Draft) -> Answer:
    """Refuse what is too much for a first day; what was deleted counts too.

    The team is never held back, nor a guest, whom somebody let in by hand. Ask it inside the transaction of
    what is about to be written.
    """
    if member.is_team or member.is_guest or member.joined_at <= timezone.now() - NEW_FOR:
        return PASS
    if _links_outside(draft) > MOST_LINKS:
        words = _(
            "New members may put %(count)s links to other sites in a post. "
            "Leave out the rest; after your first day you may add them."
        )
        return gates.refuse(words % {"count": MOST_LINKS})
    if draft.kind == "topic" and _done(member, "topic.started") >= MOST_TOPICS:
        words = _(
            "New members may start %(count)s discussions on their first day. "
            "Reply to the others meanwhile, and start the next one tomorrow."
        )
        return gates.refuse(words % {"count": MOST_TOPICS})
    if draft.kind == "reply" and _done(member, "reply.written") >= MOST_REPLIES:
        words = _(
            "New members may write %(count)s replies on their first day. "
            "Read around in peace, and send this one tomorrow."
        )
        return gates.refuse(words % {"count": MOST_REPLIES})
    return PASS


def _links_outside(draft: Draft) -> int:
    here = host(settings.PORUKKA_URL)
    return sum(1 for link in draft.links if host(link) not in ("", here))


def _done(member: Member, kind: str) -> int:
    """How many deeds of this kind the member has done since she joined."""
    # drafts sent at the same moment wait here for each other, so that each is counted
    Member.objects.select_for_update(no_key=True).get(pk=member.pk)
    mine = Deed.objects.filter(community_id=member.community_id, actor=member, kind=kind)
    veiled = written_without_name(member, member.joined_at, openings=kind == "topic.started")
    return mine.filter(at__gte=member.joined_at).count() + veiled
