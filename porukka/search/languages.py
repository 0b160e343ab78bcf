"""In which languages words are analysed."""

from __future__ import annotations

from porukka.communities.models import Community


def of_text(community: Community, own: str = "") -> tuple[str, ...]:
    """Of a post: the community's language, the post's own if known, and English, whose words are everywhere."""
    return tuple(sorted({community.language, own or community.language, "en"}))


def of_question(community: Community, reader: str) -> tuple[str, ...]:
    """Of a question: what the texts are analysed in, and the reader's language."""
    return tuple(sorted({community.language, reader.partition("-")[0], "en"}))
