"""Bringing in talk that happened before, by the thousand: what an importer reads, or a made-up community to measure.

Rows are what the single actions would have left, written many at a time. Nobody is asked whether she may and no gate
holds anything back, since it has been said already; nobody is told either (`Deed.is_news`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from django.contrib.auth.models import AnonymousUser
from django.db import transaction

from porukka.communities import deeds
from porukka.communities.models import Community, Deed, Member, Room, Visitor
from porukka.communities.visitor import Reader
from porukka.core import statistics
from porukka.discussions.actions import lengthening, marking
from porukka.discussions.actions.loading_rows import (
    OldPost,
    OldTopic,
    deed_row,
    post_rows,
    reading_rows,
    topic_row,
)
from porukka.discussions.models import Mention, Post, Reading, Topic
from porukka.discussions.pointing import pointed

__all__ = ["OldPost", "OldTopic", "load"]

BATCH = 2_000  # posts in one transaction, or one topic if it has more: others write in between
ROWS = 500  # in one statement


def load(
    community: Community,
    topics: Iterable[OldTopic],
    *,
    then: Callable[[list[Post]], None] = lambda posts: None,
    bringing: int | None = None,
    size: int | None = None,
) -> int:
    """Write these topics and their posts, in transactions of about BATCH posts; holds no more than that in memory.

    then: called with the posts of each transaction, inside it; bringing: id of what brings them along, for which one
    deed a transaction is recorded ("topics.brought") instead of one for each post; size: instead of BATCH.
    Returns how many posts there were. Raises ValueError for a room or member of another community, an empty or too
    long title, posts that are not in the order of their times, an answer to what comes later or is not there, and
    what `render_post` raises: nothing of that transaction is kept then, those before it are.
    """
    written = counted = 0
    for batch in _batches(topics, size or BATCH):
        written += _load_batch(community, batch, then, bringing)
        if written > counted * 8:  # what the database knows of its tables is of a community that was empty
            statistics.refresh()
            counted = written
    return written


def _batches(topics: Iterable[OldTopic], size: int) -> Iterator[list[OldTopic]]:
    batch: list[OldTopic] = []
    posts = 0
    for topic in topics:
        batch.append(topic)
        posts += len(topic.posts)
        if posts >= size:
            yield batch
            batch, posts = [], 0
    if batch:
        yield batch


@transaction.atomic
def _load_batch(
    community: Community, batch: list[OldTopic], then: Callable[[list[Post]], None], bringing: int | None
) -> int:
    writers = _writers(community, batch)
    _check(community, batch)
    taken: set[int] = set()
    topics: dict[int, Topic] = {}
    posts: list[Post] = []
    readings, done, named = [], [], []
    for old in batch:
        topic = topic_row(community, old, taken) if old.onto is None else lengthening.locked(community, old)
        earlier = {} if old.onto is None else lengthening.answered(topic, old)
        said = post_rows(topic, old, writers, taken, earlier)
        topics[topic.pk] = topic
        posts += said
        readings += reading_rows(said, writers)
        done += [deed_row(topic, post) for post in said]
        named += [(post, one.named) for post, one in zip(said, old.posts, strict=True) if one.named]
    longer = {old.onto for old in batch if old.onto is not None}
    Topic.objects.bulk_create([one for pk, one in topics.items() if pk not in longer], batch_size=ROWS)
    Post.objects.bulk_create(posts, batch_size=ROWS)
    Reading.objects.bulk_create(readings, batch_size=ROWS, ignore_conflicts=True)
    for pk in longer:
        lengthening.count(topics[pk], [post for post in posts if post.topic_id == pk])
    _keep_marks(topics, posts, named)
    if bringing is not None:
        facts = {"topics": [str(pk) for pk in topics]}
        done = [Deed(community_id=community.pk, kind="topics.brought", subject=bringing, data=facts)]
    deeds.record_old(community.pk, sorted(done, key=lambda deed: deed.at))
    then(posts)
    return len(posts)


def _check(community: Community, batch: list[OldTopic]) -> None:
    rooms = {old.room for old in batch}
    if Room.objects.filter(community_id=community.pk, pk__in=rooms).count() != len(rooms):
        raise ValueError("no such room in this community")
    for old in batch:
        if not 0 < len(old.title) <= Topic.TITLE_LENGTH or not old.posts:
            raise ValueError(f"a topic has an opening and a title of at most {Topic.TITLE_LENGTH} characters")
        moments = [post.made_at for post in old.posts]
        if moments != sorted(moments):
            raise ValueError(f"the posts of {old.title!r} are not in the order of their times")
        answers = [(number, post.reply_to) for number, post in enumerate(old.posts)]
        if any(asked is not None and not 0 <= asked < number for number, asked in answers):
            raise ValueError(f"a post of {old.title!r} answers one that comes later")


def _writers(community: Community, batch: list[OldTopic]) -> dict[int | None, Reader]:
    """By their ids; whoever is gone writes as a visitor would."""
    found: dict[int | None, Reader] = {None: Visitor(community, AnonymousUser())}
    said = [post for old in batch for post in old.posts]
    authors = {post.author for post in said if post.author is not None} | {
        pk for post in said for pk in post.named
    }
    members = Member.objects.filter(community_id=community.pk, pk__in=authors)
    found |= {member.pk: member for member in members.select_related("community", "person")}
    if missing := authors - found.keys():
        raise ValueError(f"no such member in this community: {min(missing)}")
    return found


def _keep_marks(topics: dict[int, Topic], posts: list[Post], named: list[tuple[Post, Sequence[int]]]) -> None:
    """Whom and what the words name. It is no news to those named, and calls nobody."""
    for post in posts:
        if pointed(post.html) != marking.NOTHING or "/c/" in post.html:
            marking.keep(topics[post.topic_id], post)
    rows = [
        Mention(community_id=post.community_id, post=post, member_id=member)
        for post, members in named
        for member in members
    ]
    Mention.objects.bulk_create(rows, batch_size=ROWS, ignore_conflicts=True)
