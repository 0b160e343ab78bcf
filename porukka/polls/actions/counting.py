"""What all answers of a poll come to, kept on its row by whoever has it locked, and the deed of whoever has."""

from __future__ import annotations

from django.db.models import Count

from porukka.communities import deeds
from porukka.communities.models import Member
from porukka.discussions.actions.veiling import doer
from porukka.polls.kinds import KINDS
from porukka.polls.models import Ballot, Poll, Vote


def locked(poll: Poll) -> Poll:
    """The poll as it is now, its row locked until the transaction ends: so that a member has one vote, and
    what is kept of them stays true."""
    rows = Poll.objects.select_for_update(of=("self",), no_key=True)
    return rows.select_related("post__topic__room").get(pk=poll.pk)


def recount(poll: Poll) -> None:
    """Count all answers anew, in the database as far as they are equal. What an anonymous poll tells
    meanwhile changes with each whole BATCH of voters only."""
    table = Ballot if poll.is_anonymous else Vote
    answers = table._default_manager.filter(community_id=poll.community_id, poll=poll)
    found = list(answers.order_by().values_list("choice").annotate(Count("pk")))
    options = list(poll.options.order_by("position"))
    poll.voters = sum(many for _choice, many in found)
    poll.tally = KINDS[poll.kind].count(poll.asked(options), found)
    if poll.voters - poll.shown_voters >= Poll.BATCH:
        poll.shown, poll.shown_voters = poll.tally, poll.voters
    poll.save(update_fields=["voters", "tally", "shown", "shown_voters"])


def record(kind: str, member: Member, poll: Poll) -> None:
    """The deed about a poll; whoever asked without her name stays without it, whatever she does about it."""
    topic = poll.post.topic
    deeds.record(kind, actor=doer(member, poll.post), subject=poll.pk, room=topic.room, topic=str(topic.pk))
