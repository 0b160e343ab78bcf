"""What the people of the demo keep to come back to, and the lists they have named."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from django.utils import timezone

from porukka.communities.models import Member, Room
from porukka.discussions.actions.saving import save
from porukka.discussions.actions.viewing import keep_view
from porukka.discussions.models import Post, Saved
from porukka.discussions.reminding import moment_of
from porukka.people.zones import zone

SOON_AFTER = timedelta(minutes=40)


def save_for(entry: dict[str, Any], post: Post, members: Mapping[str, Member]) -> None:
    """entry: a post of the file, with who has saved it and when she wants to be reminded (a reminding.When).

    An opening is saved with its whole topic.
    """
    for key, when in entry.get("saved_by", {}).items():
        member = members[key]
        with timezone.override(zone(member.community.time_zone)):
            kept = save(member, post.topic if post.is_opening else post, moment_of(when))
        Saved.objects.filter(pk=kept.pk).update(made_at=min(post.made_at + SOON_AFTER, timezone.now()))


def keep_views(entry: dict[str, Any], room: Room, members: Mapping[str, Member]) -> None:
    """entry: a room of the file, with the views of it that somebody has kept."""
    for view in entry.get("views", ()):
        keep_view(members[view["by"]], name=view["name"], order=view["order"], show=view["show"], room=room)
