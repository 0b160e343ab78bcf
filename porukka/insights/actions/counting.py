"""What the posts of a discussion count for. Reads posts, writes nothing; the edge rule itself is in `measures`."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.db.models import Min, QuerySet
from django.db.models.functions import Substr

from porukka.communities.models import Community
from porukka.discussions.models import Mention, Post, Topic
from porukka.insights.archives.found import words_in
from porukka.insights.measures.conversation import FEWEST_WORDS, Said, hearer_of
from porukka.insights.models import UNKNOWN, Counted

LOOKED_AT = 300  # letters of a post, to see whether it has two words
FIELDS = (
    "pk", "topic_id", "topic__room_id", "topic__deleted_at", "number", "author_id", "alias",
    "reply_to__pk", "reply_to__author_id", "reply_to__alias", "made_at", "deleted_at", "hidden_at", "start",
)  # fmt: skip


def of_topic(community: Community, topic: int) -> dict[int, Counted]:
    """Post → what it counts for, of every standing post of a discussion."""
    rows = list(_rows(Post.objects.filter(community_id=community.pk, topic=topic).order_by("number")))
    if not rows or rows[0]["topic__deleted_at"] is not None:
        return {}
    named = _named(community, (row["pk"] for row in rows))
    starter, last_other = _key(rows[0]), ""
    found: dict[int, Counted] = {}
    for row in rows:
        key = _key(row)
        if not _stands(row):
            continue
        found[row["pk"]] = _counted(community, row, named.get(row["pk"]), starter, last_other)
        if key != starter:
            last_other = key
    return found


def of_post(community: Community, post: int) -> dict[int, Counted]:
    """The same of one post, at the same cost however long its discussion is."""
    row = next(iter(_rows(Post.objects.filter(community_id=community.pk, pk=post))), None)
    if row is None or not _stands(row) or row["topic__deleted_at"] is not None:
        return {}
    topic = Post.objects.filter(community_id=community.pk, topic=row["topic_id"])
    starter = _key(_rows(topic.filter(number=0)).get()) if row["number"] else _key(row)
    last_other = ""
    if _key(row) == starter and row["number"]:
        before = topic.filter(number__lt=row["number"], deleted_at=None, hidden_at=None).order_by("-number")
        others = (_key(one) for one in _rows(before).iterator(chunk_size=50))
        last_other = next((key for key in others if key != starter), "")
    return {post: _counted(community, row, _named(community, [post]).get(post), starter, last_other)}


def topics_of(community: Community) -> QuerySet[Topic, int]:
    return (
        Topic.objects.filter(community=community, deleted_at=None).order_by("pk").values_list("pk", flat=True)
    )


def _rows(posts: QuerySet[Post]) -> QuerySet[Post, dict[str, Any]]:
    return posts.annotate(start=Substr("text", 1, LOOKED_AT)).values(*FIELDS)


def _stands(row: dict[str, Any]) -> bool:
    return row["deleted_at"] is None and row["hidden_at"] is None


def _key(row: dict[str, Any], prefix: str = "") -> str:
    """Who wrote it, as the edge rule tells people apart: one without her name by her number in this discussion."""
    if row[f"{prefix}author_id"] is not None:
        return str(row[f"{prefix}author_id"])
    alias = row[f"{prefix}alias"]
    return f"~{alias}" if alias is not None else f"~erased {row[f'{prefix}pk']}"


def _member(key: str) -> int:
    return UNKNOWN if key.startswith("~") else int(key)


def _named(community: Community, posts: Iterable[int]) -> dict[int, int]:
    """Post → the member it names first."""
    mentions = Mention.objects.filter(community_id=community.pk, post__in=list(posts))
    first = mentions.values("post").annotate(first=Min("pk")).values("first")
    return dict(Mention.objects.filter(pk__in=first).values_list("post", "member"))


def _counted(
    community: Community, row: dict[str, Any], named: int | None, starter: str, last_other: str
) -> Counted:
    author = _key(row)
    answered = _key(row, "reply_to__") if row["reply_to__pk"] is not None else ""
    said = Said(str(row["pk"]), "", author, row["made_at"], "", (str(named),) if named else ())
    hearer = hearer_of(said, answered, starter, last_other) if row["number"] else ""
    return Counted(
        post_id=row["pk"],
        community_id=community.pk,
        topic=row["topic_id"],
        room_id=row["topic__room_id"],
        day=day_of(community, row["made_at"]),
        teller=_member(author),
        hearer=_member(hearer) if hearer else None,
        starts=row["number"] == 0,
        ties=words_in(row["start"] or "") >= FEWEST_WORDS,
    )


def day_of(community: Community, at: datetime) -> Any:
    """The community's day at a moment."""
    return at.astimezone(ZoneInfo(community.time_zone)).date()
