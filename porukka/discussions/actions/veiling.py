"""Speaking without one's name."""

from __future__ import annotations

from collections.abc import Sequence

from django.db.models import Max, QuerySet
from django.utils.translation import gettext_lazy as _

from porukka.communities.models import Member, Room
from porukka.core.refusal import ensure
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


def doer_in(member: Member, topic: Topic) -> Member | None:
    """Whom a deed about the whole topic names: not the one who opened it without her name."""
    return None if topic.is_veiled and topic.opener_id == member.pk else member


def keep_unknown(posts: QuerySet[Post], room: Room, to: Room) -> None:
    """Raises Refused if a post without a name would go to a room where others keep order: they would learn who wrote
    it, and whoever wrote it was told otherwise. In all open rooms it is the team that does."""
    same = room.pk == to.pk or (room.is_open and to.is_open)
    ensure(
        same or not posts.filter(alias__isnull=False).exists(),
        _(
            "Somebody wrote here without a name, and would be known to others in that room. So it stays in its room."
        ),
    )


def new_aliases(posts: Sequence[Post], to: Topic, first_number: int) -> None:
    """Number those without a name anew, for the topic their posts come to: two discussions have the same numbers for
    different people. Nobody is joined with whom she was there already, since that would tell they are one.

    posts: in their order, not saved here; first_number: what the first of them gets there.
    """
    there = Post.objects.filter(community_id=to.community_id, topic=to, alias__isnull=False)
    last = int(there.aggregate(last=Max("alias"))["last"] or ASKER)
    new: dict[int, int] = {}
    for number, post in enumerate(posts, first_number):
        if post.alias is None:
            continue
        if post.alias not in new:
            last += number > 0
            new[post.alias] = last if number else ASKER
        post.alias = new[post.alias]
