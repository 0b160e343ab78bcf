"""Keeping what a post said before it was edited."""

from __future__ import annotations

from django.utils import timezone

from porukka.discussions.models import Post, ReactionCount, Topic, Version


def keep_former_words(post: Post, topic: Topic, *, text: str, title: str) -> None:
    """Keep the post's words as a version, before an edit replaces them; sets `post.versions`, which the caller saves.

    text, title: what comes instead. Nothing is kept where nothing changes, nor of a slip put right at once: within
    `Version.GRACE`, while nobody has said anything after the post or reacted to it. The caller has locked both rows.
    """
    former_title = topic.title if post.is_opening else ""
    if text == post.text and title in ("", former_title):
        return
    if _is_slip(post, topic):
        return
    post.versions += 1
    Version.objects.create(
        community_id=post.community_id,
        post=post,
        number=post.versions,
        title=former_title,
        text=post.text,
        html=post.html,
        made_at=post.edited_at or post.made_at,
    )
    too_many = Version.objects.filter(
        community_id=post.community_id, post=post, number__gt=1, number__lte=post.versions - Version.MOST + 1
    )
    too_many.delete()


def _is_slip(post: Post, topic: Topic) -> bool:
    if timezone.now() - post.made_at > Version.GRACE or topic.last_number > post.number or post.versions:
        return False
    return not ReactionCount.objects.filter(community_id=post.community_id, post=post).exists()
