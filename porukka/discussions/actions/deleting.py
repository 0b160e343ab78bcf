"""Deleting a post, taking that back within ten minutes, and purging for good after thirty days."""

from __future__ import annotations

from datetime import timedelta

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from porukka.communities import deeds
from porukka.communities.models import Member
from porukka.core.refusal import ensure
from porukka.discussions import rules
from porukka.discussions.models import Post, Topic


@transaction.atomic
def delete(member: Member, post: Post) -> Post:
    """Take a post away. An opening nobody has answered takes its topic with it; an answered post leaves a
    tombstone."""
    topic, post = _locked(post)
    ensure(rules.may_delete(member, post))
    now = timezone.now()
    post.deleted_at, post.deleted_by = now, member
    post.save(update_fields=["deleted_at", "deleted_by"])
    if post.is_opening and topic.replies == 0:
        Topic.objects.filter(pk=topic.pk).update(deleted_at=now, deleted_by=member)
    _recount(topic)
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
    Topic.objects.filter(pk=topic.pk).update(deleted_at=None, deleted_by=None)
    _recount(topic)
    _record("post.restored", member, post, topic)
    return post


def purge(before_days: int = Post.PURGE_DAYS) -> int:
    """Remove for good what was deleted more than `before_days` days ago. Safe to run twice. Returns how many."""
    limit = timezone.now() - timedelta(days=before_days)
    gone = 0
    topics = Topic.objects.filter(deleted_at__lt=limit)
    gone += topics.count()
    topics.delete()
    emptied = Post.objects.filter(deleted_at__lt=limit).exclude(text="", html="")
    gone += emptied.filter(is_answered=True).update(text="", html="")
    gone += Post.objects.filter(deleted_at__lt=limit, is_answered=False, number__gt=0).delete()[0]
    gone += emptied.filter(number=0).update(text="", html="")
    return gone


def _locked(post: Post) -> tuple[Topic, Post]:
    topic = Topic.objects.select_for_update().select_related("room").get(pk=post.topic_id)
    return topic, Post.objects.select_for_update().get(pk=post.pk)


def _recount(topic: Topic) -> None:
    """Bring the topic's kept counts in line with its posts, after a deletion or its undoing."""
    living = Post.objects.filter(community_id=topic.community_id, topic=topic, deleted_at=None)
    recent = list(living.order_by("-number").values_list("author_id", "made_at")[:200])
    last_by, last_at = recent[0] if recent else (topic.author_id, topic.made_at)
    faces = list(dict.fromkeys(str(author) for author, _at in recent if author))[: Topic.FACES]
    Topic.objects.filter(pk=topic.pk).update(
        replies=living.filter(number__gt=0).count(),
        speakers=living.values("author").distinct().count(),
        faces=faces,
        last_at=last_at,
        last_by=last_by,
        version=F("version") + 1,
    )


def _record(kind: str, member: Member, post: Post, topic: Topic) -> None:
    deeds.record(
        kind, actor=member, subject=post.pk, room=topic.room, topic=str(topic.pk), number=post.number
    )
