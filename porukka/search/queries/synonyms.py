"""The words that mean the same in a community."""

from __future__ import annotations

from porukka.communities.models import Community
from porukka.search.engine import same
from porukka.search.engine.expressions import Same
from porukka.search.models import Synonyms


def lines(community_id: int) -> list[Synonyms]:
    """The founder's lines, by their first words; at most `Synonyms.MOST`."""
    return list(Synonyms.objects.filter(community_id=community_id).order_by("words")[: Synonyms.MOST])


def same_words(community: Community) -> Same:
    """A word → the phrases that mean the same: the founder's, and what means the same everywhere. One query."""
    own = [line.words for line in lines(community.pk)]
    return same.read([*own, *same.built_in([community.language])])
