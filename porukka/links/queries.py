"""What pages read: the links that go with posts, in one query."""

from __future__ import annotations

from collections.abc import Collection

from porukka.communities.visitor import Reader
from porukka.links.models import Link


def links_of_posts(reader: Reader, posts: Collection[int]) -> dict[int, Link]:
    """By post; posts: ids of some that the reader is known to see. Nothing is asked if there are none."""
    if not posts:
        return {}
    found = Link.objects.filter(
        community_id=reader.community_id, post__in=posts, post__deleted_at=None, post__hidden_at=None
    )
    return {link.post_id: link for link in found}
