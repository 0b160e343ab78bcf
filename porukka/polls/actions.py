"""What changes: a poll is asked with its post, and members vote."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from porukka.communities import deeds
from porukka.communities.models import Member
from porukka.core.refusal import ensure
from porukka.discussions.models import Post, Topic
from porukka.polls import rules
from porukka.polls.models import Option, Poll, Vote


@transaction.atomic
def ask(post: Post, *, question: str, options: Sequence[str], days: int | None = None) -> Poll:
    """Put a poll below a post; its right and its deed are those of the post it is written with.

    options: their words in order; days: how long it is open, None for good.
    """
    closes_at = timezone.now() + timedelta(days=days) if days else None
    poll = Poll.objects.create(
        community_id=post.community_id, post=post, question=question, closes_at=closes_at
    )
    Option.objects.bulk_create(
        Option(community_id=post.community_id, poll=poll, position=position, words=words)
        for position, words in enumerate(options)
    )
    Topic.objects.filter(pk=post.topic_id).update(version=F("version") + 1)
    return poll


@transaction.atomic
def vote(member: Member, poll: Poll, option: Option) -> Vote:
    """Choose an option, instead of an earlier choice if there was one. The same choice again changes nothing.

    Raises Refused if the rules say no or the option is another poll's.
    """
    # the poll's row is locked by every vote, so that a member has one and the kept counts stay true
    poll = (
        Poll.objects.select_for_update(of=("self",), no_key=True)
        .select_related("post__topic__room")
        .get(pk=poll.pk)
    )
    ensure(rules.may_vote(member, poll), _("This poll takes no votes any more."))
    ensure(option.poll_id == poll.pk)
    mine = Vote.objects.filter(community_id=poll.community_id, poll=poll, member=member).first()
    if mine is None:
        mine = Vote(community_id=poll.community_id, poll=poll, member=member)
    elif mine.option_id == option.pk:
        return mine
    else:
        Option.objects.filter(pk=mine.option_id).update(votes=F("votes") - 1)
    Option.objects.filter(pk=option.pk).update(votes=F("votes") + 1)
    mine.option, mine.at = option, timezone.now()
    mine.save()
    topic = poll.post.topic
    deeds.record("poll.voted", actor=member, subject=poll.pk, room=topic.room, topic=str(topic.pk))
    return mine


def purge(before_days: int = Post.PURGE_DAYS) -> int:
    """Remove for good the polls of posts deleted more than `before_days` days ago: their tombstones may stay.

    Safe to run twice. Returns how many.
    """
    gone = Poll.objects.filter(post__deleted_at__lt=timezone.now() - timedelta(days=before_days))
    return gone.delete()[1].get(Poll._meta.label, 0)
