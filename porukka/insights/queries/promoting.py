"""What is only a link elsewhere, as the measure takes it."""

from __future__ import annotations

from datetime import datetime

from django.conf import settings

from porukka.communities.models import Community, Room
from porukka.discussions.models import Post
from porukka.insights.measures.care import Share
from porukka.insights.measures.promoting import promo_share

MOST = 20_000  # posts with an address that are read, the newest


def promoting(community: Community, since: datetime, until: datetime, room: Room | None = None) -> Share:
    """The share of the posts from after `since` up to `until`, of the community or of one room. Two queries."""
    posts = Post.objects.filter(
        community=community, deleted_at=None, hidden_at=None, made_at__gt=since, made_at__lte=until
    )
    if room is not None:
        posts = posts.filter(topic__room=room)
    linking = posts.filter(text__contains="://").order_by("-made_at", "-pk").values_list("text", flat=True)
    return promo_share(linking[:MOST].iterator(), posts.count(), settings.PORUKKA_URL)
