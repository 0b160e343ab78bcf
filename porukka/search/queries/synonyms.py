"""The words that mean the same in a community."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass
from functools import lru_cache

from django.db.models import QuerySet

from porukka.communities.models import Community
from porukka.core.prepared import NUMBER, prepared
from porukka.search.engine import same
from porukka.search.engine.expressions import Same
from porukka.search.models import Synonyms


def lines(community_id: int) -> list[Synonyms]:
    """The founder's lines, by their first words; at most `Synonyms.MOST`."""
    return list(Synonyms.objects.filter(community_id=community_id).order_by("words")[: Synonyms.MOST])


@prepared(community=NUMBER)
def _words(community: int) -> QuerySet[Synonyms, str]:
    lines = Synonyms.objects.filter(community=community).order_by("words")
    return lines.values_list("words", flat=True)[: Synonyms.MOST]


@dataclass(frozen=True, eq=False)
class Said:
    """words: a word → the phrases that mean the same; key: what they were read from."""

    words: Same
    key: Hashable


def same_words(community: Community) -> Said:
    """What means the same: by the founder, and everywhere. One query."""
    return _read(tuple(_words(community=community.pk)), community.language)


@lru_cache(maxsize=200)
def _read(own: tuple[str, ...], language: str) -> Said:
    return Said(same.read([*own, *same.built_in([language])]), (own, language))
