"""What these tests say often: somebody is new, waits, and the round is gone."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from html import unescape
from typing import Any

from django.urls import reverse
from django.utils import timezone

from porukka.communities.models import Member, Room
from porukka.discussions.actions import writing
from porukka.discussions.models import Post, Topic
from porukka.insights.models import MemberDay
from porukka.people import once
from porukka.rounds.models import Errand
from porukka.rounds.queries.quiet import today_of
from tests.cast import Cast, a_member, signed_in

ROUND = "/c/writers/round/"


def at(name: str, errand: Errand) -> str:
    return reverse(f"rounds:{name}", args=["writers", errand.pk])


def a_newcomer(cast: Cast, name: str = "Uuno") -> Member:
    member = a_member(cast.community, name)
    Member.objects.filter(pk=member.pk).update(joined_at=timezone.now() - timedelta(hours=30))
    return Member.objects.get(pk=member.pk)


def asks(member: Member, room: Room, title: str, days: float = 0.1) -> Topic:
    """A discussion that began so many days ago."""
    topic = writing.start_topic(member, room, title=title, text=f"About {title}.")
    return aged(topic, timezone.now() - timedelta(days=days))


def aged(topic: Topic, moment: datetime) -> Topic:
    Post.objects.filter(topic=topic).update(made_at=moment)
    Topic.objects.filter(pk=topic.pk).update(made_at=moment, last_at=moment)
    return Topic.objects.select_related("room").get(pk=topic.pk)


def wrote(member: Member, room: Room, *days_ago: int) -> None:
    """As the roll-ups know it."""
    today = today_of(member.community)
    MemberDay.objects.bulk_create(
        MemberDay(
            community=member.community, room=room, day=today - timedelta(days=ago), member=member.pk, posts=1
        )
        for ago in days_ago
    )


def begin(member: Member, minutes: int = 20) -> list[Errand]:
    """The errands of her round, in order, after she has begun it."""
    assert signed_in(member).post(ROUND + "beginning/", {"minutes": minutes}).status_code == 302
    return list(Errand.objects.filter(member=member).order_by("position"))


def send(somebody: Any, path: str, status: int = 302, **fields: Any) -> Any:
    found = signed_in(somebody).post(path, {"once": once.key()} | fields)
    assert found.status_code == status, f"{path} answered {found.status_code}"
    return found


def read(somebody: Any, path: str = ROUND, status: int = 200) -> str:
    found = signed_in(somebody).get(path)
    assert found.status_code == status, f"{path} answered {found.status_code}"
    return re.sub(r"\s+", " ", unescape(found.content.decode()))


def kinds(errands: list[Errand]) -> list[str]:
    return [errand.kind for errand in errands]
