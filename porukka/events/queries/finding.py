"""Which times of which events stand below posts, in lists, and on a page of their own."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import UTC, datetime, timedelta
from typing import NamedTuple

from django.db.models import Exists, F, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone

from porukka.communities.kept import kept
from porukka.communities.models import Room
from porukka.communities.visitor import Reader
from porukka.core.ids import from_text, to_text
from porukka.core.prepared import NUMBER, SHAPE, prepared
from porukka.discussions.following import muted
from porukka.discussions.models import Topic
from porukka.events.models import Coming, Event, Occurrence
from porukka.events.queries.rows import TimeRow, rows_of

A_PAGE = 30
KNOWN = 2000  # so many topics with events are remembered at once; where there are more, each page asks
SHOWN = ("coming", "past")
MOST_UNANSWERED = 20
EPOCH, A_MOMENT = datetime(2020, 1, 1, tzinfo=UTC), timedelta(microseconds=1)
WITH_ALL = "event__post__topic__room"


class Known(NamedTuple):
    """Ids of topics that have an event, and of the posts they stand below; is_all: there are no others."""

    topics: frozenset[int]
    posts: frozenset[int]
    is_all: bool = True

    @property
    def is_none(self) -> bool:
        return self.is_all and not self.topics

    def of_topics(self, ids: Iterable[int]) -> list[int]:
        """Those of these topics that may have one."""
        return [pk for pk in ids if not self.is_all or pk in self.topics]

    def of_posts(self, ids: Iterable[int]) -> list[int]:
        return [pk for pk in ids if not self.is_all or pk in self.posts]


def known_events(reader: Reader) -> Known:
    """Where there are events in this community. Most topics have none, and ask nothing more then."""

    def find() -> Known:
        found = _events(community=reader.community_id, most=KNOWN + 1)
        topics, posts = frozenset(topic for topic, _post in found), frozenset(post for _topic, post in found)
        return Known(topics, posts, len(found) <= KNOWN)

    return kept(reader, ("events",), 80_000, find)


@prepared(community=NUMBER, most=SHAPE)
def _events(community: int, most: int) -> QuerySet[Event, tuple[int, int]]:
    found = Event.objects.filter(community_id=community, post__deleted_at=None, post__hidden_at=None)
    return found.order_by("-pk").values_list("post__topic", "post")[:most]


def _shown() -> Coalesce:
    """The time of an event that one is asked about: the next that is on, else the last."""
    times = Occurrence.objects.filter(community=OuterRef("community"), event=OuterRef("event"))
    following = times.filter(ends__gt=timezone.now(), cancelled_at=None).order_by("starts", "pk")
    last = times.order_by("-starts", "-pk")
    return Coalesce(Subquery(following.values("pk")[:1]), Subquery(last.values("pk")[:1]))


def times_of_posts(reader: Reader, posts: Collection[int]) -> list[TimeRow]:
    """The next time of each event of these posts, which the reader is known to see: two queries, one if there are
    none."""
    standing = Occurrence.objects.filter(
        community_id=reader.community_id,
        event__post__in=posts,
        event__post__deleted_at=None,
        event__post__hidden_at=None,
    )
    return rows_of(reader, standing.filter(pk=_shown()).select_related(WITH_ALL))


def times_of_events(reader: Reader, ids: Collection[int]) -> list[TimeRow]:
    """These times by their own ids, which the reader is known to see."""
    standing = Occurrence.objects.filter(
        community_id=reader.community_id,
        pk__in=ids,
        event__post__deleted_at=None,
        event__post__hidden_at=None,
    )
    return rows_of(reader, standing.select_related(WITH_ALL))


class Beside(NamedTuple):
    """What a list of topics says of an event."""

    starts: datetime
    is_over: bool
    is_cancelled: bool
    taken: int


def events_of_topics(reader: Reader, topics: Collection[int]) -> dict[int, Beside]:
    """When the event of each topic takes place next, in one query; none if no topic has one."""
    ids = tuple(known_events(reader).of_topics(topics))
    if not ids:
        return {}

    def find() -> dict[int, Beside]:
        standing = Occurrence.objects.filter(
            community_id=reader.community_id,
            event__post__topic__in=ids,
            event__post__deleted_at=None,
            event__post__hidden_at=None,
        )
        rows = standing.filter(pk=_shown()).select_related("event").annotate(topic=F("event__post__topic"))
        return {
            one.topic: Beside(one.starts, one.is_over, one.is_cancelled, one.seats_taken)  # type: ignore[attr-defined]
            for one in rows
        }

    return kept(reader, ("events of topics", ids), 150 * len(ids), find)


class EventsPage(NamedTuple):
    """after: the key of the next page, "" on the last."""

    rows: list[TimeRow]
    after: str


def page(reader: Reader, *, show: str = "coming", room: Room | None = None, after: str = "") -> EventsPage:
    """A page of what this reader may see: of what comes each event once, with its next time; of what is past each
    time, the newest first.

    show: of SHOWN; after: the key a former page gave, a broken one means the first page.
    """
    now = timezone.now()
    found: QuerySet[Occurrence] = Occurrence.objects.visible_to(reader).filter(
        event__post__topic__deleted_at=None
    )
    if room is not None:
        found = found.filter(event__post__topic__room=room)
    key = _key(after)
    if show == "past":
        found = found.filter(ends__lte=now, cancelled_at=None).order_by("-starts", "-pk")
        found = found.filter(Q(starts__lt=key[0]) | Q(starts=key[0], pk__lt=key[1])) if key else found
    else:
        found = _next_of_each(found.filter(ends__gt=now), now).order_by("starts", "pk")
        found = found.filter(Q(starts__gt=key[0]) | Q(starts=key[0], pk__gt=key[1])) if key else found
    some = list(found.select_related(WITH_ALL)[: A_PAGE + 1])
    more, some = len(some) > A_PAGE, some[:A_PAGE]
    last = f"{(some[-1].starts - EPOCH) // A_MOMENT}.{to_text(some[-1].pk)}" if more else ""
    return EventsPage(rows_of(reader, some), last)


def _next_of_each(found: QuerySet[Occurrence], now: datetime) -> QuerySet[Occurrence]:
    """Of each event only the next time; one that was called off stands there for itself until it would be over."""
    earlier = Occurrence.objects.filter(
        community=OuterRef("community"), event=OuterRef("event"), ends__gt=now, cancelled_at=None
    ).filter(Q(starts__lt=OuterRef("starts")) | Q(starts=OuterRef("starts"), pk__lt=OuterRef("pk")))
    return found.filter(~Exists(earlier))


def _key(text: str) -> tuple[datetime, int] | None:
    moment, _dot, pk = text.partition(".")
    try:
        return EPOCH + int(moment[:17]) * A_MOMENT, from_text(pk)
    except (ValueError, OverflowError):
        return None


def other_times(reader: Reader, event: Event, but: int) -> list[tuple[Occurrence, str]]:
    """Further times of an event that comes again, those ahead first: each with the reader's answer. but: the one she
    looks at."""
    now = timezone.now()
    rows = Occurrence.objects.filter(community_id=reader.community_id, event=event).exclude(pk=but)
    ahead = list(rows.filter(ends__gt=now).order_by("starts", "pk")[: Event.MOST_AHEAD])
    past = list(rows.filter(ends__lte=now, cancelled_at=None).order_by("-starts", "-pk")[:A_PAGE])
    answers = dict(
        Coming.objects.filter(
            community_id=reader.community_id,
            occurrence__in=[*ahead, *past],
            member=reader.pk,
            member__isnull=False,
        ).values_list("occurrence", "answer")
    )
    return [(one, answers.get(one.pk, "")) for one in [*ahead, *past]]


def unanswered(member: Reader) -> list[TimeRow]:
    """What comes next and she has not said anything to, of what she sees and has not muted, at most MOST_UNANSWERED.
    One query if there is nothing."""
    if not member.is_member or known_events(member).is_none:
        return []
    now = timezone.now()
    answered = Coming.objects.filter(
        community=OuterRef("community"), occurrence=OuterRef("pk"), member=member.pk
    )
    heard = Topic.objects.visible_to(member).filter(~muted(member))
    found = Occurrence.objects.visible_to(member).filter(
        ends__gt=now, cancelled_at=None, event__post__topic__in=heard.values("pk")
    )
    some = _next_of_each(found.filter(~Exists(answered)), now).order_by("starts", "pk")
    return rows_of(member, some.select_related(WITH_ALL)[:MOST_UNANSWERED])


def time_to_change(reader: Reader, event: Event) -> int | None:
    """The next time that is as the rule has it: what a change of the whole event begins with."""
    rows = Occurrence.objects.filter(community_id=reader.community_id, event=event, cancelled_at=None)
    plain = rows.filter(ends__gt=timezone.now(), starts=F("recurrence_at")).order_by("starts", "pk")
    return plain.values_list("pk", flat=True).first() or next_time(reader, event)


def next_time(reader: Reader, event: Event) -> int | None:
    """The time of an event that one is led to."""
    rows = Occurrence.objects.filter(community_id=reader.community_id, event=event, pk=_shown())
    return rows.values_list("pk", flat=True).first()
