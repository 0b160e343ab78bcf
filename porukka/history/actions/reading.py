"""A month is read: how much was said, which words rose, which openings many answered. The worker does it, so that the
page reads a few rows, however much was ever said."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.db import transaction
from django.db.models import Count, Q
from django.utils import timezone

from porukka.communities.models import Community
from porukka.core.ids import first_id_at
from porukka.core.text import plain
from porukka.discussions.models import Post, Topic
from porukka.history.models import Due, Month, Opening, Read
from porukka.history.words import Heard, most_frequent, rising

MOST_READ = 20_000  # posts of a month whose words are looked at, its newest
LOOKED_AT = 3_000  # letters of a post's HTML
BEFORE = 12  # months against which words rise
OPENINGS = 5  # of a room and day
FEWEST_ANSWERERS = 2
ANEW = timedelta(hours=20)  # the current month is read again after so long
SLACK = timedelta(minutes=10)  # between an id and the moment beside it


def communities_due() -> list[Community]:
    """Where something is to be read, which is done once a day."""
    lately = Read.objects.filter(at__gt=timezone.now() - ANEW).values("community")
    return list(Community.objects.filter(pk__in=Due.objects.values("community")).exclude(pk__in=lately))


def read_due(community: Community, step: Callable[[int], None] = lambda months: None) -> int:
    """Read every month that is due, the oldest first. step: told how many were. Returns how many there were."""
    months = list(Due.objects.filter(community=community).order_by("month").values_list("month", flat=True))
    for number, month in enumerate(months, start=1):
        read(community, month)
        step(number)
    Read.objects.update_or_create(community=community, defaults={"at": timezone.now()})
    return len(months)


@dataclass
class _Room:
    posts: int = 0
    heard: Heard = field(default_factory=Heard)


def read(community: Community, month: date) -> None:
    """Make a month anew from its posts."""
    Due.objects.filter(community=community, month=month).delete()  # what comes from here on marks it again
    begin, end = _bounds(community, month)
    rooms = _listen(community, begin, end)
    begun = _openings(community, begin, end)
    before = _before(community, month)
    rows = [
        Month(
            community=community,
            room_id=room,
            month=month,
            posts=found.posts,
            topics=begun[1][room],
            rising=rising(found.heard, *before[room]),
            words=most_frequent(found.heard),
        )
        for room, found in rooms.items()
    ]
    with transaction.atomic():
        Month.objects.filter(community=community, month=month).delete()
        Month.objects.bulk_create(rows)
        on_days = Q(year=month.year, on_day__gte=month.month * 100, on_day__lt=month.month * 100 + 100)
        mine = Opening.objects.filter(community=community)
        mine.filter(on_days | Q(topic__in=[one.topic_id for one in begun[0]])).delete()
        Opening.objects.bulk_create(begun[0])


def _bounds(community: Community, month: date) -> tuple[datetime, datetime]:
    zone = ZoneInfo(community.time_zone)
    after = (month + timedelta(days=31)).replace(day=1)
    return datetime.combine(month, time(), zone), datetime.combine(after, time(), zone)


def _listen(community: Community, begin: datetime, end: datetime) -> dict[int, _Room]:
    """How much was said in each room, and in which words."""
    said = Post.objects.filter(
        community=community,
        pk__gte=first_id_at(begin - SLACK),  # ids are of the moment: the rest of the table is not looked at
        pk__lt=first_id_at(end + SLACK),
        made_at__gte=begin,
        made_at__lt=end,
        deleted_at=None,
        hidden_at=None,
        topic__deleted_at=None,
    )
    rooms: defaultdict[int, _Room] = defaultdict(_Room)
    for room, posts in said.order_by().values_list("topic__room").annotate(posts=Count("pk")):
        rooms[room].posts = posts
    newest = said.order_by("-pk").values_list("topic__room", "author", "html", "lang")[:MOST_READ]
    for room, author, html, lang in newest.iterator(chunk_size=500):
        rooms[room].heard.hear(plain(html[:LOOKED_AT]), author, lang or community.language)
    return rooms


def _openings(community: Community, begin: datetime, end: datetime) -> tuple[list[Opening], Counter[int]]:
    """The few of each room and day that most people answered; and how many discussions began, by room."""
    topics = Topic.objects.filter(
        community=community,
        pk__gte=first_id_at(begin - SLACK),
        pk__lt=first_id_at(end + SLACK),
        made_at__gte=begin,
        made_at__lt=end,
        deleted_at=None,
    )
    zone = ZoneInfo(community.time_zone)
    begun: Counter[int] = Counter()
    best: defaultdict[tuple[int, date], list[tuple[int, int]]] = defaultdict(list)
    rows = topics.order_by().values_list("pk", "room", "made_at", "speakers")
    for pk, room, made_at, speakers in rows.iterator():
        begun[room] += 1
        if speakers > FEWEST_ANSWERERS:
            best[room, made_at.astimezone(zone).date()].append((speakers - 1, pk))
    return [
        Opening(
            community=community,
            room_id=room,
            topic_id=pk,
            year=day.year,
            on_day=day.month * 100 + day.day,
            answerers=answerers,
        )
        for (room, day), found in best.items()
        for answerers, pk in sorted(found, reverse=True)[:OPENINGS]
    ], begun


def _before(community: Community, month: date) -> defaultdict[int, tuple[int, Counter[str]]]:
    """Of each room: posts in the months before, and in how many of them a word stood."""
    since = (month - timedelta(days=31 * BEFORE)).replace(day=1)
    months = Month.objects.filter(community=community, month__gte=since, month__lt=month)
    found: defaultdict[int, tuple[int, Counter[str]]] = defaultdict(lambda: (0, Counter()))
    for room, posts, words in months.values_list("room", "posts", "words"):
        earlier, heard = found[room]
        heard.update(dict(words))
        found[room] = earlier + posts, heard
    return found
