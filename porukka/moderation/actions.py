"""What changes: a member tells the team about a post, and the team settles it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from porukka.communities import deeds
from porukka.communities.models import Deed, Member
from porukka.core.refusal import ensure
from porukka.discussions.actions import hiding
from porukka.discussions.models import Post
from porukka.moderation import rules
from porukka.moderation.models import Report

DAY = timedelta(hours=24)


@transaction.atomic
def report(member: Member, post: Post, *, reason: str, words: str = "") -> Report:
    """Tell the team about a post. Told again before it is settled, nothing is added.

    reason: one of Report.Reason. Raises Refused if the rules say no, or after Report.MOST_A_DAY in a day.
    """
    # reports sent at the same moment wait here for each other, so that each is counted
    Member.objects.select_for_update(no_key=True).get(pk=member.pk)
    post = Post.objects.select_related("topic__room").get(pk=post.pk)
    ensure(rules.may_report(member, post))
    mine = Report.objects.filter(community_id=member.community_id, reporter=member)
    if (told := mine.filter(post=post, settled_at=None).first()) is not None:
        return told
    ensure(
        mine.filter(made_at__gt=timezone.now() - DAY).count() < Report.MOST_A_DAY,
        _(
            "You have told the team a lot today, thank you. Let them look at it first, and come back tomorrow."
        ),
    )
    made = Report.objects.create(
        community_id=member.community_id, post=post, reporter=member, reason=reason, words=words
    )
    deeds.record("report.made", actor=member, subject=made.pk, room=post.topic.room, post=str(post.pk))
    return made


@transaction.atomic
def hide(member: Member, report: Report, why: str) -> None:
    """Hide the post with a reason that everybody reads; whatever was told about it is settled. Raises Refused."""
    post = _locked(member, report)
    hiding.hide(member, post, why)
    _settle(member, post, Report.Outcome.HIDDEN)


@transaction.atomic
def leave(member: Member, report: Report) -> None:
    """Leave the post as it is; whatever was told about it is settled. Raises Refused."""
    post = _locked(member, report)
    _settle(member, post, Report.Outcome.LEFT)


@transaction.atomic
def follow(deed: Deed) -> None:
    """A post that was hidden or deleted in its place settles what was told about it. Safe to run twice."""
    outcome = Report.Outcome.HIDDEN if deed.kind == "post.hidden" else Report.Outcome.DELETED
    post = Post.objects.filter(community_id=deed.community_id, pk=deed.subject).first()
    if post is None:
        return
    if (post.hidden_at if outcome == Report.Outcome.HIDDEN else post.deleted_at) is not None:
        _settle(deed.actor, post, outcome)


def _locked(member: Member, report: Report) -> Post:
    post = (
        Post.objects.select_for_update(of=("self",), no_key=True)
        .select_related("topic__room")
        .get(pk=report.post_id)
    )
    ensure(rules.may_settle(member, report), _("This has been settled already."))
    return post


def _settle(member: Member | None, post: Post, outcome: str) -> None:
    told: Iterable[Report] = Report.objects.select_for_update(of=("self",)).filter(
        community_id=post.community_id, post=post, settled_at=None
    )
    for one in told:
        one.settled_at, one.settled_by, one.outcome = timezone.now(), member, outcome
        one.save(update_fields=["settled_at", "settled_by", "outcome"])
        deeds.record(
            "report.settled",
            actor=member,
            subject=one.pk,
            room=post.topic.room,
            post=str(post.pk),
            topic=str(post.topic_id),
            reporter=str(one.reporter_id or ""),
            outcome=outcome,
        )
