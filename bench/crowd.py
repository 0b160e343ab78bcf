"""A large community: `python -m bench.crowd POSTS MEMBERS ROOMS` on the data of PORUKKA_DATA.

Founded and roomed by the product's actions, talked in through its loader, indexed by its search. Prints what a
browser needs to know.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

import django

if __name__ == "__main__":
    django.setup()

from django.db import transaction
from django.utils import timezone

from bench import talk
from bench.scene import in_session, put_in
from porukka.communities import deeds
from porukka.communities.actions import founding
from porukka.communities.models import Community, Member, Room
from porukka.config import start
from porukka.core import statistics
from porukka.discussions.actions.loading import OldPost, OldTopic, load
from porukka.discussions.addresses import topic_url
from porukka.discussions.models import Post, Topic
from porukka.people.models import Person
from porukka.search.actions.indexing import index, start_anew


def make(size: talk.Size) -> dict[str, Any]:
    """Everything, in bounded memory, however many posts there are."""
    community, rooms, members = _found(size)
    now = timezone.now()
    load(
        community,
        _told(size, rooms, members, now),
        then=lambda posts: _search(posts, community),
    )
    start_anew()  # says that the index is of today
    deeds.pass_over(community.pk)
    statistics.refresh()
    topics = list(Topic.objects.filter(community=community).order_by("id").only("id", "slug"))
    longest = Topic.objects.filter(community=community).order_by("-replies")[0]
    with transaction.atomic():
        sessions = [in_session(member.person) for member in members]
    return {
        "slug": community.slug,
        "community": community.pk,
        "topics": [topic_url(community.slug, topic) for topic in topics],
        "long": topic_url(community.slug, longest),
        "longest": longest.replies + 1,
        "rooms": [f"/c/{community.slug}/r/{room.address}-{room.slug}/" for room in rooms],
        "sessions": sessions,
        "members": {key: member.pk for key, member in zip(sessions, members, strict=True)},
    }


@transaction.atomic
def _found(size: talk.Size) -> tuple[Community, list[Room], list[Member]]:
    keeper = Person.objects.create_user("aino@bench.example", name="Aino", is_keeper=True, language="fi")
    community, founder = founding.found(
        keeper,
        name="Kylä",
        slug="village",
        purpose="Neighbours of one village talk to each other",
        language="fi",
        time_zone="Europe/Helsinki",
        visibility=Community.Visibility.PUBLIC,
    )
    rooms = [
        founding.make_room(founder, name=f"Huone {place}", description="Kaikesta, mitä kylällä puhutaan")
        for place in range(1, size.rooms + 1)
    ]
    return community, rooms, put_in(community, size.members, language="fi")


def _told(size: talk.Size, rooms: list[Room], members: list[Member], now: datetime) -> Iterator[OldTopic]:
    for topic in talk.topics(size):
        posts = [
            OldPost(
                members[post.author].pk, post.text, now - timedelta(days=post.ago), post.reply_to, post.lang
            )
            for post in topic.posts
        ]
        yield OldTopic(rooms[topic.room].pk, topic.title, posts)


def _search(posts: list[Post], community: Community) -> None:
    index([post.pk for post in posts], community)


def main() -> None:
    start.check_database()
    start.migrate()
    posts, members, rooms = map(int, sys.argv[1:])
    print(json.dumps(make(talk.Size(posts=posts, members=members, rooms=rooms))))


if __name__ == "__main__":
    main()
