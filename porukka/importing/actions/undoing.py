"""An import is taken back whole, within thirty days, in transactions of some discussions each."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django.db import transaction
from django.db.models import Exists, OuterRef
from django.utils import timezone
from django.utils.translation import gettext as _

from porukka.communities import deeds
from porukka.communities.models import Deed, Member
from porukka.discussions.actions.counting import recount
from porukka.discussions.models import Mention, Post, Topic
from porukka.importing.models import Author, Brought, Import
from porukka.importing.telling import CannotBring

SOME = 50  # discussions in one transaction


@dataclass
class Taken:
    """posts: taken back; topics: discussions that went; kept: those that stay, since members have written there."""

    posts: int = 0
    topics: int = 0
    kept: int = 0


def take_back(batch: Import, step: Callable[[int], None] = lambda posts: None) -> Taken:
    """Take out every post that this import brought, and the people who wrote nothing else.

    They are deleted like any other: out of sight at once, gone for good after thirty days. A discussion in which
    somebody has written here stays, without them. Afterwards the same file can be brought again. Broken off, it goes
    on when asked again. step: told how many posts. Raises CannotBring after thirty days, or a second time.
    """
    if batch.undone_at is not None:
        raise CannotBring(_("That import has been taken back already."))
    if not batch.can_be_undone:
        raise CannotBring(_("An import can be taken back for 30 days. That time has passed."))
    taken = Taken()
    Import.objects.filter(pk=batch.pk).update(finished_at=None)  # it is no longer whole
    while topics := _some(batch):
        _take(batch, topics, taken)
        step(taken.posts)
    Brought.objects.filter(community_id=batch.community_id, batch=batch).delete()  # of posts that are purged
    _forget_people(batch)
    Import.objects.filter(pk=batch.pk).update(undone_at=timezone.now())
    return taken


def _some(batch: Import) -> list[int]:
    rows = Brought.objects.filter(community_id=batch.community_id, batch=batch, post__isnull=False)
    return list(rows.order_by("post__topic").values_list("post__topic", flat=True).distinct()[:SOME])


@transaction.atomic
def _take(batch: Import, topics: list[int], taken: Taken) -> None:
    now = timezone.now()
    brought = Brought.objects.filter(community_id=batch.community_id, batch=batch)
    rows = Topic.objects.select_for_update(no_key=True).filter(pk__in=topics).order_by("pk")
    for topic in rows:
        ours = brought.filter(post__topic=topic)
        posts = Post.objects.filter(community_id=batch.community_id, topic=topic)
        mine = posts.filter(pk__in=ours.values("post"))
        taken.posts += mine.count()
        others = posts.filter(deleted_at=None).exclude(Exists(ours.filter(post=OuterRef("pk"))))
        Mention.objects.filter(community_id=batch.community_id, post__in=mine).delete()
        if others.exists():
            mine.filter(deleted_at=None).update(deleted_at=now)
            recount(topic, None)
            taken.kept += 1
        else:
            mine.filter(deleted_at=None).update(deleted_at=now)
            if topic.deleted_at is None:
                Topic.objects.filter(pk=topic.pk).update(deleted_at=now)
            taken.topics += 1
        ours.delete()
    facts = {"topics": [str(pk) for pk in topics]}
    done = Deed(community_id=batch.community_id, kind="topics.taken_back", subject=batch.pk, data=facts)
    deeds.record_old(batch.community_id, [done])


@transaction.atomic
def _forget_people(batch: Import) -> None:
    """The members made for these words, as far as no other words of theirs stand."""
    standing = Post.objects.filter(community=batch.community_id, author=OuterRef("pk"), deleted_at=None)
    authors = Author.objects.filter(community_id=batch.community_id, source=batch.source)
    idle = Member.objects.filter(
        ~Exists(standing), community=batch.community_id, person=None, pk__in=authors.values("member")
    )
    ids = list(idle.filter(pk__in=authors.filter(is_ours=True).values("member")).values_list("pk", flat=True))
    authors.filter(is_ours=False).filter(~Exists(standing.filter(author=OuterRef("member")))).delete()
    for start in range(0, len(ids), 500):
        Member.objects.filter(pk__in=ids[start : start + 500]).delete()
