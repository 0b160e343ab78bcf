"""What every page inside a community may use."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest

from porukka.communities.addresses import community_url, room_url
from porukka.communities.live import head
from porukka.communities.queries import face_of

_HELPERS = {"community_url": community_url, "room_url": room_url, "face_of": face_of, "live_seq": head}


def helpers(request: HttpRequest) -> dict[str, Any]:
    return _HELPERS
