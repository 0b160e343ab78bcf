"""A box is put below a post, and members put their questions into it."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from porukka.communities.models import Member
from porukka.core import gates
from porukka.core.gates import Draft, Verdict
from porukka.core.refusal import Refused, ensure
from porukka.core.text import render
from porukka.discussions.actions import carried
from porukka.discussions.actions.veiling import told
from porukka.discussions.actions.writing import NO_VEIL
from porukka.discussions.models import Post, Topic
from porukka.discussions.rules import is_kept_away, may_veil
from porukka.questions import rules
from porukka.questions.actions.noting import locked, locked_question, record
from porukka.questions.models import Asker, Box, Question

CODE = "questions"  # what a post carries
CLOSED = _("This takes no questions any more.")
FULL = _("There are as many questions here as there can be.")
WAIT = _("Five questions of yours wait here already. When one of them is answered, you can ask the next.")
TOO_MANY_TODAY = _("You have asked a lot today. Ask this tomorrow.")
NOT_DIRECTLY = _("You cannot ask here under your name.")
NOT_NOW = _("That cannot be taken back now: it has been answered meanwhile.")


@transaction.atomic
def collect(post: Post, *, kind: str, prompt: str, closes_at: datetime | None = None) -> Box:
    """Put a box below a post; its right and its deed are those of the post it is written with."""
    box = Box.objects.create(
        community_id=post.community_id, post=post, kind=kind, prompt=prompt, closes_at=closes_at
    )
    carried.note(post, CODE)
    Topic.objects.filter(pk=post.topic_id).update(version=F("version") + 1)
    return box


@transaction.atomic
def ask(member: Member, box: Box, text: str, *, veiled: bool = False) -> Question:
    """Put a question into a box. veiled: without her name. Raises Refused, with the reason."""
    box = locked(box)  # whoever asks waits here, so that the limits hold
    room = box.post.topic.room
    ensure(rules.may_ask(member, box), CLOSED)
    ensure(not veiled or may_veil(member, room), NO_VEIL)
    # without her name she may: if some could not, who asks so would be easier to guess
    ensure(veiled or not is_kept_away(member, box.post), NOT_DIRECTLY)
    mine = Question.objects.asked_by(member)
    ensure(mine.waiting().filter(box=box).count() < Box.MOST_EACH, WAIT)
    since = timezone.now() - timedelta(days=1)
    ensure(mine.filter(made_at__gt=since).count() < Question.MOST_A_DAY, TOO_MANY_TODAY)
    ensure(Question.objects.filter(community_id=box.community_id, box=box).count() < Box.MOST, FULL)
    answer = gates.ask(member, Draft("question", text=text, links=tuple(render(text).links)))
    if answer.verdict is not Verdict.PASS:
        raise Refused(answer.reason)
    named = None if veiled else member
    question = Question.objects.create(
        community_id=box.community_id, box=box, member=named, is_veiled=veiled, text=text
    )
    if veiled:
        Asker.objects.create(community_id=box.community_id, question=question, member=member)
    record("question.asked", named, box, question, shown=box.is_queue, **told(veiled))
    return question


@transaction.atomic
def take_back(member: Member, question: Question) -> None:
    """Ask it no more: it is gone, with its votes. Raises Refused."""
    try:
        box, question = locked_question(question)
    except Question.DoesNotExist:
        return
    ensure(rules.may_withdraw(member, question), NOT_NOW)
    named = None if question.is_veiled else member
    record("question.taken_back", named, box, question, shown=box.is_queue)
    question.delete()


def purge(before_days: int = Post.PURGE_DAYS) -> int:
    """Remove for good the boxes of posts deleted more than `before_days` days ago: their tombstones may stay.

    Safe to run twice. Returns how many.
    """
    gone = Box.objects.filter(post__deleted_at__lt=timezone.now() - timedelta(days=before_days))
    return gone.delete()[1].get(Box._meta.label, 0)
