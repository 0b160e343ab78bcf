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
from porukka.polls.kinds.asking import Posted, value
from porukka.polls.models import Poll, Vote
from porukka.polls.models.seals import holds, seal_of

CLOSED = _("This poll takes no votes any more.")
CHANGED = _(
    "The poll was changed while you were looking at it, so your answer was not counted. Look at how it is now, and "
    "answer again."
)
ANSWERED = _("You have answered already, and have seen what is right.")


def read(poll: Poll, posted: Posted) -> tuple[str, str]:
    """The answer somebody sent, in letters, and the seal of what she answered: of the poll as it is now, where she
    sent none. Raises Refused with what to do if it is no answer, or the poll was changed since she saw it."""
    options = list(poll.options.order_by("position"))
    seal = value(posted, "seal") or seal_of(poll, options)
    ensure(holds(seal, poll, options), CHANGED)
    return KINDS[poll.kind].read(poll.asked(options), posted), seal


def stands_as_seen(poll: Poll, seal: str) -> None:
    """Raises Refused if somebody has changed the poll since it had this seal. The caller has locked it."""
    ensure(not seal or holds(seal, poll, list(poll.options.order_by("position"))), CHANGED)


@transaction.atomic
def vote(member: Member, poll: Poll, choice: str, seal: str = "") -> Vote:
    """Answer, instead of an earlier answer if there was one. The same once more changes nothing.

    choice, seal: as `read` gives them. Raises Refused if the rules say no, or the poll was changed meanwhile; a quiz
    is answered once.
    """
    poll = locked(poll)
    ensure(rules.may_vote(member, poll), CLOSED)
    stands_as_seen(poll, seal)
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
