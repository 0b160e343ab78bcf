"""One topic and a window of its posts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import models
from django.db.models import OuterRef, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce
from django.http import Http404
from django.utils import timezone

from porukka.communities.likeness import READER
from porukka.communities.models import Member, blocked_by
from porukka.communities.visitor import Reader
from porukka.core.prepared import MOMENT, NUMBER, prepared
from porukka.discussions import rules
from porukka.discussions.addresses import WINDOW, topic_url
from porukka.discussions.drawing.posts import Block, block_of
from porukka.discussions.following import Follow, with_choice
from porukka.discussions.models import Post, Reading, Topic
from porukka.discussions.queries.own_marks import own_marks
from porukka.discussions.queries.saved import SavedHere, saved_here
from porukka.discussions.queries.trail import TrailRow, trail_of


@dataclass(frozen=True)
class TopicPage:
    """block: the posts, own: what about them is the reader's own; first_unread: number of the first post not read
    yet, None if all is read or a visitor reads; before, after: numbers to ask for with ?at=, None at the ends;
    read_to: what reading this window means."""

    topic: Topic
    url: str
    block: Block
    first_unread: int | None
    before: int | None
    after: int | None
    read_to: int
    may_keep_order: bool
    may_welcome: bool
    trail: list[TrailRow]
    blocked: list[int]  # whom this reader has blocked
    saved: SavedHere
    reader: Reader

    def posts(self, csrf_input: Any, notes: Mapping[int, str]) -> bytes:
        """The posts as this reader sees them, as UTF-8. notes: to herself, below posts of hers."""
        own = own_marks(
            self.reader,
            self.block,
            saved=self.saved.posts,
            blocked=self.blocked,
            notes=notes,
            csrf_input=csrf_input,
        )
        new_at = self.block.place_at(self.first_unread) if self.first_unread else None
        return self.block.html(own, new_at, csrf_input)


# of whoever opened or closed it only the name is shown; faces and tags stand in lists
_NOT_ASKED = (
    "faces",
    "tags",
    *(
        f"{who}__{field.attname}"
        for who in ("author", "closed_by")
        for field in Member._meta.concrete_fields
        if field.attname not in ("id", "community_id", "name")
    ),
)


@prepared(reader=READER, pk=NUMBER, horizon=MOMENT)
def _topics(reader: Reader, pk: int, horizon: datetime) -> QuerySet[Topic]:
    found = Topic.objects.the_visible(reader, pk).select_related("room", "author", "closed_by")
    return with_choice(found.defer(*_NOT_ASKED), reader, Follow.Kind.TOPIC).annotate(**_hers(reader, horizon))


def _hers(reader: Reader, horizon: datetime) -> dict[str, Any]:
    """How far she has read, and the number of the first living post behind that; what is before her horizon counts
    as read."""
    if not reader.is_member:
        nothing = Value(None, models.IntegerField())
        return {"seen": nothing, "unread": nothing}
    read = Reading.objects.filter(community=reader.community_id, member=reader.pk, topic=OuterRef("pk"))
    seen = Subquery(read.values("number"))
    posts = Post.objects.filter(
        community=reader.community_id, topic=OuterRef("pk"), made_at__gt=horizon, deleted_at=None
    )
    behind = posts.filter(number__gt=Coalesce(OuterRef("seen"), -1)).order_by("number")
    return {"seen": seen, "unread": Subquery(behind.values("number")[:1])}


def find_topic(reader: Reader, pk: int) -> Topic:
    """The topic with its room, and the names of whoever opened and closed it, or Http404; `choice` on it is whether
    this reader follows it, `seen` how far she has read, None for not at all, and `unread` what she goes on with."""
    horizon = Reading.horizon(reader) if isinstance(reader, Member) else timezone.now()
    found: list[Topic] = _topics(reader=reader, pk=pk, horizon=horizon)
    if not found:
        raise Http404
    found[0].community = reader.community
    return found[0]


def topic_page(reader: Reader, topic: Topic, at: int | None = 0) -> TopicPage:
    """The window of posts that has number `at`; None: the first unread, or the last words if all is read.

    No query where somebody like her has read the window since it changed, else some; in a private or secret
    room two, which ask for its owners, one if the topic was put in order, one if she has saved something, and one if
    she has blocked somebody.
    """
    first_unread = _first_unread(reader, topic)
    if at is None:
        at = topic.last_living if first_unread is None else first_unread
    start = max(0, min(at, topic.last_number)) // WINDOW * WINDOW
    keeps_order = rules.may_keep_order(reader, topic.room)
    hides_here = rules.may_hide_in(reader, topic.room)
    facts = {
        "hides_here": hides_here,
        "sees_writers": rules.sees_writers(reader, topic.room, hides_here=hides_here),
        "may_accept": rules.may_accept(reader, topic, keeps_order=keeps_order),
        "may_reply": rules.may_reply(reader, topic),
    }
    block = block_of(reader, topic, start, **facts)
    if start and block.is_empty_for(reader):  # everything there has been deleted
        start = topic.last_living // WINDOW * WINDOW
        block = block_of(reader, topic, start, **facts)
    end = start + WINDOW - 1
    return TopicPage(
        topic=topic,
        url=topic_url(reader.community.slug, topic),
        block=block,
        first_unread=first_unread,
        before=start - WINDOW if start else None,
        after=start + WINDOW if topic.last_living > end else None,
        read_to=min(end, topic.last_number),
        may_keep_order=keeps_order,
        may_welcome=rules.may_welcome_with(reader, topic),
        trail=trail_of(reader, topic) if topic.has_trail else [],
        blocked=sorted(blocked_by(reader)),
        saved=saved_here(reader, topic),
        reader=reader,
    )


def _first_unread(reader: Reader, topic: Topic) -> int | None:
    """Number of the first living post the member has not read."""
    seen = -1 if topic.seen is None else topic.seen  # type: ignore[attr-defined]
    if not isinstance(reader, Member) or seen >= topic.last_living:
        return None
    found: int | None = topic.unread  # type: ignore[attr-defined]
    return found
