"""Hiding a question with a reason, and showing it again."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from porukka.communities.models import Member
from porukka.core.refusal import ensure
from porukka.discussions.actions.veiling import doer
from porukka.questions import rules
from porukka.questions.actions.noting import locked_question, record
from porukka.questions.models import Question

WHY = _("Say in a few words why: whoever sees the questions reads it in place of the words.")
HIDDEN = ["text", "answer", "hidden_text", "hidden_answer", "hidden_at", "hidden_by", "hidden_why", "state"]


@transaction.atomic
def hide(member: Member, question: Question, why: str) -> None:
    """Put the words of somebody else's question away, with its answer; whoever asked is told. Raises Refused."""
    box, question = locked_question(question)
    ensure(rules.may_hide(member, box, question))
    ensure(bool(why), WHY)
    seen = box.is_queue or question.state == Question.State.OPENLY
    question.hidden_text, question.hidden_answer = question.text, question.answer
    question.text, question.answer = "", ""
    if question.state == Question.State.NOW:
        question.state = Question.State.WAITING
    question.hidden_at, question.hidden_why = timezone.now(), why
    question.hidden_by = doer(member, box.post)
    question.save(update_fields=HIDDEN)
    record("question.hidden", question.hidden_by, box, question, shown=seen)


@transaction.atomic
def unhide(member: Member, question: Question) -> None:
    """Put the words back, as they were. Raises Refused."""
    box, question = locked_question(question)
    ensure(rules.may_unhide(member, box, question))
    question.text, question.answer = question.hidden_text, question.hidden_answer
    question.hidden_text, question.hidden_answer = "", ""
    question.hidden_at, question.hidden_by, question.hidden_why = None, None, ""
    question.save(update_fields=HIDDEN)
    seen = box.is_queue or question.state == Question.State.OPENLY
    record("question.unhidden", doer(member, box.post), box, question, shown=seen)
