"""What changes: a member tells the team about a post or a question, and the team settles it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from porukka.communities import deeds
from porukka.communities.models import Deed, Member
from porukka.core.refusal import Refused, ensure
from porukka.discussions.actions import hiding
from porukka.discussions.models import Post
from porukka.moderation import rules
from porukka.moderation.models import Report, ReportQuerySet
from porukka.questions.actions import hiding as hiding_questions
from porukka.questions.actions.noting import locked_question
from porukka.questions.models import Question

DAY = timedelta(hours=24)
MUCH = _("You have told the team a lot today, thank you. Let them look at it first, and come back tomorrow.")
SETTLED = _("This has been settled already.")
GONE = _("Whoever asked this has taken it back.")


@transaction.atomic
def report(
    member: Member, post: Post, *, reason: str, words: str = "", question: Question | None = None
) -> Report:
    """Tell the team about a post, or about a question in the box below it. Told again before it is settled, nothing
    is added.

    reason: one of Report.Reason. Raises Refused if the rules say no, or after Report.MOST_A_DAY in a day.
    """
    # reports sent at the same moment wait here for each other, so that each is counted
    Member.objects.select_for_update(no_key=True).get(pk=member.pk)
    post = Post.objects.select_related("topic__room").get(pk=post.pk)
    if question is None:
        ensure(rules.may_report(member, post))
    else:
        question = _locked_question(question)
        ensure(rules.may_report_question(member, question))
    mine = Report.objects.filter(community_id=member.community_id, reporter=member)
    if (told := mine.filter(post=post, question=question, settled_at=None).first()) is not None:
        return told
    ensure(mine.filter(made_at__gt=timezone.now() - DAY).count() < Report.MOST_A_DAY, MUCH)
    facts = {"post": post, "question": question, "reason": reason, "words": words}
    made = Report.objects.create(community_id=member.community_id, reporter=member, **facts)
    deeds.record("report.made", actor=member, subject=made.pk, room=post.topic.room, post=str(post.pk))
    return made


@transaction.atomic
def hide(member: Member, report: Report, why: str) -> None:
    """Hide the post or the question with a reason that everybody reads; whatever was told about it is settled. Raises
    Refused."""
    post = _locked(member, report)
    if report.question is None:
        hiding.hide(member, post, why)
        _settle(member, _about(post, None), Report.Outcome.HIDDEN)
    else:
        hiding_questions.hide(member, report.question, why)
        _settle(member, _about(post, report.question_id), Report.Outcome.QUESTION_HIDDEN)


@transaction.atomic
def leave(member: Member, report: Report) -> None:
    """Leave the post or the question as it is; whatever was told about it is settled. Raises Refused."""
    post = _locked(member, report)
    outcome = Report.Outcome.QUESTION_LEFT if report.question_id else Report.Outcome.LEFT
    _settle(member, _about(post, report.question_id), outcome)


@transaction.atomic
def follow(deed: Deed) -> None:
    """A post that was hidden or deleted in its place settles what was told about it, and about the questions below
    it, which go out of sight with it. Safe to run twice."""
    outcome = Report.Outcome.HIDDEN if deed.kind == "post.hidden" else Report.Outcome.DELETED
    post = Post.objects.filter(community_id=deed.community_id, pk=deed.subject).first()
    if post is None:
        return
    if (post.hidden_at if outcome == Report.Outcome.HIDDEN else post.deleted_at) is not None:
        _settle(deed.actor, Report.objects.filter(community_id=deed.community_id, post=post), outcome)


@transaction.atomic
def follow_question(deed: Deed) -> None:
    """Likewise a question that was hidden in its place. Safe to run twice."""
    known = Question.objects.filter(community_id=deed.community_id, pk=int(deed.data["question"]))
    question = known.exclude(hidden_at=None).select_related("box__post").first()
    if question is not None:
        _settle(deed.actor, _about(question.box.post, question.pk), Report.Outcome.QUESTION_HIDDEN)


def _locked(member: Member, report: Report) -> Post:
    """The post as it is now; it or the question waits for nobody else until this transaction is done."""
    rows = Post.objects.select_for_update(of=("self",), no_key=True)
    post = rows.select_related("topic__room").get(pk=report.post_id)
    if report.question is not None:
        _locked_question(report.question)
    ensure(rules.may_settle(member, report), SETTLED)
    return post


def _locked_question(question: Question) -> Question:
    try:
        return locked_question(question)[1]
    except Question.DoesNotExist:
        raise Refused(GONE) from None


def _about(post: Post, question: int | None) -> ReportQuerySet:
    """All that was told about this post itself, or about one question below it."""
    return Report.objects.filter(community_id=post.community_id, post=post, question=question)


def _settle(member: Member | None, reports: ReportQuerySet, outcome: str) -> None:
    found = reports.filter(settled_at=None).select_related("post__topic__room")
    told: Iterable[Report] = found.select_for_update(of=("self",)).order_by("pk")
    for one in told:
        one.settled_at, one.settled_by, one.outcome = timezone.now(), member, outcome
        one.save(update_fields=["settled_at", "settled_by", "outcome"])
        deeds.record(
            "report.settled",
            actor=member,
            subject=one.pk,
            room=one.post.topic.room,
            post=str(one.post_id),
            topic=str(one.post.topic_id),
            reporter=str(one.reporter_id or ""),
            outcome=outcome,
        )
