"""Who wrote, also where it stands without a name. For those only who have to reach the writer or to know her own
words again: what comes from here is not shown, but for the faces of `unveil`, which asks who looks."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace
from datetime import datetime
from typing import Any

from django.utils.translation import gettext

from porukka.communities.models import Member
from porukka.communities.queries import Face, face_of
from porukka.communities.visitor import Reader
from porukka.discussions.models import Post, Topic, Veil
from porukka.discussions.veils import name_of


def writers_of(posts: Iterable[Post]) -> dict[int, int]:
    """The ids of the members who wrote these posts, by post; without those nobody knows any more. One query at most,
    and none if all stand under their names."""
    found = {post.pk: post.author_id for post in posts if post.author_id}
    veiled = [post.pk for post in posts if post.is_veiled]
    if veiled:
        found |= dict(
            Veil.objects.filter(post__in=veiled, member__isnull=False).values_list("post_id", "member_id")
        )
    return found


def writers_of_ids(community_id: int, posts: Iterable[int]) -> dict[int, int]:
    """The same, of posts of which only the ids are known."""
    known = Post.objects.filter(community_id=community_id, pk__in=set(posts))
    return writers_of(known.only("pk", "author_id", "alias"))


def writers_of_topics(topics: Iterable[Topic]) -> dict[int, int]:
    """The ids of the members who opened these topics, by topic. One query at most."""
    topics = list(topics)
    found = {topic.pk: topic.author_id for topic in topics if topic.author_id}
    veiled = [topic.pk for topic in topics if topic.is_veiled]
    if veiled:
        openings = Veil.objects.filter(post__topic__in=veiled, post__number=0, member__isnull=False)
        found |= dict(openings.values_list("post__topic_id", "member_id"))
    return found


def unveil(posts: Iterable[Post], reader: Reader, *, sees_writers: bool) -> dict[int, Face]:
    """The faces behind posts without a name, by post, as far as this reader may know them: her own at least.

    The rules know afterwards which posts are hers. One query at most, and none if all stand under their names.

    sees_writers: what `rules.may_see_writers` says of the room.
    """
    veiled = {post.pk: post for post in posts if post.is_veiled}
    for post in veiled.values():
        post.recognised(None)
    seen = writers_behind(veiled, reader, sees_writers=sees_writers)
    for pk, face in seen.items():
        veiled[pk].recognised(face.id)
    return seen


def writers_behind(veiled: Collection[int], reader: Reader, *, sees_writers: bool) -> dict[int, Face]:
    """`unveil`, of posts without a name of which only the ids are known."""
    if not veiled or not reader.is_member:
        return {}
    veils = Veil.objects.filter(community_id=reader.community_id, post__in=veiled, member__isnull=False)
    if not sees_writers:
        veils = veils.filter(member=reader.pk)
    return {veil.post_id: face_of(veil.member) for veil in veils.select_related("member")}


def shown_face(post: Post) -> Face:
    """Whom everybody sees a post is by: its author, somebody without a name, or somebody who is erased."""
    return shown_as(post.alias, post.author)


def shown_as(alias: int | None, author: Any) -> Face:
    """`shown_face` of a post of which only the alias and the author are known."""
    if alias is not None:
        return veiled_face(alias)
    face = face_of(author)
    return face if author else replace(face, name=gettext("Somebody who is not here any more"))


def veiled_face(alias: int) -> Face:
    """Somebody without a name: the same in every discussion."""
    return Face(None, name_of(alias), "?", "none")


def is_veiled_in(reader: Reader, topic_id: int) -> bool:
    """Whether this reader has spoken in the topic without her name."""
    mine = Veil.objects.filter(community_id=reader.community_id, member_id=reader.pk or 0)
    return mine.filter(post__topic=topic_id).exists()


def written_without_name(member: Member, since: datetime, *, openings: bool) -> int:
    """How many posts the member has written without her name: limits count them, deeds do not tell."""
    mine = Veil.objects.filter(community_id=member.community_id, member=member, post__made_at__gte=since)
    return mine.filter(post__number=0).count() if openings else mine.filter(post__number__gt=0).count()
