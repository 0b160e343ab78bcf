"""Where the demo asks everybody something, by name."""

from __future__ import annotations

from porukka.communities.models import Community
from porukka.confirmations.models import Ask
from porukka.core.ids import to_text
from porukka.links.models import Link
from porukka.stories.models import Story
from tests.journeys.places import named


def asked_in(community: Community) -> dict[str, str]:
    ask = Ask.objects.filter(community=community).latest("pk")
    link = Link.objects.filter(community=community).latest("pk")
    story = Story.objects.filter(community=community).latest("pk")
    return {
        "story": named(story.post.topic),
        "to_read": named(ask.post.topic),
        "an_ask": to_text(ask.pk),
        "link": named(link.post.topic),
    }
