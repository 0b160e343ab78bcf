"""The event or the time one may see, and a page of this folder."""

from __future__ import annotations

from django.shortcuts import get_object_or_404

from porukka.communities.visitor import Reader
from porukka.events.models import Event, Occurrence


def found_event(reader: Reader, pk: int) -> Event:
    seen = Event.objects.visible_to(reader).filter(post__topic__deleted_at=None)
    return get_object_or_404(seen.select_related("post__topic__room"), pk=pk)


def found_time(reader: Reader, pk: int) -> Occurrence:
    seen = Occurrence.objects.visible_to(reader).filter(event__post__topic__deleted_at=None)
    return get_object_or_404(seen.select_related("event__post__topic__room"), pk=pk)
