"""Where the demo asks everybody something, by name."""

from __future__ import annotations

from porukka.communities.models import Community
from porukka.confirmations.models import Ask
from porukka.core.ids import to_text
from porukka.discussions.models import Topic
from porukka.links.models import Link
from porukka.stories.models import Story


def asked_in(community: Community) -> dict[str, str]:
    ask = Ask.objects.filter(community=community).latest("pk")
    link = Link.objects.filter(community=community).latest("pk")
    story = Story.objects.filter(community=community).latest("pk")
    return {
        "story": _named(story.post.topic),
        "to_read": _named(ask.post.topic),
        "an_ask": to_text(ask.pk),
        "link": _named(link.post.topic),
    }


def _named(topic: Topic) -> str:
    return f"{topic.address}-{topic.slug}"
