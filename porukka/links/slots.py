"""What links put on the pages of the talk: a card with their posts, the same for every reader."""

from __future__ import annotations

from collections.abc import Sequence

from django.template.loader import render_to_string

from porukka.communities.visitor import Reader
from porukka.core import slots
from porukka.discussions.queries.placed import Placed
from porukka.links.actions import CODE
from porukka.links.queries import links_of_posts


@slots.fills("post.attached")
def with_posts(member: Reader, posts: Sequence[Placed]) -> dict[int, str]:
    """Where no post carries one, nothing is asked."""
    carrying = [post.id for post in posts if CODE in post.carries and post.stands]
    return {
        post: render_to_string("links/card.html", {"link": link})
        for post, link in links_of_posts(member, carrying).items()
    }
