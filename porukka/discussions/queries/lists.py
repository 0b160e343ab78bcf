"""Lists of topics: chronological, by one of two named orders, and nothing else."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from django.db.models import Q

from porukka.communities.models import Room
from porukka.communities.queries import Face, faces
from porukka.communities.visitor import Reader
from porukka.core.ids import from_text
from porukka.discussions.addresses import topic_url
from porukka.discussions.following import followed, muted
from porukka.discussions.marks import tag_url
from porukka.discussions.models import PostTag, Reading, Topic, TopicQuerySet
from porukka.discussions.queries.welcome import Welcome, welcome_of
from porukka.discussions.queries.writers import veiled_face
from porukka.discussions.veils import ASKER

A_PAGE = 30
MOST_PINNED = Topic.MOST_PINNED * Room.MOST  # all there can be
ORDERS = ("answered", "started")
SHOWN = ("all", "unread", "following")
OPEN_QUESTIONS = "open"  # in rooms for questions
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MICROSECOND = timedelta(microseconds=1)


@dataclass(frozen=True)
class TopicRow:
    """One line of a list. url: of an unread topic, the first post not read yet; at: the time of its order;
    tags: as words and address."""

    id: int
    title: str
    url: str
    room_id: int
    room_name: str
    author: Face | None
    at: datetime
    replies: int
    speakers: int
    faces: list[Face]
    is_unread: bool
    is_closed: bool
    tags: list[tuple[str, str]]
    is_muted: bool = False
    is_solved: bool | None = None  # None: nothing was asked there

    @property
    def pk(self) -> int:
        return self.id


@dataclass(frozen=True)
class TopicList:
    """pinned: stand above the others on the first page; after: the key of the next page, "" on the last;
    welcome: what greets everybody above all of them, on the first page of the whole community."""

    pinned: list[TopicRow]
    rows: list[TopicRow]
    after: str
    welcome: Welcome | None = None


def topic_list(
    reader: Reader,
    *,
    order: str = "answered",
    show: str = "all",
    room: Room | None = None,
    tag: int | None = None,
    after: str = "",
) -> TopicList:
    """One page of topics this reader may see.

    order: "answered" (newest answer first) or "started" (newest discussion first); show: "all", "unread" or
    "following", and in a room for questions OPEN_QUESTIONS; tag: id of one that they have; after: the key a former
    page gave. Unknown words mean the first choice, a broken key the first page.
    """
    found = Topic.objects.visible_to(reader)
    if room is not None:
        found = found.filter(room=room)
    if tag is not None:
        found = found.filter(pk__in=PostTag.objects.topics_with(reader.community_id, tag))
    if show == "unread" and reader.is_member:
        found = found.unread_by(reader)  # type: ignore[arg-type]
    if show == "following" and reader.is_member:
        found = found.filter(followed(reader))
    if show == OPEN_QUESTIONS:
        found = found.filter(is_solved=False)
    if reader.mutes_count:
        found = found.annotate(is_muted=muted(reader))
    pinned: list[Topic] = []
    welcome = None
    if show == "all":  # a choice of them stands in its order, pinned or not
        if not after:
            pinned = list(found.on_top().select_related("room").order_by("-pinned_at")[: MOST_PINNED + 1])
            greets = next((topic for topic in pinned if topic.welcome_at), None)
            welcome = welcome_of(reader, greets) if room is None else None
            shown = greets if welcome and not welcome.is_put_away else None  # it stands there once
            pinned = [topic for topic in pinned if topic.pinned_at and topic is not shown]
        found = found.filter(pinned_at=None)
    found = found.newest() if order == "started" else found.latest()
    found = _after(found, order, after)
    topics = list(found.select_related("room")[: A_PAGE + 1])
    more = len(topics) > A_PAGE
    topics = topics[:A_PAGE]
    rows = _rows(reader, pinned + topics, order)
    cut = len(pinned)
    return TopicList(rows[:cut], rows[cut:], _key(topics[-1], order) if more else "", welcome)


def _key(topic: Topic, order: str) -> str:
    moment = topic.made_at if order == "started" else topic.last_at
    return f"{(moment - EPOCH) // MICROSECOND}.{topic.pk}"


def _after(found: TopicQuerySet, order: str, key: str) -> TopicQuerySet:
    micros, _dot, pk = key.partition(".")
    if not (micros.isdecimal() and pk.isdecimal() and len(micros) <= 17 and len(pk) <= 19):
        return found
    if order == "started":
        return found.filter(id__lt=int(pk))
    moment = EPOCH + int(micros) * MICROSECOND
    return found.filter(Q(last_at__lt=moment) | Q(last_at=moment, id__lt=int(pk)))


def _rows(reader: Reader, topics: list[Topic], order: str) -> list[TopicRow]:
    seen: dict[int, int] = {}
    horizon = None
    if reader.is_member:
        horizon = Reading.horizon(reader)  # type: ignore[arg-type]
        seen = dict(
            Reading.objects.filter(
                community_id=reader.community_id, member_id=reader.pk, topic__in=[t.pk for t in topics]
            ).values_list("topic_id", "number")
        )
    people = faces(
        reader.community_id,
        [pk for topic in topics for pk in (topic.author_id, *map(int, topic.faces)) if pk],
    )
    rows = []
    for topic in topics:
        read = seen.get(topic.pk, -1)
        is_muted = getattr(topic, "is_muted", False)
        unread = horizon is not None and topic.last_at > horizon and read < topic.last_living and not is_muted
        url = topic_url(reader.community.slug, topic)
        if unread and read >= 0 and not topic.has_trail:  # else that number may have gone elsewhere
            url += f"?at={read + 1}#new"
        elif unread and horizon and (topic.has_trail or topic.made_at <= horizon):
            url += "?at=new#new"  # began before what counts for her: the page looks for the place
        rows.append(
            TopicRow(
                id=topic.pk,
                title=topic.title,
                url=url,
                room_id=topic.room_id,
                room_name=topic.room.name,
                author=veiled_face(ASKER) if topic.is_veiled else people.get(topic.author_id or 0),
                at=topic.made_at if order == "started" else topic.last_at,
                replies=topic.replies,
                speakers=topic.speakers,
                faces=[people[int(pk)] for pk in topic.faces if int(pk) in people],
                is_unread=unread,
                is_closed=topic.closed_at is not None,
                is_muted=is_muted,
                tags=[
                    (f"#{name}", tag_url(reader.community.slug, from_text(pk), name))
                    for pk, name in topic.tags
                ],
                is_solved=topic.is_solved if topic.room.is_for_questions else None,
            )
        )
    return rows
