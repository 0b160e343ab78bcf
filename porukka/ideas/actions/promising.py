"""The team promises when it decides, and ideas are put up under that promise."""

from __future__ import annotations

from datetime import timedelta

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from porukka.communities import deeds
from porukka.communities.models import Community, Member
from porukka.core.refusal import ensure
from porukka.discussions.actions import carried
from porukka.discussions.models import Post, Topic
from porukka.ideas import rules
from porukka.ideas.models import Idea, Promise

CODE = "ideas"  # what a post carries
NO_PROMISE = _("The team has not promised anything about ideas yet.")
IN_THE_OPEN = _("Ideas are put up in rooms that every member reads. Choose another room.")
FULL = _("As many ideas collect votes as there can be. Vote for one that is there already.")


@transaction.atomic
def promise(member: Member, *, votes: int, days: int, open_days: int) -> Promise:
    """Say at how many votes the team decides, and within how many days. Ideas that are up keep the promise under
    which they were put up. The same again changes nothing. Raises Refused."""
    ensure(rules.may_promise(member))
    Community.objects.select_for_update(no_key=True).get(pk=member.community_id)
    facts = {"votes": votes, "days": days, "open_days": open_days}
    given = Promise.objects.filter(community_id=member.community_id).first()
    if given is not None and all(getattr(given, name) == value for name, value in facts.items()):
        return given
    given = given or Promise(community_id=member.community_id)
    for name, value in facts.items():
        setattr(given, name, value)
    given.given_by, given.given_at = member, timezone.now()
    given.save()
    deeds.record("ideas.promised", actor=member, subject=given.pk, votes=votes, days=days)
    return given


@transaction.atomic
def put_up(post: Post) -> Idea:
    """Make a post's discussion an idea; its right and its deed are those of the post it is written with.

    Raises Refused if nothing has been promised, or there are too many.
    """
    # those who put one up at the same moment wait here for each other
    Community.objects.select_for_update(no_key=True).get(pk=post.community_id)
    given = Promise.objects.filter(community_id=post.community_id).first()
    ensure(given is not None, NO_PROMISE)
    ensure(rules.may_hold_ideas(post.topic.room), IN_THE_OPEN)
    assert given is not None  # noqa: S101  # nosec B101 (ensured above)
    collecting = Idea.objects.filter(community_id=post.community_id, state=Idea.State.OPEN)
    ensure(collecting.count() < Idea.MOST_OPEN, FULL)
    idea = Idea.objects.create(
        community_id=post.community_id,
        post=post,
        needed=given.votes,
        days=given.days,
        ends_at=timezone.now() + timedelta(days=given.open_days),
    )
    carried.note(post, CODE)
    Topic.objects.filter(pk=post.topic_id).update(version=F("version") + 1)
    return idea
