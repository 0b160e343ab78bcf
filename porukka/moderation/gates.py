"""What holds back a draft: on their first day, new members may do a little less than the others.

Whoever comes only to advertise wants to say much at once, with links. Whoever comes to talk hardly notices.
A loader of old words passes by making members whose `joined_at` lies in the past, as it did.
"""

from __future__ import annotations

from datetime import timedelta

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _

from porukka.attachments.models import Attachment
from porukka.communities.models import Deed, Member
from porukka.core import gates
from porukka.core.clock import when
from porukka.core.gates import PASS, Answer, Draft
from porukka.core.text.links import host
from porukka.discussions.queries.writers import written_without_name

NEW_FOR = timedelta(hours=24)
MOST_TOPICS = 3
MOST_REPLIES = 10
MOST_LINKS = 2  # to other sites, in one post
MOST_FILES = 5  # pictures and files that are sent, also those that no post took along


@gates.register
def newcomers(member: Member, draft: Draft) -> Answer:
    """Refuse what is too much for a first day; what was deleted counts too.

    The team is never held back, nor a guest, whom somebody let in by hand. Ask it inside the transaction of
    what is about to be written.
    """
    if not _is_new(member):
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


@gates.register
def files_of_newcomers(member: Member, draft: Draft) -> Answer:
    """Refuse a picture or a file too many for a first day, and say when the next may come.

    Ask it inside a transaction, as `newcomers`.
    """
    if draft.kind != "file" or not _is_new(member):
        return PASS
    _wait_for_others(member)
    sent = Attachment.objects.filter(
        community_id=member.community_id, member=member, made_at__gte=member.joined_at
    )
    if sent.count() < MOST_FILES:
        return PASS
    words = _(
        "New members may send %(count)s pictures and files on their first day. "
        "What you have written is kept; you can send more %(time)s."
    )
    return gates.refuse(words % {"count": MOST_FILES, "time": when(member.joined_at + NEW_FOR)})


def _is_new(member: Member) -> bool:
    is_fenced = not (member.is_team or member.is_guest)
    return is_fenced and member.joined_at > timezone.now() - NEW_FOR


def _wait_for_others(member: Member) -> None:
    """What she sends at the same moment waits here for each other, so that each is counted."""
    Member.objects.select_for_update(no_key=True).get(pk=member.pk)


def _links_outside(draft: Draft) -> int:
    here = host(settings.PORUKKA_URL)
    return sum(1 for link in draft.links if host(link) not in ("", here))


def _done(member: Member, kind: str) -> int:
    """How many deeds of this kind the member has done since she joined."""
    _wait_for_others(member)
    mine = Deed.objects.filter(community_id=member.community_id, actor=member, kind=kind)
    veiled = written_without_name(member, member.joined_at, openings=kind == "topic.started")
    return mine.filter(at__gte=member.joined_at).count() + veiled
