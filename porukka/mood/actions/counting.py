"""The counts follow what is written. Each change adds or takes away the difference; all of it may run twice."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from datetime import timedelta
from typing import Any

from django.db import models, transaction
from django.db.models import F, Q

from porukka.communities.models import Community, Cursor, Ledger, Room
from porukka.discussions.models import Topic
from porukka.mood.actions import hearing
from porukka.mood.classifier import NEGATIVE, NEUTRAL, POSITIVE
from porukka.mood.models import Counted, Heard, MoodDay, WordWeek, heard_rooms

SUBSCRIBER = PART = "mood"
BATCH = 500
COLUMN = {NEGATIVE: "negative", NEUTRAL: "neutral", POSITIVE: "positive"}
Key = tuple[Any, ...]


@transaction.atomic
def count_post(community: Community, post: int) -> None:
    """A post was written or edited, or somebody said what she hears in it."""
    _bring_in_line(community, Heard.objects.filter(post=post), hearing.of_posts(community, [post]))


@transaction.atomic
def count_topics(community: Community, topics: Iterable[int]) -> None:
    """Discussions began, changed rooms or posts, went or came back; or one of their posts did."""
    wanted_topics = sorted(set(topics))
    every = list(hearing.posts_of(community, wanted_topics))
    # two queries: for one with OR, SQLite reads all that is kept of the community
    of_topics = Heard.objects.filter(community_id=community.pk, topic__in=wanted_topics)
    kept = [*of_topics, *Heard.objects.filter(post__in=every)]
    _bring_in_line(community, kept, hearing.of_posts(community, every))


@transaction.atomic
def count_room(community: Community, room: int) -> None:
    """A room was edited, or somebody chose whether its mood is heard: it is counted anew only if that changed."""
    own = Heard.objects.filter(community_id=community.pk, room=room)
    is_heard = heard_rooms(Room.objects.filter(community_id=community.pk, pk=room)).exists()
    if is_heard == own.exists():
        return
    own.delete()
    for table in (MoodDay, WordWeek):
        table.objects.filter(community_id=community.pk, room=room).delete()
    _add_all(community, _topics(community).filter(room=room).values_list("pk", flat=True))


@transaction.atomic
def rebuild(community: Community, step: Callable[[int], None] = lambda posts: None) -> int:
    """Make a community's counts anew from its posts, and go on from there by its deeds. What people said stays.

    step: called with the number of posts read so far, for a bar of progress. Returns how many posts count.
    """
    Cursor.objects.get_or_create(community=community, subscriber=SUBSCRIBER)
    cursor = Cursor.objects.select_for_update(no_key=True).get(community=community, subscriber=SUBSCRIBER)
    cursor.seq = Ledger.objects.filter(pk=community.pk).values_list("last_seq", flat=True).first() or 0
    for table in (Heard, MoodDay, WordWeek):
        table.objects.filter(community=community).delete()
    _add_all(community, _topics(community).values_list("pk", flat=True), step)
    Counted.objects.update_or_create(
        community=community, defaults={"version": Counted.VERSION, "zone": community.time_zone}
    )
    cursor.save(update_fields=["seq"])
    return Heard.objects.filter(community=community).count()


@transaction.atomic
def start_anew(community: Community) -> None:
    """Forget the counts and read all deeds again, a few in each transaction: writers need not wait for it."""
    for table in (Heard, MoodDay, WordWeek):
        table.objects.filter(community=community).delete()
    Cursor.objects.filter(community=community, subscriber=SUBSCRIBER).update(seq=0)
    Counted.objects.update_or_create(
        community=community, defaults={"version": Counted.VERSION, "zone": community.time_zone}
    )


@transaction.atomic
def forget(community: Community) -> None:
    """Mood is switched off here: nothing is kept of what was heard but what people said themselves."""
    for table in (Heard, MoodDay, WordWeek, Counted):
        table.objects.filter(community=community).delete()


def stale() -> list[Community]:
    """Communities with the mood in use whose counts are missing, of another version, or of other days than theirs."""
    fine = Counted.objects.filter(version=Counted.VERSION, zone=models.OuterRef("time_zone"))
    without = Community.objects.exclude(models.Exists(fine.filter(community=models.OuterRef("pk"))))
    return [one for one in without.order_by("pk") if PART not in one.off]


@transaction.atomic
def purge(community: Community) -> int:
    """Let rare words of weeks that are over go, and all words of old weeks. Returns how many rows went."""
    first = hearing.first_week(community)
    settled = first + timedelta(weeks=WordWeek.WEEKS - WordWeek.SETTLED)
    rows = WordWeek.objects.filter(community_id=community.pk)
    gone, _by_table = rows.filter(Q(week__lt=first) | Q(week__lt=settled, posts__lt=WordWeek.FEWEST)).delete()
    Heard.objects.filter(community_id=community.pk, day__lt=first).exclude(words="").update(words="")
    return gone


def _topics(community: Community) -> models.QuerySet[Topic]:
    return Topic.objects.filter(community_id=community.pk, deleted_at=None).order_by("pk")


def _add_all(
    community: Community, topics: Iterable[int], step: Callable[[int], None] = lambda posts: None
) -> None:
    read, waiting = 0, list(topics)
    for start in range(0, len(waiting), BATCH):
        posts = list(hearing.posts_of(community, waiting[start : start + BATCH]))
        for begin in range(0, len(posts), BATCH):
            some = posts[begin : begin + BATCH]
            _bring_in_line(community, Heard.objects.none(), hearing.of_posts(community, some))
            step(read := read + len(some))


def _bring_in_line(community: Community, kept: Iterable[Heard], wanted: Mapping[int, Heard]) -> None:
    """Write the difference between what was counted and what is to be."""
    before = {row.post_id: row for row in kept}
    changed = [row for pk, row in wanted.items() if pk not in before or _facts(before[pk]) != _facts(row)]
    gone = [row for pk, row in before.items() if pk not in wanted]
    if not (changed or gone):
        return
    Heard.objects.filter(post__in=[row.post_id for row in gone]).delete()
    Heard.objects.bulk_create(
        changed,
        update_conflicts=True,
        unique_fields=["post"],
        update_fields=["topic", "room", "day", "machine", "label", "asks", "words"],
        batch_size=BATCH,
    )
    days: dict[Key, Counter[str]] = {}
    weeks: dict[Key, Counter[str]] = {}
    for row in changed:
        _count(row, 1, days, weeks)
    for row in [*gone, *(before[row.post_id] for row in changed if row.post_id in before)]:
        _count(row, -1, days, weeks)
    _add(MoodDay, community, ("room_id", "day"), days)
    _add(WordWeek, community, ("room_id", "week", "word"), weeks)


def _facts(row: Heard) -> Key:
    return row.topic, row.room_id, row.day, row.machine, row.label, row.asks, row.words


def _count(row: Heard, sign: int, days: dict[Key, Counter[str]], weeks: dict[Key, Counter[str]]) -> None:
    column = COLUMN.get(row.label, "")
    if column:
        days.setdefault((row.room_id, row.day), Counter())[column] += sign
    for word in row.words.split():
        change = weeks.setdefault((row.room_id, hearing.week_of(row.day), word), Counter())
        change["posts"] += sign
        if column in ("negative", "positive"):
            change[column] += sign


def _add(table: Any, community: Community, names: Key, changes: Mapping[Key, Counter[str]]) -> None:
    """Add to rows: one that is missing is made, one of which nothing is left goes. A word whose row has been let go
    meanwhile has nothing to take away from."""
    own = table.objects.filter(community=community)
    made = []
    for key, change in changes.items():
        if not any(change.values()):
            continue
        facts = dict(zip(names, key, strict=True))
        if own.filter(**facts).update(**{name: F(name) + number for name, number in change.items()}):
            if min(change.values()) < 0:
                own.filter(**facts, **_nothing(table)).delete()
        elif max(change.values()) > 0:
            made.append(table(community=community, **facts, **change))
    table.objects.bulk_create(made, batch_size=BATCH)


def _nothing(table: Any) -> dict[str, int]:
    return {"posts__lte": 0} if table is WordWeek else {"negative": 0, "neutral": 0, "positive": 0}
