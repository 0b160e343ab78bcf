"""What those who watch are shown of a thing that stands below a post, a poll say."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.db.models import QuerySet

from porukka.communities.models import Community, Deed, Visitor


def latest_of(found: Sequence[Deed], things: QuerySet[Any]) -> tuple[Visitor, dict[int, int]]:
    """A reader as good as everybody, and by each thing's id that of its latest deed.

    found: deeds of one community about such things; things: all of their kind, each with a `post`. What has gone to
    another room since is left out: it is read by others.
    """
    neutral = Visitor(Community.objects.get(pk=found[0].community_id), AnonymousUser())
    latest = {deed.subject: deed.pk for deed in found}
    rooms = {deed.subject: deed.room_id for deed in found}
    places = things.filter(pk__in=latest).values_list("pk", "post__topic__room")
    return neutral, {pk: latest[pk] for pk, room in places if room == rooms[pk]}
