"""What pages read: what one is asked to read, and for those who asked, how many have and who has not."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Exists, OuterRef, QuerySet

from porukka.communities.models import Member, Room
from porukka.communities.visitor import Reader
from porukka.confirmations import rules
from porukka.confirmations.models import Ask, AskQuerySet, Confirmation
from porukka.core.numbers import whole
from porukka.discussions.addresses import post_url

PEOPLE_A_PAGE = 60
MOST_WAITING = 30


@dataclass(frozen=True)
class Tally:
    """seen: how many of those who can read it have confirmed; of: how many they are, without its author."""

    seen: int
    of: int


@dataclass(frozen=True)
class AskRow:
    """is_confirmed: by the reader; count: None for whoever is not shown how many have."""

    id: int
    post_id: int
    url: str
    title: str
    room: str
    author: str
    asked_at: datetime
    is_confirmed: bool
    may_confirm: bool
    sees_who: bool
    count: Tally | None
    remind_from: datetime | None


def asks_of_posts(reader: Reader, posts: Collection[int]) -> list[AskRow]:
    """What is asked for with these posts, which the reader is known to see: one query, and for those who see how
    many have confirmed three for each room the posts stand in."""
    standing = Ask.objects.filter(
        community_id=reader.community_id, post__in=posts, post__deleted_at=None, post__hidden_at=None
    )
    found = list(_with_mine(reader, standing))
    counts = _counts([ask for ask in found if rules.may_see_how_many(reader, ask)])
    return [_row(reader, ask, counts.get(ask.pk)) for ask in found]


def waiting(reader: Reader) -> list[AskRow]:
    """What she has been asked to read and has not confirmed yet, newest first, MOST_WAITING at most: one query."""
    if not reader.is_member:
        return []
    found = _with_mine(reader, Ask.objects.visible_to(reader).filter(post__topic__deleted_at=None))
    missing = found.filter(~Exists(_mine(reader))).exclude(post__author=reader.pk).order_by("-pk")
    return [_row(reader, ask, None) for ask in missing[:MOST_WAITING]]


def ask_row(reader: Reader, ask: Ask) -> AskRow:
    """One of them, with how many have."""
    return asks_of_posts(reader, [ask.post_id])[0]


def missing(ask: Ask) -> list[int]:
    """Ids of the members who are asked and have not confirmed yet."""
    return list(_missing(ask).values_list("pk", flat=True).order_by("pk"))


def missing_page(ask: Ask, after: str = "") -> tuple[list[Member], str]:
    """Them, by name, PEOPLE_A_PAGE at a time; after: the key of the last one seen ("name|id").

    Returns the members and the key of the next page, "" if this was the last.
    """
    found = _missing(ask).order_by("name", "id")
    name, _bar, pk = after.replace("\0", "").rpartition("|")
    if (last := whole(pk, digits=19)) is not None:
        found = found.filter(name__gte=name).exclude(name=name, id__lte=last)
    rows = list(found[: PEOPLE_A_PAGE + 1])
    if len(rows) <= PEOPLE_A_PAGE:
        return rows, ""
    rows = rows[:PEOPLE_A_PAGE]
    return rows, f"{rows[-1].name}|{rows[-1].pk}"


def _missing(ask: Ask) -> QuerySet[Member]:
    said = Confirmation.objects.filter(community_id=ask.community_id, ask=ask, member=OuterRef("pk"))
    return (
        Member.objects.reading(ask.post.topic.room).filter(~Exists(said)).exclude(pk=ask.post.author_id or 0)
    )


def _mine(reader: Reader) -> QuerySet[Confirmation]:
    return Confirmation.objects.filter(community_id=reader.community_id, ask=OuterRef("pk"), member=reader.pk)


def _with_mine(reader: Reader, asks: AskQuerySet) -> AskQuerySet:
    return asks.select_related("post__topic__room", "post__author").annotate(mine=Exists(_mine(reader)))


def _counts(asks: Collection[Ask]) -> dict[int, Tally]:
    by_room: dict[Room, list[Ask]] = {}
    for ask in asks:
        by_room.setdefault(ask.post.topic.room, []).append(ask)
    counts: dict[int, Tally] = {}
    for room, here in by_room.items():
        people = Member.objects.reading(room)
        said = Confirmation.objects.filter(
            community_id=room.community_id, ask__in=here, member__in=people.values("pk")
        )
        seen = dict(said.order_by().values_list("ask").annotate(Count("pk")))
        authors = {ask.post.author_id or 0 for ask in here}
        reading = set(people.filter(pk__in=authors).values_list("pk", flat=True))
        total = people.count()
        for ask in here:
            counts[ask.pk] = Tally(seen.get(ask.pk, 0), total - (ask.post.author_id in reading))
    return counts


def _row(reader: Reader, ask: Ask, count: Tally | None) -> AskRow:
    topic, author = ask.post.topic, ask.post.author
    return AskRow(
        id=ask.pk,
        post_id=ask.post_id,
        url=post_url(reader.community.slug, topic, ask.post.number),
        title=topic.title,
        room=topic.room.name,
        author=author.name if author else "",
        asked_at=ask.asked_at,
        is_confirmed=ask.mine,  # type: ignore[attr-defined]
        may_confirm=rules.may_confirm(reader, ask),
        sees_who=rules.may_see_who(reader, ask),
        count=count,
        remind_from=ask.remind_from,
    )
