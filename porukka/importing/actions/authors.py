"""Who wrote in the other place becomes a member without an account, who has left: her name stays with her words."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from datetime import datetime
from itertools import islice
from typing import NamedTuple, TypeVar

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from porukka.communities.folding import fold
from porukka.communities.models import Community, Member
from porukka.importing import keys
from porukka.importing.models import Author, Import
from porukka.importing.telling import SOURCES, CannotBring
from porukka.people.names import clean_name

ROWS = 500
NAME_LENGTH = 60
T = TypeVar("T")


class Who(NamedTuple):
    """pk: of the member; name: as she is called here."""

    pk: int
    name: str


def settle(
    batch: Import,
    people: Mapping[str, tuple[str, datetime]],
    *,
    members: Mapping[str, Member] = {},
    pseudonyms: bool = False,
) -> dict[str, Who]:
    """Everybody who wrote, by the name of the other place. Who came along before is the same again.

    people: name there → what she is called, and when she first wrote; members: those of them who are here;
    pseudonyms: nobody else keeps her name. Raises CannotBring if somebody is a member now whose words came as
    another's before.
    """
    found: dict[str, Who] = {}
    with override(batch.community.language):
        taken = set(
            Member.objects.filter(community=batch.community_id, person__isnull=False).values_list(
                "folded", flat=True
            )
        )
        name_of = _pseudonyms(batch) if pseudonyms else _names(batch.source, taken)
        for some in batches(people.items(), ROWS):
            found |= _settle_some(batch, dict(some), members, name_of)
    return found


@transaction.atomic
def _settle_some(
    batch: Import,
    people: dict[str, tuple[str, datetime]],
    members: Mapping[str, Member],
    name_of: Callable[[str], str],
) -> dict[str, Who]:
    known = _known(batch.community, batch.source, people)
    for author in known.keys() & members.keys():
        if known[author].pk != members[author].pk:
            words = _(
                "“%(name)s” came along before as somebody without an account. Take that import back first, then "
                "bring it again."
            )
            raise CannotBring(words % {"name": author})
    new = {author: who for author, who in people.items() if author not in known}
    made = {
        author: members.get(author) or _made(batch.community, name_of(name), first)
        for author, (name, first) in new.items()
    }
    Member.objects.bulk_create([one for author, one in made.items() if author not in members])
    Author.objects.bulk_create(
        Author(
            community_id=batch.community_id,
            source=batch.source,
            key=keys.of_author(author),
            member=member,
            is_ours=author not in members,
        )
        for author, member in made.items()
    )
    return known | {author: Who(member.pk, member.name) for author, member in made.items()}


def _known(community: Community, source: str, people: Iterable[str]) -> dict[str, Who]:
    by_key = {keys.of_author(author): author for author in people}
    rows = Author.objects.filter(community=community, source=source, key__in=list(by_key))
    return {by_key[key]: Who(pk, name) for key, pk, name in rows.values_list("key", "member", "member__name")}


def _made(community: Community, name: str, first: datetime) -> Member:
    return Member(
        community=community,
        name=name,
        state=Member.State.LEFT,
        joined_at=first,
        left_at=timezone.now(),
    )


def _names(source: str, taken: set[str]) -> Callable[[str], str]:
    """Their own, as far as they can be shown; nobody takes the name of a member who is here."""

    def name_of(name: str) -> str:
        shown = ""
        for words in (name, name[: NAME_LENGTH - 1] + "…", name.replace("://", " ").replace("www.", "")):
            with suppress(ValidationError):
                shown = shown or clean_name(words)
        shown = shown or _("Somebody")
        if fold(shown) not in taken:
            return shown
        ending = f" ({SOURCES[source]})"
        return shown[: NAME_LENGTH - len(ending)] + ending

    return name_of


def _pseudonyms(batch: Import) -> Callable[[str], str]:
    number = Author.objects.filter(community=batch.community_id).count()

    def name_of(_name: str) -> str:
        nonlocal number
        number += 1
        return _("Writer %(number)s") % {"number": number}

    return name_of


def batches(rows: Iterable[T], size: int) -> Iterator[list[T]]:
    """The rows in lists of at most so many."""
    left = iter(rows)
    while some := list(islice(left, size)):
        yield some
