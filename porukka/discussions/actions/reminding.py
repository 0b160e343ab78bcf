"""Reminders are given when their time has come. The truth is the table; the worker looks at it each minute."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from porukka.communities import deeds
from porukka.communities.models import Member
from porukka.core import jobs
from porukka.discussions.models import Post, Saved, Topic

AT_ONCE = 2000  # in one minute; the rest waits for the next


def remind_due() -> int:
    """Give every reminder that is due, also what an outage held up. Safe to run twice, or in two workers at once.

    A suspended member is reminded when she is back. Returns how many were given.
    """
    due = Saved.objects.due().filter(member__in=Member.objects.active().values("pk")).order_by("remind_at")
    return jobs.one_by_one(list(due.values_list("pk", flat=True)[:AT_ONCE]), _remind)


@transaction.atomic
def _remind(pk: int) -> bool:
    """Claim the reminder, and leave the deed by which she is told; of what she may not see now, nothing is told."""
    # whoever comes second waits here, and finds nothing left to do
    waiting = Saved.objects.due().select_for_update(of=("self",)).select_related("member__community")
    saved = waiting.filter(pk=pk).first()
    if saved is None:
        return False
    topic, post = _still_seen(saved)
    if topic is None:
        Saved.objects.filter(pk=pk).update(remind_at=None)
        return False
    Saved.objects.filter(pk=pk).update(reminded_at=timezone.now())
    # without an actor: what she keeps in mind is nobody's business
    deeds.record(
        "reminder.due",
        actor=None,
        subject=saved.pk,
        room=topic.room,
        member=str(saved.member_id),
        topic=str(topic.pk),
        post=str(post.pk) if post else "",
    )
    return True


def _still_seen(saved: Saved) -> tuple[Topic | None, Post | None]:
    """The topic and, if it was one, the post, as far as she may see them now."""
    member = saved.member
    if saved.topic_id:
        topics = Topic.objects.visible_to(member).select_related("room")
        return topics.filter(pk=saved.topic_id).first(), None
    posts = Post.objects.visible_to(member).filter(deleted_at=None).select_related("topic__room")
    post = posts.filter(pk=saved.post_id or 0).first()
    return (post.topic, post) if post else (None, None)
