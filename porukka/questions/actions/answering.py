"""The host answers: openly, to the asker alone, or live; before that, the queue may show which question is on."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from porukka.communities.models import Member
from porukka.core import gates
from porukka.core.gates import Draft, Verdict
from porukka.core.refusal import Refused, ensure
from porukka.core.text import render
from porukka.discussions.actions.veiling import doer
from porukka.questions import rules
from porukka.questions.actions.noting import locked_question, record
from porukka.questions.models import Box, Question

State = Question.State
SAY = _("Write the answer first.")
NOT_ALONE = _("In a queue everybody reads the answers.")
NOT_LIVE = _("There is nobody to hear it: answer with words.")
ALREADY = _("This question has been answered meanwhile.")


@transaction.atomic
def answer(member: Member, question: Question, *, how: str, text: str = "") -> None:
    """Answer it, or answer it anew; whoever asked is told.

    how: State.OPENLY with words that everybody reads, State.PRIVATELY with words for the asker alone (out of a
    private box only), State.LIVE where it was answered in another way (in a queue only). Raises Refused.
    """
    box, question = locked_question(question)
    ensure(rules.may_answer(member, box, question))
    ensure(how in (State.OPENLY, State.PRIVATELY, State.LIVE))
    ensure(how != State.PRIVATELY or not box.is_queue, NOT_ALONE)
    ensure(how != State.LIVE or box.is_queue, NOT_LIVE)
    ensure(how == State.LIVE or bool(text), SAY)
    if text:
        said = gates.ask(member, Draft("answer", text=text, links=tuple(render(text).links)))
        if said.verdict is not Verdict.PASS:
            raise Refused(said.reason)
    was_open = question.state == State.OPENLY
    question.state, question.answer = how, text
    question.answered_by, question.answered_at = doer(member, box.post), timezone.now()
    question.save(update_fields=["state", "answer", "answered_by", "answered_at"])
    shown = box.is_queue or how == State.OPENLY or was_open
    record("question.answered", question.answered_by, box, question, shown=shown, how=how)


@transaction.atomic
def take_up(member: Member, question: Question) -> None:
    """Show in the queue that it is being answered now; one at a time. Again it changes nothing. Raises Refused."""
    box, question = locked_question(question)
    ensure(box.is_queue and rules.may_answer(member, box, question))
    ensure(question.is_awaited, ALREADY)
    if question.state == State.NOW:
        return
    before = _only_one(box)
    question.state = State.NOW
    question.save(update_fields=["state"])
    record("question.taken_up", doer(member, box.post), box, question, shown=True, questions=before)


@transaction.atomic
def put_down(member: Member, question: Question) -> None:
    """It waits again: it is not being answered, or has not been. Raises Refused."""
    box, question = locked_question(question)
    ensure(rules.may_answer(member, box, question))
    if question.state not in (State.NOW, State.LIVE, State.ARTICLE):
        return
    question.state, question.answered_by, question.answered_at = State.WAITING, None, None
    question.published = None
    question.save(update_fields=["state", "answered_by", "answered_at", "published"])
    record("question.put_down", doer(member, box.post), box, question, shown=True)


def _only_one(box: Box) -> list[str]:
    """What was being answered until now waits again: its ids, for the deed."""
    now = Question.objects.filter(community_id=box.community_id, box=box, state=State.NOW)
    before = [str(pk) for pk in now.order_by("pk").values_list("pk", flat=True)]
    now.update(state=State.WAITING)
    return before
