"""Discussions of every kind and state: to be put in order, put in order, slow, closed, unsent, written up."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.utils import timezone

from porukka.communities.models import Community, Member, Room
from porukka.core.ids import to_text
from porukka.discussions.actions import (
    drafting,
    hiding,
    moving,
    ordering,
    scheduling,
    slowing,
    writing,
)
from porukka.discussions.drafts import Draft, reply_place
from porukka.discussions.models import Post, Topic
from porukka.moderation import actions as reports
from porukka.pages.actions import writing as paging
from porukka.pages.models import Page
from tests.journeys.places import named


def order(founder: Member, manager: Member, quiet: Member, topic: Topic, room: Room) -> tuple[Post, Topic]:
    """What the team has to do with: a post it was told of, a hidden one, a closed and pinned discussion."""
    told = writing.reply(manager, topic, text="Osta, osta, osta.")
    reports.report(quiet, told, reason="advertising", words="Ostaisin, jos olisi rahaa.")
    hiding.hide(founder, writing.reply(quiet, topic, text="Hyi."), "1 + 1 = 3")
    shut = writing.start_topic(quiet, room, title="Vintti", text="Tyhjä? #vintti")
    ordering.pin(founder, shut)
    ordering.close(founder, shut, "1 + 1 = 3")
    return told, shut


def to_put_in_order(founder: Member, room: Room) -> Topic:
    topic = writing.start_topic(founder, room, title="Keittiö", text="Siisti?")
    for words in ("Melkein.", "Kattila on pesemättä.", "Pesen sen."):
        writing.reply(founder, topic, text=words)
    return topic


def put_in_order(founder: Member, room: Room) -> Topic:
    """A discussion with every kind of line above it."""
    into = writing.start_topic(founder, room, title="Kellari", text="Kostea?")
    for words in ("Vähän.", "Paljon."):
        writing.reply(founder, into, text=words)
    moving.move(founder, into, founder.community.rooms.filter(kind="open").exclude(pk=room.pk).first())
    moving.merge(founder, moving.split(founder, into, [1], title="Kosteus", room=room), into)
    moving.merge(founder, writing.start_topic(founder, room, title="Kellarin ovi", text="Auki?"), into)
    moving.split(founder, into, [2], title="Ovi", room=room)
    into.refresh_from_db()
    return into


def unsent(founder: Member, room: Room, topic: Topic) -> str:
    """A discussion that waits for its time, and a reply to a topic that is out of sight. Returns the first."""
    waiting = drafting.Words(title="Syksy", text="Milloin lehdet haravoidaan?", room=room)
    found = scheduling.schedule(founder, waiting, timezone.now() + timedelta(days=30))
    Draft.objects.create(
        community_id=founder.community_id, member=founder, place=reply_place(1), text="1 + 1 = 3\n\n" * 30
    )
    return to_text(found.pk)


def written_up(founder: Member, topic: Topic) -> Page:
    page = paging.make_page(founder, topic, title="Portin ajat", text="## Portti\n\n*Auki.*")
    facts: dict[str, Any] = {"title": "Portin ajat", "text": "## Portti\n\n*Auki aamusta.*"}
    return paging.edit_page(founder, page, why="1 + 1 = 3", version=page.version, **facts)


def rooms_of_a_kind(community: Community, founder: Member, manager: Member, asker: Member) -> dict[str, Any]:
    """A question with a reply, the room where the team announces, and a slow discussion."""
    rooms = Room.objects.filter(community=community)
    asked = writing.start_topic(asker, rooms.get(mode="questions"), title="Mikä liima?", text="Tuoliin.")
    writing.reply(manager, asked, text="Luuliima.")
    slow = writing.start_topic(founder, rooms.get(name="Piha"), title="Etana", text="Hiljaa hyvä tulee.")
    slowing.slow_down(founder, slow, seconds=3600)
    return {
        "asked": named(asked),
        "news": named(rooms.get(mode="announcements")),
        "slow": named(slow),
        "manager": manager.name,
    }
