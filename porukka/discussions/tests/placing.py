"""What tests of moving, splitting and merging say often, through the addresses that people's browsers use."""

from __future__ import annotations

from porukka.discussions.models import Topic
from porukka.discussions.tests.talking import address
from porukka.people import once


def move(client, topic, room):
    return client.post(address(topic) + "move/", {"room": room.pk})


def split(client, topic, chosen, room=None, title="Endings", **more):
    facts = {"title": title, "posts": chosen, "room": (room or topic.room).pk, "once": once.key()}
    return client.post(address(topic) + "split/", facts | more)


def merge(client, topic, into=None, link=""):
    return client.post(address(topic) + "merge/", {"recent": into.pk if into else "", "link": link})


def room_of(topic):
    return Topic.objects.get(pk=topic.pk).room
