"""Answering where names are known: to everybody, or to the team."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from porukka.communities import deeds
from porukka.communities.models import Member
from porukka.core.refusal import ensure
from porukka.polls import rules
from porukka.polls.actions.counting import locked, recount
from porukka.polls.kinds import KINDS
from porukka.polls.kinds.asking import Posted
from porukka.polls.models import Poll, Vote

CLOSED = _("This poll takes no votes any more.")
ANSWERED = _("You have answered already, and have seen what is right.")


def read(poll: Poll, posted: Posted) -> str:
    """The answer somebody sent, in letters. Raises Refused with what to do if it is none."""
    return KINDS[poll.kind].read(poll.asked(list(poll.options.order_by("position"))), posted)


@transaction.atomic
def vote(member: Member, poll: Poll, choice: str) -> Vote:
    """Answer, instead of an earlier answer if there was one. The same once more changes nothing.

    choice: as `read` gives it. Raises Refused if the rules say no; a quiz is answered once.
    """
    poll = locked(poll)
    ensure(rules.may_vote(member, poll), CLOSED)
    ensure(not poll.is_anonymous)
    mine = Vote.objects.filter(community_id=poll.community_id, poll=poll, member=member).first()
    if mine is None:
        mine = Vote(community_id=poll.community_id, poll=poll, member=member)
    elif mine.choice == choice:
        return mine
    ensure(not mine.choice or poll.kind != Poll.Kind.QUIZ, ANSWERED)
    mine.choice, mine.at = choice, timezone.now()
    mine.save()
    recount(poll)
    topic = poll.post.topic
    deeds.record("poll.voted", actor=member, subject=poll.pk, room=topic.room, topic=str(topic.pk))
    return mine
