"""The index follows what is written. Everything here may run twice."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable

from django.db import transaction
from django.db.models import Q

from porukka.communities import deeds
from porukka.communities.models import Community, Cursor
from porukka.core.text import plain
from porukka.core.words.analyser import version
from porukka.discussions.marks import PostTag
from porukka.discussions.models import Post
from porukka.pages.models import Page
from porukka.search import languages
from porukka.search.actions.indexing_pages import index_page
from porukka.search.engine import tokens
from porukka.search.models import Analysis, Entry

SUBSCRIBER = "search"
BATCH = 500
HOLDS = "pages"  # what the index holds besides posts; another word makes it anew


def index(posts: Iterable[int], community: Community) -> int:
    """Bring the entries of these posts in line with the posts: made, made anew, or taken out.

    posts: ids. Returns how many stand in the index now.
    """
    wanted = set(posts)
    living = (
        # by their ids alone: of a long list SQLite thinks that "of this community" were shorter, and reads all posts
        Post.objects.filter(
            Q(deleted_at=None) | Q(number=0),  # a deleted opening has still its title, which everybody reads
            pk__in=wanted,
            hidden_at=None,
            topic__deleted_at=None,
        )
        .select_related("topic")
        .iterator(chunk_size=BATCH)
    )
    tags: defaultdict[int, list[int]] = defaultdict(list)
    for post_id, tag in PostTag.objects.filter(post__in=wanted).values_list("post", "tag"):
        tags[post_id].append(tag)
    entries = [_entry(post, community, tags[post.pk]) for post in living if post.community_id == community.pk]
    gone = wanted - {entry.post_id for entry in entries}
    with transaction.atomic():
        Entry.objects.filter(community_id=community.pk, post__in=gone).delete()
        Entry.objects.bulk_create(
            entries,
            update_conflicts=True,
            unique_fields=["post"],
            update_fields=["topic", "room", "words"],
            batch_size=BATCH,
        )
        # last: whoever holds the row holds the cursor, too, so nobody waits for somebody who waits for her
        _count(wanted, community)
    return len(entries)


def _count(posts: Collection[int], community: Community) -> None:
    """Each of these has changed. The row is held until the end, so numbers come in the order of commits."""
    kept = Analysis.objects.select_for_update(no_key=True).filter(community=community).first()
    if kept is None:
        return
    kept.changes += len(posts)
    recent = [*kept.recent.split(), *map(str, posts)] if len(posts) <= Analysis.RECENT else []
    kept.recent = " ".join(recent[-Analysis.RECENT :])
    kept.save(update_fields=["changes", "recent"])


def index_topic(topic_id: int, community: Community) -> None:
    """Every post of a topic: it was moved, split, merged, or went and came back as a whole."""
    indexed = Entry.objects.filter(community_id=community.pk, topic=topic_id).values_list(
        "post_id", flat=True
    )
    posts = Post.objects.filter(community_id=community.pk, topic=topic_id).values_list("pk", flat=True)
    every = sorted({*indexed, *posts})
    for start in range(0, len(every), BATCH):
        index(every[start : start + BATCH], community)


def index_all(community: Community) -> None:
    """Every post and page of a community at once, and go on from there by its deeds: for whoever fills one so."""
    with transaction.atomic():
        deeds.pass_over(community.pk, [SUBSCRIBER])
        posts = list(
            Post.objects.filter(community_id=community.pk).order_by("pk").values_list("pk", flat=True)
        )
        for start in range(0, len(posts), BATCH):
            index(posts[start : start + BATCH], community)
        for page in Page.objects.filter(community_id=community.pk).values_list("pk", flat=True):
            index_page(page, community)
        Analysis.objects.update_or_create(community=community, defaults={"version": today()})


def _entry(post: Post, community: Community, tags: Iterable[int]) -> Entry:
    text = plain(post.html) if post.deleted_at is None else ""
    if post.is_opening:
        text = f"{post.topic.title}\n{text}"
    spoken = languages.of_text(community, post.lang)
    return Entry(
        post=post,
        community_id=community.pk,
        topic_id=post.topic_id,
        room_id=post.topic.room_id,
        words=tokens.of_post(text, post.topic.title, spoken, _facts(post, tags)),
    )


def _facts(post: Post, tags: Iterable[int]) -> list[str]:
    """What can be asked for beside words. Of a post without a name not even its author."""
    facts = [tokens.of_room(post.topic.room_id), *map(tokens.of_tag, tags)]
    if post.is_opening:
        facts.append(tokens.OPENING)
    if post.author_id:
        facts.append(tokens.of_author(post.author_id))
    if post.attached and post.deleted_at is None:
        facts.append(tokens.WITH_FILES)
    return facts


def today() -> str:
    """What an index is made of today: by which analysis, and of what besides posts."""
    return f"{version()}-{HOLDS}"


def start_anew() -> int:
    """Read all deeds again in every community whose index was made by another analysis than today's.

    What stands in the index is found meanwhile. Returns in how many communities.
    """
    stale = Community.objects.exclude(pk__in=Analysis.objects.filter(version=today()).values("community"))
    begun = 0
    for community in stale.iterator():
        with transaction.atomic():
            Cursor.objects.filter(community=community, subscriber=SUBSCRIBER).update(seq=0)
            Analysis.objects.update_or_create(community=community, defaults={"version": today()})
        begun += 1
    return begun
