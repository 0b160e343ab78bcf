"""What a founder thought people care about, beside what they talk about: the gap between the two."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import timedelta

from django.core.cache import caches
from django.db.models import Count, Q
from django.utils import timezone

from porukka.communities.models import Community, Member, Room
from porukka.communities.visitor import Reader
from porukka.discussions.following import Follow
from porukka.discussions.marks import PostTag, Tag, tag_id, tag_url
from porukka.purpose.models import Statement
from porukka.purpose.models.stating import INTERESTS

WINDOW = timedelta(days=90)
MOST_REAL = 12  # interests that nobody assumed
STEP = 5  # who follows a tag is her own affair: only every fifth follower is told
KEPT = 3600  # seconds that numbers are kept; words are read anew each time

Counted = dict[int, tuple[int, int]]  # tag → people who wrote with it, and who follow it


@dataclass(frozen=True)
class Interest:
    """people: members who wrote with the tag in open rooms in WINDOW; followers: at least so many follow it, in
    steps of STEP; url: "" if there is no such tag where this reader may look."""

    words: str
    url: str
    is_assumed: bool
    people: int
    followers: int


def words_of(line: str) -> list[str]:
    """The words of a line of interests."""
    return [word.strip() for word in line.split(",") if word.strip()]


def interests(reader: Reader, statement: Statement | None) -> list[Interest]:
    """Assumed and real ones, those that most people talk about first; nothing for guests, who see a part only.

    One query while the numbers are kept, three more when they are counted anew.
    """
    if not reader.is_member or reader.is_guest:
        return []
    community = reader.community
    assumed = {
        tag_id(community.pk, word): word
        for word in words_of(statement.parts.get(INTERESTS, "") if statement else "")
    }
    version = statement.version if statement else 0
    counted: Counted = caches["hot"].get_or_set(  # type: ignore[assignment]
        f"purpose-interests:{community.pk}:{version}", lambda: _counted(community, assumed), KEPT
    )
    seen = {tag.pk: tag.name for tag in Tag.objects.visible_to(reader).filter(pk__in=counted)}
    rows = [
        Interest(
            seen.get(pk, assumed.get(pk, "")),
            tag_url(community.slug, pk, seen[pk]) if pk in seen else "",
            pk in assumed,
            people if pk in seen else 0,
            followers if pk in seen else 0,
        )
        for pk, (people, followers) in counted.items()
        if pk in seen or pk in assumed
    ]
    return sorted(rows, key=lambda row: (-row.people, row.words.casefold()))


def _counted(community: Community, assumed: Collection[int]) -> Counted:
    """Numbers by the id of a tag: of those assumed, and the MOST_REAL most people talk about."""
    here = PostTag.objects.filter(
        community=community,
        topic__room__kind=Room.Kind.OPEN,
        topic__deleted_at=None,
        post__deleted_at=None,
        post__made_at__gt=timezone.now() - WINDOW,
    )
    by_tag = here.values("tag").annotate(people=Count("post__author", distinct=True)).filter(people__gt=0)
    rows = [*by_tag.filter(tag__in=assumed)]
    rows += by_tag.exclude(tag__in=assumed).order_by("-people", "tag")[:MOST_REAL]
    people = dict.fromkeys(assumed, 0) | {row["tag"]: row["people"] for row in rows}
    inside = Member.objects.active().filter(community=community)
    follow = Follow.objects.filter(
        Q(kind=Follow.Kind.TAG, state=Follow.State.FOLLOW),
        community=community,
        subject__in=people,
        member__in=inside.values("pk"),
    )
    followers = dict(follow.values_list("subject").annotate(Count("pk")))
    return {pk: (count, followers.get(pk, 0) // STEP * STEP) for pk, count in people.items()}
