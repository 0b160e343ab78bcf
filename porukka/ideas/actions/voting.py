"""Members vote. With the last vote that is needed, the state changes by itself."""

from __future__ import annotations

from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from porukka.communities import deeds
from porukka.communities.models import Member
from porukka.core.refusal import ensure
from porukka.ideas import rules
from porukka.ideas.actions.deciding import become, locked
from porukka.ideas.models import Idea, Vote

OVER = _("This idea takes no votes any more.")


@transaction.atomic
def vote(member: Member, idea: Idea) -> None:
    """Vote for it; pressed again, or twice at once, it counts once. Raises Refused."""
    idea = locked(
        idea
    )  # every vote waits here, so the count is exact and one of them is the last that was needed
    ensure(rules.may_vote(member, idea), OVER)
    if Vote.objects.filter(community_id=idea.community_id, idea=idea, member=member).exists():
        return
    Vote.objects.create(community_id=idea.community_id, idea=idea, member=member)
    idea.votes += 1
    idea.save(update_fields=["votes"])
    topic = idea.post.topic
    deeds.record("idea.voted", actor=member, subject=idea.pk, room=topic.room, topic=str(topic.pk))
    if idea.state == Idea.State.OPEN and idea.votes >= idea.needed:
        idea.decide_by = timezone.now() + timedelta(days=idea.days)
        become(idea, Idea.State.MET, None)


@transaction.atomic
def take_back(member: Member, idea: Idea) -> None:
    """Vote for it no more. What the team has promised at the votes there were stays promised. Again it changes
    nothing. Raises Refused."""
    idea = locked(idea)
    ensure(rules.may_vote(member, idea), OVER)
    mine = Vote.objects.filter(community_id=idea.community_id, idea=idea, member=member)
    if mine.delete()[0]:
        idea.votes = max(0, idea.votes - 1)
        idea.save(update_fields=["votes"])
        topic = idea.post.topic
        deeds.record(
            "idea.vote_taken_back", actor=member, subject=idea.pk, room=topic.room, topic=str(topic.pk)
        )
