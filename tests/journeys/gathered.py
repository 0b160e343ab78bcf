"""A place made up beside the demo: an audience, so that pictures can show what the verdict says of one."""

from __future__ import annotations

from datetime import timedelta

import django

django.setup()

from django.utils import timezone  # noqa: E402

from porukka.communities.models import Community, Ledger, Member, Room  # noqa: E402
from porukka.discussions.models import Post, Topic  # noqa: E402
from porukka.insights.actions import anew, judging  # noqa: E402
from porukka.insights.measures.conversation import Thread, threads_of  # noqa: E402
from porukka.insights.tests.places import HOST, audience  # noqa: E402
from porukka.people.models import Person  # noqa: E402

NAMES = {"fi": ("Viikon kirje", "Kirjeet", "Kirje"), "en": ("The weekly letter", "Letters", "Letter")}


def gather(mail: str, language: str) -> str:
    """Make it in the house of the environment, founded by the person with this address, and count it. Returns its
    slug."""
    name, room_name, letter = NAMES[language]
    host = Person.objects.get(email=mail)
    slug = f"letter-{language}"
    community = Community.objects.create(slug=slug, name=name, language=language, intent="audience")
    Ledger.objects.create(community=community)
    room = Room.objects.create(community=community, name=room_name, slug="letters", mode="announcements")
    said = audience(people=60, days=200)
    shift = timezone.now() - max(post.at for post in said) - timedelta(hours=1)
    long_ago = timezone.now() - timedelta(days=400)
    members = {
        key: Member(
            community=community,
            person=host if key == HOST else None,
            name=host.name if key == HOST else f"{key}".capitalize(),
            role=Member.Role.FOUNDER if key == HOST else Member.Role.MEMBER,
            joined_at=long_ago,
        )
        for key in sorted({post.author for post in said})
    }
    Member.objects.bulk_create(members.values())
    Community.objects.filter(pk=community.pk).update(members_count=len(members))
    for number, thread in enumerate(threads_of(said), 1):
        _write(community, room, members, thread, f"{letter} {number}", shift)
    anew.rebuild(community)
    judging.judge_all(community)
    return slug


def _write(
    community: Community, room: Room, members: dict[str, Member], thread: Thread, title: str, shift: timedelta
) -> None:
    topic = Topic.objects.create(
        community=community,
        room=room,
        author=members[thread.starter],
        title=title,
        slug=f"letter-{title.rsplit(maxsplit=1)[-1]}",
        made_at=thread.began + shift,
        last_at=thread.posts[-1].at + shift,
        last_by=members[thread.posts[-1].author],
        last_number=len(thread.posts) - 1,
        last_living=len(thread.posts) - 1,
        replies=len(thread.posts) - 1,
        speakers=len({post.author for post in thread.posts}),
    )
    Post.objects.bulk_create(
        Post(
            community=community,
            topic=topic,
            number=number,
            author=members[post.author],
            text=f"{title}, thank you",
            html=f"<p>{title}</p>",
            made_at=post.at + shift,
        )
        for number, post in enumerate(thread.posts)
    )
