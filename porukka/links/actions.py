"""What changes: a link goes with a post."""

from __future__ import annotations

from django.db import transaction

from porukka.communities import deeds
from porukka.core.text.links import shown_host
from porukka.discussions.actions import carried
from porukka.discussions.actions.veiling import told
from porukka.discussions.models import Post
from porukka.links.models import Link

CODE = "links"  # what a post carries


@transaction.atomic
def share(post: Post, *, href: str, words: str, question: str = "") -> Link:
    """Put a checked link with a post; its right is that of the post it is written with, and of a post without a name
    its deed names nobody either."""
    link = Link.objects.create(
        community_id=post.community_id,
        post=post,
        href=href,
        site=shown_host(href),
        words=words,
        question=question,
    )
    carried.note(post, CODE)
    topic = post.topic
    deeds.record(
        "link.shared",
        actor=post.author,
        subject=link.pk,
        room=topic.room,
        topic=str(topic.pk),
        **told(post.is_veiled),
    )
    return link
