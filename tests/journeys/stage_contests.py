"""Contests in every state that looks different: one that is on, one that is over, one that waits for the team; and an
answer to what was asked for."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.utils import timezone

from porukka.communities.models import Community, Member, Room
from porukka.core.ids import to_text
from porukka.discussions.actions import writing
from porukka.ideas.actions import entering, holding
from porukka.ideas.models import Contest
from porukka.ledger.models import Entry
from tests.journeys.places import named


def contests(community: Community, founder: Member, quiet: Member, room: Room) -> dict[str, Any]:
    """Parts of their addresses."""
    held = Contest.objects.filter(community=community)
    on = held.get(state="open")
    entered = on.contenders.select_related("post__topic").order_by("pk")[0].post.topic
    return {
        "on": to_text(on.pk),
        "won": to_text(held.get(state="over").pk),
        "jury": to_text(_for_the_team(founder, quiet, room).pk),
        "filed": to_text(Entry.objects.get(community=community, kind="pain").pk),
        "entered": named(entered),
    }


def _for_the_team(founder: Member, quiet: Member, room: Room) -> Contest:
    """Its last day is over, and the team has to choose."""
    now = timezone.now()
    facts: dict[str, Any] = {"title": "Portin nimi", "text": "1 + 1 = 2", "way": "team", "places": 2}
    times = {"opens_at": now - timedelta(days=2), "closes_at": now + timedelta(days=2)}
    contest = holding.announce(founder, room, **facts, **times)
    for title in ("Ahjo", "Salpa"):
        topic = writing.start_topic(quiet, room, title=title, text="1 + 1 = 2")
        entering.enter(topic.posts.get(number=0), contest)
    Contest.objects.filter(pk=contest.pk).update(closes_at=now, next_at=now)
    holding.keep_time()
    return contest
