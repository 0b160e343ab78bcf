"""Deleting a post, taking that back within ten minutes, and purging for good after thirty days."""

from __future__ import annotations

from datetime import timedelta

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from porukka.communities import deeds
from porukka.communities.models import Member
from porukka.core.refusal import ensure
from porukka.discussions import rules
from porukka.discussions.actions import marking
from porukka.discussions.actions.counting import recount
from porukka.discussions.actions.veiling import doer, told
from porukka.discussions.models import (
    Follow,
    HiddenWords,
    Mention,
    Post,
    PostTag,
    Reaction,
    ReactionCount,
    Topic,
    Trail,
    Veil,
    Version,
)


@transaction.atomic
def delete(member: Member, post: Post) -> Post:
    """Take a post away. An opening and an answered post leave a tombstone.

    With its last living post the topic goes.
    """
    topic, post = _locked(post)
    ensure(rules.may_delete(member, post))
    now = timezone.now()
    post.deleted_at, post.deleted_by = now, member
    post.save(update_fields=["deleted_at", "deleted_by"])
    marking.keep(topic, post)
    recount(topic, member)
    _record("post.deleted", member, post, topic)
    return post


@transaction.atomic
def undo_deletion(member: Member, post: Post) -> Post:
    topic, post = _locked(post)
    ensure(
        rules.may_undo_deletion(member, post),
        _("A deletion can be taken back for ten minutes. That time has passed."),
    )
    post.deleted_at, post.deleted_by = None, None
    post.save(update_fields=["deleted_at", "deleted_by"])
    marking.keep(topic, post)
    recount(topic, member)
    _record("post.restored", member, post, topic)
    return post


def end_topic(topic: Topic) -> None:
    """Take a whole discussion away because its time is over, with all that was said in it. Nobody did it, so no deed
    of it has a name and nobody takes it back; it is purged as what somebody deleted. Ended again, it changes nothing.

    Call it inside the transaction of whoever knows that its time is over.
    """
    rows = Topic.objects.select_for_update(of=("self",), no_key=True).select_related("room")
    topic = rows.get(pk=topic.pk)
    living = list(
        Post.objects.filter(community_id=topic.community_id, topic=topic, deleted_at=None)
        .select_related("community")
        .order_by("number")
    )
    now = timezone.now()
    for post in living:
        post.deleted_at = now
        post.save(update_fields=["deleted_at"])
        marking.keep(topic, post)
    if living:
        recount(topic, None)
    for post in living:
        deeds.record(
            "post.deleted",
            actor=None,
            subject=post.pk,
            room=topic.room,
            topic=str(topic.pk),
            number=post.number,
            **told(post.is_veiled),
        )


def purge(before_days: int = Post.PURGE_DAYS) -> int:
    """Remove for good what was deleted more than `before_days` days ago. Safe to run twice.

    Returns how many.
    """
    limit = timezone.now() - timedelta(days=before_days)
    topics = Topic.objects.filter(deleted_at__lt=limit)
    gone = topics.count()
    Follow.objects.filter(kind=Follow.Kind.TOPIC, subject__in=topics.values("pk")).delete()
    topics.delete()
    posts = Post.objects.filter(deleted_at__lt=limit)
    for table in (HiddenWords, Mention, PostTag, Reaction, ReactionCount, Veil, Version):
        table.objects.filter(post__in=posts).delete()
    Trail.objects.filter(post__in=posts).exclude(title="").update(title="")
    tombstones = Q(is_answered=True) | Q(number=0)
    gone += posts.filter(tombstones).exclude(text="", html="").update(text="", html="")
    without_trace = posts.exclude(tombstones)
    gone += without_trace.count()
    without_trace.delete()
    return gone


def _locked(post: Post) -> tuple[Topic, Post]:
    topic = (
        Topic.objects.select_for_update(of=("self",), no_key=True)
        .select_related("room")
        .get(pk=post.topic_id)
    )
    post = Post.objects.select_for_update(no_key=True).get(pk=post.pk)
    ensure(post.topic_id == topic.pk)  # else it went elsewhere at this moment
    return topic, post


def _record(kind: str, member: Member, post: Post, topic: Topic) -> None:
    deeds.record(
        kind,
        actor=doer(member, post),
        subject=post.pk,
        room=topic.room,
        topic=str(topic.pk),
        number=post.number,
        **told(post.is_veiled),
    )
