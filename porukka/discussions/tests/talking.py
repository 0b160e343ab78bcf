"""What the talk's tests say often: start, reply, delete, through the addresses that people's browsers use."""

from __future__ import annotations

import re
from html import unescape
from typing import Any

from django.test import Client
from django.utils import timezone

from porukka.communities.models import Deed, Member, Room
from porukka.core.ids import to_text
from porukka.discussions.actions import writing
from porukka.discussions.models import Post, Topic
from porukka.people import once

TALK = "/c/writers/"
NEW = "/c/writers/new/"


def a_topic(
    by: Member, room: Room, title: str = "First chapters", text: str = "How do you end yours?"
) -> Topic:
    """A topic that is simply there."""
    return writing.start_topic(by, room, title=title, text=text)


def a_reply(by: Member, topic: Topic, text: str = "In the middle.", to: Post | None = None) -> Post:
    return writing.reply(by, topic, text=text, reply_to=to)


def opening(topic: Topic) -> Post:
    return topic.posts.get(number=0)


def address(topic: Topic) -> str:
    return f"/c/writers/t/{to_text(topic.pk)}-{topic.slug}/"


def post_address(post: Post, what: str = "") -> str:
    return f"/c/writers/p/{post.address}/{what}"


def start(client: Client, room: Room, title: str = "First chapters", **fields: Any) -> Any:
    fields = {"title": title, "text": "How do you end yours?", "room": room.pk, "once": once.key()} | fields
    return client.post(NEW, fields)


def reply(client: Client, topic: Topic, text: str = "In the middle.", **fields: Any) -> Any:
    return client.post(address(topic) + "replies/", {"text": text, "once": once.key()} | fields)


def page(client: Client, path: str = TALK, status: int = 200) -> str:
    """The page as its reader sees its source: entities resolved."""
    answer = client.get(path)
    assert answer.status_code == status, f"{path} answered {answer.status_code}"
    return unescape(answer.content.decode())


def titles(html: str) -> list[str]:
    """The discussions of a list, in its order."""
    return re.findall(r'<h2 class="title"><a href="[^"]*">(.*?)</a>', html)


def link_to(html: str, title: str) -> str:
    """Where the list's line with this title leads."""
    return re.search(rf'<h2 class="title"><a href="([^"]*)">{re.escape(title)}</a>', html)[1]


def is_unread(html: str, title: str) -> bool:
    return bool(re.search(rf'>{re.escape(title)}</a><span class="visually-hidden">, unread', html))


def numbers(html: str) -> list[int]:
    """The numbers of the posts on a topic's page, in their order."""
    return [int(number) for number in re.findall(r'<article class="[^"]*" id="p(\d+)"', html)]


def deeds_of(topic: Topic) -> list[str]:
    return list(
        Deed.objects.filter(community_id=topic.community_id).order_by("seq").values_list("kind", flat=True)
    )


def age(topic: Topic, moment: Any) -> None:
    """Move a topic and all its posts to another time."""
    Post.objects.filter(topic=topic).update(made_at=moment)
    Topic.objects.filter(pk=topic.pk).update(made_at=moment, last_at=moment)


def now() -> Any:
    return timezone.now()
