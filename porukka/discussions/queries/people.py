"""Who is meant by a name after "@", and who of them cannot read it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection

from porukka.communities.folding import fold
from porukka.communities.models import Member
from porukka.communities.visitor import Reader
from porukka.discussions.models import Mention, Topic
from porukka.discussions.pointing import names_after, names_in

MOST_PLACES = 200  # of "@" that are looked at: more are refused when they are rendered
MOST_FOUND = 500


class People:
    """Members by name, for one text."""

    def __init__(self, found: Collection[Member], chosen: Collection[int]) -> None:
        self._named: dict[str, list[Member]] = defaultdict(list)
        for member in found:
            self._named[member.folded].append(member)
        self._chosen = chosen

    @property
    def ids(self) -> list[int]:
        return [member.pk for same in self._named.values() for member in same]

    def at(self, words: str, begin: int) -> tuple[Member, int] | None:
        """The member with the longest name that begins there, and where it ends.

        Of several who have that name it is the one the writer chose; if she chose none of them it is nobody, for
        nobody should be told by mistake.
        """
        if not self._named:
            return None
        for name, end in names_after(words, begin):
            if same := self._named.get(fold(name)):
                meant = [member for member in same if member.pk in self._chosen] if len(same) > 1 else same
                return (meant[0], end) if len(meant) == 1 else None
        return None


def people_named(writer: Reader, text: str, chosen: Collection[int] = ()) -> People:
    """Those whom the writer may see and whose names stand after an "@". One query, none if there is no "@"."""
    names: set[str] = set()
    for place, begin in enumerate(names_in(text)):
        if place == MOST_PLACES:
            break
        names.update(fold(name) for name, _end in names_after(text, begin + 1))
    if not names:
        return People([], chosen)
    found = Member.objects.visible_to(writer).filter(folded__in=names)
    return People(list(found.only("id", "name", "folded", "community_id")[:MOST_FOUND]), chosen)


def named_outside(topic: Topic, number: int) -> list[str]:
    """Names of the members whom a post names and who may not read it: nobody has told them."""
    mentions = Mention.objects.filter(community_id=topic.community_id, post__topic=topic, post__number=number)
    readers = Member.objects.reading(topic.room).values("pk")
    outside = mentions.exclude(member__in=readers).order_by("member__name")
    return list(outside.values_list("member__name", flat=True))
