"""Members vote for the questions whose answer they want to hear, too."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from porukka.communities.models import Member
from porukka.core.refusal import ensure
from porukka.questions import rules
from porukka.questions.actions.noting import locked_question, record
from porukka.questions.models import Box, Question, Vote

OVER = _("This question takes no votes any more.")
NOT_THIS = _("You cannot vote for this question.")


@transaction.atomic
def vote(member: Member, question: Question) -> None:
    """Vote for it; pressed again, or twice at once, it counts once. Raises Refused."""
    box, question = _open(member, question)
    ensure(not rules.is_kept_away(member, question), NOT_THIS)
    mine = {"community_id": box.community_id, "question": question, "member": member}
    if Vote.objects.filter(**mine).exists():
        return
    Vote.objects.create(**mine)
    _keep(question, question.votes + 1)
    record("question.voted", member, box, question, shown=True)


@transaction.atomic
def take_back(member: Member, question: Question) -> None:
    """Vote for it no more; again it changes nothing. Raises Refused."""
    box, question = _open(member, question)
    mine = Vote.objects.filter(community_id=box.community_id, question=question, member=member)
    if mine.delete()[0]:
        _keep(question, max(0, question.votes - 1))
        record("question.vote_taken_back", member, box, question, shown=True)


def _open(member: Member, question: Question) -> tuple[Box, Question]:
    # every vote in a queue waits for the box, so the kept counts stay true
    box, question = locked_question(question)
    ensure(rules.may_vote(member, box, question, question.asker_id), OVER)
    return box, question


def _keep(question: Question, votes: int) -> None:
    question.votes = votes
    question.save(update_fields=["votes"])
