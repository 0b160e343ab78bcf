"""Speaking without one's name."""

from __future__ import annotations

from django.db.models import Max

from porukka.communities.models import Member
from porukka.discussions.models import Post, Topic, Veil
from porukka.discussions.veils import ASKER


def alias_of(member: Member, topic: Topic) -> int:
    """By which number the member speaks in this topic without her name: always the same, so that the others can
    follow who says what. The topic's row is locked by the caller."""
    veiled = Post.objects.filter(community_id=topic.community_id, topic=topic, alias__isnull=False)
    hers = veiled.filter(veil__member=member).values_list("alias", flat=True).first()
    if hers is not None:
        return hers
    return int(veiled.aggregate(last=Max("alias"))["last"] or ASKER) + 1


def veil(post: Post, member: Member) -> None:
    """Keep who wrote the post where nothing else reads."""
    Veil.objects.create(community_id=post.community_id, post=post, member=member)


def told(veiled: bool) -> dict[str, bool]:
    """What a deed about a post without a name says of it."""
    return {"veiled": True} if veiled else {}


def doer(member: Member, post: Post) -> Member | None:
    """Whom a deed about the post names: not the one who wrote it without her name, when she does it herself."""
    return None if post.is_veiled and post.writer_id == member.pk else member
