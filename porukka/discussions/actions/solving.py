"""In a room for questions: a reply is marked as the one that solved it, and that is taken back."""

from __future__ import annotations

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from porukka.communities import deeds
from porukka.communities.models import Member
from porukka.core.refusal import ensure
from porukka.discussions import rules
from porukka.discussions.actions.veiling import doer_in, told
from porukka.discussions.models import Post, Topic


@transaction.atomic
def accept(member: Member, post: Post) -> None:
    """This reply solved it, in place of one that was marked before. Again it changes nothing. Raises Refused."""
    topic, post = _locked(member, post)
    ensure(
        not post.is_opening and post.deleted_at is None and post.hidden_at is None,
        _("Only a reply that stands can be the answer."),
    )
    if topic.accepted_id == post.pk:
        return
    if topic.accepted_id is not None:
        _record("answer.taken_back", member, topic.accepted_id, topic)
    _change(
        topic, accepted=post, accepted_by=doer_in(member, topic), accepted_at=timezone.now(), is_solved=True
    )
    _record("answer.accepted", member, post.pk, topic)


@transaction.atomic
def take_back(member: Member, post: Post) -> None:
    """This reply did not solve it after all. Done already, it changes nothing. Raises Refused."""
    topic, post = _locked(member, post)
    if topic.accepted_id != post.pk:
        return
    _change(topic, accepted=None, accepted_by=None, accepted_at=None, is_solved=False)
    _record("answer.taken_back", member, post.pk, topic)


def _locked(member: Member, post: Post) -> tuple[Topic, Post]:
    locked = Topic.objects.select_for_update(of=("self",), no_key=True).select_related("room")
    topic = locked.get(pk=post.topic_id)
    post = Post.objects.select_for_update(no_key=True).get(pk=post.pk)
    keeps_order = rules.may_keep_order(member, topic.room)
    ensure(post.topic_id == topic.pk and rules.may_accept(member, topic, keeps_order=keeps_order))
    return topic, post


def _change(topic: Topic, **facts: object) -> None:
    Topic.objects.filter(pk=topic.pk).update(version=F("version") + 1, **facts)


def _record(kind: str, member: Member, post: int, topic: Topic) -> None:
    actor = doer_in(member, topic)
    veiled = told(actor is None)
    deeds.record(kind, actor=actor, subject=post, room=topic.room, topic=str(topic.pk), **veiled)
