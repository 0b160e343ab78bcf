"""Links of a demo community to its own discussions: `[words](topic:Title)` in the file."""

from __future__ import annotations

import re
from collections.abc import Iterable

from porukka.discussions.addresses import topic_url
from porukka.discussions.models import Topic

_LINK = re.compile(r"\(topic:([^)]+)\)")


def with_addresses(text: str, slug: str, topics: Iterable[Topic]) -> str:
    """The text with the addresses of discussions in place of their titles.

    slug: the community's; topics: those that have been opened by then. Raises KeyError for a title that none has.
    """
    if "(topic:" not in text:
        return text
    addresses = {topic.title: topic_url(slug, topic) for topic in topics}
    return _LINK.sub(lambda link: f"({addresses[link[1]]})", text)
