"""What becomes of an idea: by the votes themselves, by the team with its reasons, or because time ran out."""

from __future__ import annotations

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from porukka.communities import deeds
from porukka.communities.models import Member
from porukka.core.refusal import ensure
from porukka.discussions.models import Topic
from porukka.ideas import rules
from porukka.ideas.models import Idea, Step

AT_ONCE = 200
REASONED = (Idea.State.PLANNED, Idea.State.DECLINED, Idea.State.DONE)
NOT_SO = _("That cannot become of it now. Read what happened to it meanwhile.")
WHY = _("Say why, in a few words. Those who voted read it.")


def locked(idea: Idea) -> Idea:
    """As it is now; whoever else changes it waits until this transaction is done."""
    rows = Idea.objects.select_for_update(of=("self",), no_key=True).select_related("post__topic__room")
    return rows.get(community_id=idea.community_id, pk=idea.pk)


def become(idea: Idea, state: str, by: Member | None, word: str = "") -> None:
    """Write the new state of a locked idea, the step that led to it, and its deed, by which voters are told."""
    idea.state = state
    idea.save(update_fields=["state", "decide_by"])
    Step.objects.create(
        community_id=idea.community_id, idea=idea, state=state, word=word, by=by, votes=idea.votes
    )
    topic = idea.post.topic
    Topic.objects.filter(pk=topic.pk).update(version=F("version") + 1)
    deeds.record(
        "idea.changed",
        actor=by,
        subject=idea.pk,
        room=topic.room,
        topic=str(topic.pk),
        state=state,
    )


@transaction.atomic
def decide(member: Member, idea: Idea, *, state: str, word: str) -> None:
    """Say what becomes of it, with the reasons; whoever voted is told. The same again changes nothing.

    Raises Refused.
    """
    idea = locked(idea)
    if idea.state == state:
        return
    ensure(rules.may_decide(member, idea))
    ensure(state in Idea.NEXT[Idea.State(idea.state)], NOT_SO)
    ensure(bool(word) or state not in REASONED, WHY)
    become(idea, state, member, word)


def expire() -> int:
    """End the ideas whose time is over; whoever voted is told. Safe to run twice. Returns how many."""
    over = Idea.objects.filter(state=Idea.State.OPEN, ends_at__lte=timezone.now()).order_by("ends_at", "pk")
    return sum(_expire(idea) for idea in over[:AT_ONCE])


@transaction.atomic
def _expire(idea: Idea) -> bool:
    idea = locked(idea)
    if not idea.is_over:
        return False
    become(idea, Idea.State.EXPIRED, None)
    return True


def tell_of_late() -> int:
    """Remind the team, once for each idea, of a promise whose day has passed. Safe to run twice. Returns how many."""
    late = Idea.objects.filter(
        state__in=Idea.AWAITED, decide_by__lte=timezone.now(), late_told_at=None
    ).order_by("decide_by", "pk")
    return sum(_tell_of_late(idea) for idea in late[:AT_ONCE])


@transaction.atomic
def _tell_of_late(idea: Idea) -> bool:
    idea = locked(idea)
    if not idea.is_late or idea.late_told_at is not None:
        return False
    idea.late_told_at = timezone.now()
    idea.save(update_fields=["late_told_at"])
    deeds.record("idea.late", actor=None, subject=idea.pk, room=idea.post.topic.room)
    return True


@transaction.atomic
def note_new_words(community: int, post: int) -> None:
    """The words of an idea were changed: from its first vote on it says so, and by then how many had voted."""
    Idea.objects.filter(community_id=community, post=post, votes__gt=0).update(
        reworded_at=timezone.now(), reworded_votes=F("votes")
    )
